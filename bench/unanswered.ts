import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { ARTICLES } from '../src/demo/words/articles.ts';
import { dropArticle, emptyLexicon, find, putArticle, type Lexicon } from '../src/areas/knowledge/rules/index.ts';

type Page = { readonly id: string; readonly title: string; readonly body: string; readonly agency: string };
type Asked = { readonly page: string; readonly agency: string; readonly text: string };

/** Of banking77's questions every tenth: a thousand say enough. */
const EACH = 10;

const put = (lexicon: Lexicon, page: Page) =>
  putArticle(lexicon, { ...page, topic: '', language: 'en', isPublic: true, askedWith: [] });

function shareOf<T>(all: readonly T[], holds: (one: T) => boolean): string {
  return `${((100 * all.filter(holds).length) / (all.length || 1)).toFixed(1)} %`.padStart(7);
}

/**
 * What an officer is offered beside a case who looked for nothing: where the page that answers is there, and where it is not. Desks
 * without it are made by taking it away, by taking all of its agency away, and by asking an agency what only a bank is asked.
 */
export function offeredBesideACase(folder: string, pages: readonly Page[], asked: readonly Asked[]): void {
  const desk = emptyLexicon();
  for (const page of pages) put(desk, page);
  const offers = (text: string, agency?: string) =>
    find(desk, text, agency === undefined ? {} : { agency }, 4).answered;
  const found = (text: string, page: string, agency?: string) =>
    find(desk, text, agency === undefined ? {} : { agency }, 4)
      .hits.slice(0, 3)
      .some(({ id }) => id === page);
  console.log('  offered beside a case, where nobody looked for anything');
  console.log('                                                         offered    the first three of a plain search');
  const line = (what: string, share: string, before: string) =>
    console.log(`    ${what.padEnd(50)}${share}    ${before}`);
  line(
    'the right page, where it is there',
    shareOf(asked, ({ page, text }) => offers(text) && found(text, page)),
    shareOf(asked, ({ page, text }) => found(text, page)),
  );
  line(
    'the right page, where the agency is known',
    shareOf(asked, ({ page, text, agency }) => offers(text, agency) && found(text, page, agency)),
    shareOf(asked, ({ page, text, agency }) => found(text, page, agency)),
  );
  const lacking = asked.map((one) => {
    dropArticle(desk, one.page);
    const { answered, hits } = find(desk, one.text, {}, 4);
    for (const page of pages) if (page.id === one.page) put(desk, page);
    return { answered, found: hits.length > 0 };
  });
  line(
    'anything, where its page was taken away',
    shareOf(lacking, ({ answered }) => answered),
    shareOf(lacking, (one) => one.found),
  );
  withoutTheAgency(pages, asked, line);
  atTheDemo(folder, asked, line);
}

type Line = (what: string, share: string, before: string) => void;

function withoutTheAgency(pages: readonly Page[], asked: readonly Asked[], line: Line): void {
  const judged = [...new Set(pages.map(({ agency }) => agency))].flatMap((agency) => {
    const others = emptyLexicon();
    for (const page of pages) if (page.agency !== agency) put(others, page);
    return asked.filter((one) => one.agency === agency).map(({ text }) => find(others, text, {}, 4));
  });
  line(
    'anything, where all of its agency was taken away',
    shareOf(judged, ({ answered }) => answered),
    shareOf(judged, ({ hits }) => hits.length > 0),
  );
}

function atTheDemo(folder: string, asked: readonly Asked[], line: Line): void {
  const demo = emptyLexicon();
  for (const [n, { title, body, agency }] of ARTICLES.entries()) put(demo, { id: `${n}`, title, body, agency });
  const said = (what: string, texts: readonly string[]) => {
    const judged = texts.map((text) => find(demo, text, {}, 4));
    line(
      what,
      shareOf(judged, ({ answered }) => answered),
      shareOf(judged, ({ hits }) => hits.length > 0),
    );
  };
  said(
    'anything of the demo agency, for these customers',
    asked.map(({ text }) => text),
  );
  const banking = join(folder, 'banking77/dev/train.csv');
  if (!existsSync(banking)) return console.log('    banking77: not here, skipped');
  const rows = parse(readFileSync(banking), { columns: true }) as { text: string }[];
  said(
    'anything of the demo agency, for a bank’s customers',
    rows.filter((_, n) => n % EACH === 0).map(({ text }) => text),
  );
}
