/** Markup that is already safe to send. Only `html` and `trusted` make it. */
export type Html = { readonly markup: string };

type Hole = Html | string | number | null | undefined | false | readonly Hole[];

/** Builds markup from a template. Everything put into a hole is escaped unless it is itself Html. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return { markup: parts.map((part, n) => part + (n < holes.length ? render(holes[n]) : '')).join('') };
}

/** Markup from elsewhere that has been sanitised, or is part of the program. */
export const trusted = (markup: string): Html => ({ markup });

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(hole: Hole): string {
  if (hole === null || hole === undefined || hole === false) return '';
  if (typeof hole === 'string') return escapeHtml(hole);
  if (typeof hole === 'number') return String(hole);
  if ('markup' in hole) return hole.markup;
  return hole.map(render).join('');
}
