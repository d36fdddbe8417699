import { escapeHtml } from '#kernel/html.ts';

/** Plain words as paragraphs, for the editor that knows a look. */
export const paragraphsOf = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('');

/**
 * What a word processor puts on the clipboard beside the words: comments that only it reads, style sheets, empty marks. The
 * editor's own schema drops every style and class; what is taken out here would otherwise be left as text or empty lines.
 */
export const cleanPaste = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(style|script|xml|title|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<\/?(o|w|m|v|st1):[^>]*>/gi, '')
    .replace(
      /<p\b[^>]*class="?MsoList[^>]*>([\s\S]*?)<\/p>/gi,
      (_, inner: string) => `<ul><li>${withoutBullet(inner)}</li></ul>`,
    )
    .replace(/<\/ul>\s*<ul>/g, '');

/** The bullet that a word processor writes as text before each line of a list. */
const withoutBullet = (inner: string): string =>
  inner
    .replace(/<span[^>]*mso-list:\s*Ignore[^>]*>[\s\S]*?<\/span>(\s*<\/span>)*/i, '')
    .replace(/^(\s|&nbsp;)*[·•o§-](\s|&nbsp;)+/, '');
