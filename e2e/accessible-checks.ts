import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** What a coat can change: the rest of a screen is the same in all of them. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

type RunOnly = { readonly type: 'tag' | 'rule'; readonly values: string[] };
type Found = {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly any: readonly { readonly message: string }[] }[];
  }[];
};

/** axe stays in the page, so that it is brought there once for many screens. */
async function axe(page: Page, runOnly: RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window)))
    await new AxeBuilder({ page }).setLegacyMode(true).withRules(['document-title']).analyze();
  const { violations } = await page.evaluate((only) => {
    const { run } = Reflect.get(window, 'axe') as { run: (of: Document, options: object) => Promise<Found> };
    return run(document, { runOnly: only, resultTypes: ['violations'] });
  }, runOnly);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
  );
}

export const faultsOf = (page: Page): Promise<string[]> => axe(page, { type: 'tag', values: STANDARD });

/** Light is what every screen is looked at in; each of these is looked at on top. */
export const COATS = ['dark', 'light, high contrast', 'dark, high contrast', 'forced colours'] as const;
export type Coat = (typeof COATS)[number];

/** The coat is worn while it is looked at, and taken off again. */
export async function faultsIn(page: Page, coat: Coat): Promise<string[]> {
  const forced = coat === 'forced colours';
  if (forced) await page.emulateMedia({ forcedColors: 'active' });
  const theme = coat.startsWith('dark') ? 'dark' : 'light';
  const contrast = coat.endsWith('high contrast') ? 'more' : undefined;
  await wear(page, theme, contrast);
  const faults = [
    ...(await axe(page, { type: 'rule', values: OF_COLOUR })),
    ...(forced ? (await edgeless(page)).map((one) => `without an edge: ${one}`) : []),
  ];
  if (forced) await page.emulateMedia({ forcedColors: 'none' });
  await wear(page, 'light', undefined);
  return faults.map((fault) => `${coat}: ${fault}`);
}

const wear = (page: Page, theme: string, contrast: string | undefined): Promise<void> =>
  page.evaluate(
    ([light, more]) => {
      const { dataset } = document.documentElement;
      dataset['theme'] = light ?? 'light';
      if (more === undefined) delete dataset['contrast'];
      else dataset['contrast'] = more;
    },
    [theme, contrast] as const,
  );

/** In the colours a person forces on every page, grounds and shadows are gone: what is pressed or filled in needs an edge. */
const edgeless = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.button, .input, .choice, .state, .coat [aria-pressed="true"]')]
      .filter((one) => one.checkVisibility())
      .filter((one) => {
        const { borderTopWidth, outlineWidth, outlineStyle } = getComputedStyle(one);
        const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
        return Number.parseFloat(borderTopWidth) === 0 && !outlined;
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );

/**
 * What sticks out at the side, so that a page, or the part of it that scrolls, would have to be scrolled sideways. A table,
 * a chart and tabs may scroll inside themselves.
 */
export const sticksOut = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const inside = '.table-wide, .table-box, .tabs, [role="region"][tabindex="0"]';
    const wide = [
      document.documentElement,
      ...document.querySelectorAll('.work, main, main > div, .split > *, .dialog'),
    ]
      .filter((one) => !one.matches(inside) && getComputedStyle(one).display !== 'inline')
      .findLast((one) => one.scrollWidth > one.clientWidth + 1);
    if (wide === undefined) return undefined;
    const { left, right } = wide.getBoundingClientRect();
    // The innermost that reaches beyond it is the one to mend.
    const out = [...wide.querySelectorAll('*')].findLast((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 0 && (box.right > right + 1 || box.left < left - 1) && one.closest(inside) === null;
    });
    return `${wide.className} by ${wide.scrollWidth - wide.clientWidth} px: ${out?.outerHTML.slice(0, 120) ?? ''}`;
  });

/** What is pressed and is smaller than 24 px, unless it stands in a sentence (WCAG 2.5.8). */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button:not([tabindex="-1"]), a[href], input:not([type=hidden]), select, summary',
      ),
    ]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1)
      .filter((one) => one.closest('p, dd, th, td, .body, .unseen, .skip, label') === null)
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ one, box }) => Math.min(box.height, box.width) < 23.5 && getComputedStyle(one).display !== 'inline')
      .map(({ one, box }) => `${one.outerHTML.slice(0, 90)} is ${Math.round(box.width)} by ${Math.round(box.height)}`),
  );

/** On a telephone everything that is pressed is at least 44 px high, or stands in a sentence. */
export const tooLow = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button:not([tabindex="-1"]), .button, .rail a, .tabs a, select, .input',
      ),
    ]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)
      .filter((one) => one.closest('p, th, .toast, .recipients') === null)
      .filter((one) => one.getBoundingClientRect().height < 43.5)
      .map((one) => `${one.className} ${one.textContent.slice(0, 40)} ${one.getBoundingClientRect().height}`),
  );

/** What a person may set for themselves without losing anything (WCAG 1.4.12). */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

/** A desk, 200 %, a telephone, 400 %. */
const WIDTHS = [1440, 720, 390, 320];

/** Nothing sticks out at any width, read from the left, with more space in the text, and from the right. */
export async function faultsOfWidth(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const look = async (what: string, widths: readonly number[]) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      const out = await sticksOut(page);
      if (out !== undefined) faults.push(`${what} at ${width} sticks out: ${out}`);
    }
  };
  await look('from the left', WIDTHS);
  const spaced = await page.addStyleTag({ content: SPACED });
  await look('with more space in its text', WIDTHS);
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  await look('from the right', WIDTHS);
  await page.evaluate(() => (document.documentElement.dir = 'ltr'));
  await spaced.evaluate((it) => (it as unknown as { remove: () => void }).remove());
  return faults;
}
