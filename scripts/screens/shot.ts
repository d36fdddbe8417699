import type { Page } from 'playwright-core';

export type Look = Readonly<Record<string, string>>;
export type Act = (page: Page) => Promise<unknown>;
export type Shot = {
  readonly name: string;
  readonly path: string;
  /** Who sits there; nobody, at the door. */
  readonly who: string;
  readonly width?: number;
  readonly look?: Look;
  /** Before the screen is opened: a line that is cut, for example. */
  readonly before?: Act;
  /** What has to be done before the picture is taken. */
  readonly then?: Act;
  /** The route that it ends at, where that is not the one it began at. */
  readonly at?: string;
  /** It shows something that went wrong, so the browser may complain. */
  readonly fails?: true;
};
export type Rest = Partial<Shot>;

export const [MIRA, JO, PRIYA, NADIA, BRONTE] = [
  'mira.tolentino',
  'jo.haldane',
  'priya.nand',
  'nadia.osman',
  'bronte.askew',
] as const;
export const DARK: Look = { theme: 'dark' };

/** One picture, as an officer at a desk sees it unless told otherwise. */
export const one = (name: string, path: string, rest: Rest = {}): Shot => ({ who: MIRA, name, path, ...rest });
/** On the desk and in the hand. */
export const plain = (name: string, path: string, rest: Rest = {}): Shot[] => [
  one(name, path, rest),
  one(`${name}-390`, path, { width: 390, ...rest }),
];
/** The main ones, in the dark too. */
export const main = (name: string, path: string, rest: Rest = {}): Shot[] => [
  ...plain(name, path, rest),
  one(`${name}-dark`, path, { look: DARK, ...rest }),
  one(`${name}-390-dark`, path, { width: 390, look: DARK, ...rest }),
];

export const press =
  (...keys: string[]): Act =>
  async (page) => {
    for (const key of keys) await page.keyboard.press(key);
  };
export const typed =
  (key: string, words: string, until: string): Act =>
  async (page) => {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(words);
    await page.locator(until).first().waitFor();
  };
/** Presses the first button or choice of each of these names, one after the other. */
export const click =
  (...names: readonly string[]): Act =>
  async (page) => {
    for (const name of names)
      await page
        .locator('main')
        .getByRole('button', { name, exact: true })
        .or(page.locator('main').getByRole('radio', { name, exact: true }))
        .first()
        .click();
  };
/** Brings into view what stands further down. */
export const down =
  (to: string): Act =>
  (page) =>
    page.locator(to).first().scrollIntoViewIfNeeded();
export const both =
  (...acts: readonly Act[]): Act =>
  async (page) => {
    for (const act of acts) await act(page);
  };
/** Opens what a list leads to, whatever number it has in this demo. */
export const open =
  (link: string, until: string): Act =>
  async (page) => {
    const first = page.locator(link).first();
    await first.waitFor({ state: 'attached' });
    await page.goto((await first.getAttribute('href')) ?? '');
    await page.locator(until).first().waitFor();
  };
/** Acts that begin by opening such a screen from a list. */
export const from =
  (at: string, first: Act) =>
  (...acts: readonly Act[]): Rest => ({ at, then: both(first, ...acts) });
/** What it asks for does not come. */
export const cut =
  (what: string): Act =>
  (page) =>
    page.route(what, (route) => route.abort());
