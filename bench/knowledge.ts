import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { SYSTEM } from '#platform/work.ts';
import { openDatabase, type Db } from '#platform/db.ts';
import { migrate } from '#platform/migrate.ts';
import { newId } from '#platform/id.ts';
import { startPostgres } from '#platform/postgres/index.ts';
import { openFinder, type Finder } from '#areas/knowledge/server/index.ts';
import { GUIDE_MEANS } from '#flows/guide-means.ts';
import { offeredBesideACase } from './unanswered.ts';
import { findArticles } from '../src/areas/knowledge/server/suggest.ts';

/**
 * `node bench/knowledge.ts [FOLDER]`: whether the right page and the passage that answers are shown to an officer for what a
 * customer asks first. Questions and pages are the public set doc2dial (public services), then tau2 (a bank's articles); beside each
 * stands PostgreSQL's own ranking of the same texts. Then what is offered where nobody looked for anything, and no page answers. Then the time of a search with 10,000 articles, through the database as the
 * desk does it.
 */
const folder = process.argv[2] ?? process.env['KEPT_DATA'] ?? '';
const doc2dial = join(folder, 'doc2dial_public_services/dev');
if (!existsSync(doc2dial)) {
  console.log(`There is nothing at ${doc2dial}: give the folder of the data sets, or set KEPT_DATA.`);
  process.exit(2);
}

type Page = { readonly id: string; readonly title: string; readonly body: string; readonly agency: string };
type Turn = { readonly role: string; readonly text: string };
type Dialogue = {
  readonly doc_id: string;
  readonly domain: string;
  readonly turns: readonly Turn[];
  readonly agent_grounding: readonly { readonly turns_so_far: number; readonly text: readonly string[] }[];
};

const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(7);
const whole = (n: number): string => n.toLocaleString('en');

/** Puts pages in as published articles: two officers, one who writes and one who agrees. */
async function publish(db: Db, pages: readonly Page[]): Promise<ReadonlyMap<string, string>> {
  const [author, approver] = [newId(0), newId(0)];
  await sql`create table if not exists plain (id uuid primary key, agency text, words tsvector)`.execute(db);
  await sql`truncate knowledge.article, knowledge.version, knowledge.approval, plain cascade`.execute(db);
  for (const [n, id] of [author, approver].entries())
    await sql`insert into identity.officer (id, name, email, roles, made_at) values (${id}, ${`Officer ${n}`}, ${`${id}@agency.example`}, '{}', now())`.execute(
      db,
    );
  const ids = new Map<string, string>();
  for (let from = 0; from < pages.length; from += 500) {
    const part = pages.slice(from, from + 500).map((page) => ({ ...page, uuid: newId(Date.now()) }));
    for (const { id, uuid } of part) ids.set(id, uuid);
    const column = (of: (page: (typeof part)[number]) => string) => part.map(of);
    const uuids = column(({ uuid }) => uuid);
    await sql`
      with rows as (select * from unnest(${uuids}::uuid[], ${column(({ title }) => title.trim().slice(0, 200) || 'x')}::text[],
                         ${column(({ body }) => body.slice(0, 100_000))}::text[], ${column(({ agency }) => agency)}::text[]) as r(id, title, body, agency)),
      counted as (update knowledge.counter set change = change + 1000 returning change),
      words as (insert into knowledge.version (article_id, version, title, body, audience, agency, language, author_id, made_at)
                select id, 1, title, body, 'public', agency, 'en', ${author}, now() from rows),
      agreed as (insert into knowledge.approval (article_id, version, author_id, approved_by, at)
                 select id, 1, ${author}, ${approver}, now() from rows),
      put as (insert into plain select id, agency, setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'B') from rows)
      insert into knowledge.article (id, slug, owner_id, stage, newest, published, published_at, review_by, made_at, change)
      select id, 'a-' || replace(id::text, '-', ''), ${author}, 'settled', 1, 1, now(), now() + interval '1 year', now(),
             (select change from counted) - 1000 + row_number() over (order by id) from rows`.execute(db);
  }
  await sql`analyze`.execute(db);
  return ids;
}

type Asked = { readonly text: string; readonly agency?: string };
const reading = (db: Db) => ({ db, actor: SYSTEM, now: Date.now() });
const found = (db: Db, finder: Finder, { text, agency }: Asked) =>
  findArticles(
    { finder, live: NO_LIVE, model: null, means: GUIDE_MEANS, agencyOf: async () => null },
    reading(db),
    text,
    {
      agency,
    },
  );
const NO_LIVE = { tell: () => undefined, hear: () => () => undefined, since: () => [], close: async () => undefined };

/** PostgreSQL's own: any of the words, the title weighing most. */
async function plainly(db: Db, { text, agency }: Asked): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with asked as (select replace(plainto_tsquery('english', ${text})::text, '&', '|')::tsquery as q)
    select p.id from plain p, asked where p.words @@ asked.q and (${agency ?? null}::text is null or p.agency = ${agency ?? null})
     order by ts_rank(p.words, asked.q, 1) desc limit 10`.execute(db);
  return rows.map(({ id }) => id);
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const pairsOf = (text: string): readonly string[] => {
  const words = wordsOf(text);
  return words.slice(1).map((word, n) => `${words[n]} ${word}`);
};
/** A passage was shown when four fifths of its pairs of words stand in what was. */
const isShown = (grounding: readonly string[], shown: readonly string[]): boolean => {
  const there = new Set(shown.flatMap(pairsOf));
  const pairs = grounding.flatMap(pairsOf);
  return pairs.filter((pair) => there.has(pair)).length >= 0.8 * pairs.length;
};

async function publicServices(db: Db): Promise<void> {
  const pages = linesOf<{ doc_id: string; domain: string; title: string; text: string }>(
    join(doc2dial, 'docs.jsonl'),
  ).map(({ doc_id: id, domain: agency, title, text: body }) => ({ id, title, body, agency }));
  const dialogues = linesOf<Dialogue>(join(doc2dial, 'dialogues.jsonl'));
  const ids = await publish(db, pages);
  const finder = openFinder();
  console.log(
    `doc2dial: ${pages.length} pages of ${new Set(pages.map(({ agency }) => agency)).size} agencies, ${dialogues.length} customers`,
  );
  for (const known of [false, true]) {
    const sum = { first: 0, three: 0, passage: 0, foreign: 0, plainFirst: 0, plainThree: 0, length: 0 };
    for (const { doc_id, domain, turns, agent_grounding: grounding } of dialogues) {
      const asked = { text: (turns[0]?.text ?? '').slice(0, 300), ...(known ? { agency: domain } : {}) };
      const hits = (await found(db, finder, asked)).found;
      const three = hits.slice(0, 3);
      const id = ids.get(doc_id);
      const shown = three.flatMap(({ passages }) => passages.map(({ heading, text }) => `${heading} ${text}`));
      sum.first += hits[0]?.id === id ? 1 : 0;
      sum.three += three.some((one) => one.id === id) ? 1 : 0;
      sum.passage += isShown(grounding[0]?.text ?? [], shown) ? 1 : 0;
      sum.length += shown.join(' ').length;
      sum.foreign += known && hits.some(({ agency }) => agency !== domain) ? 1 : 0;
      const plain = await plainly(db, asked);
      sum.plainFirst += plain[0] === id ? 1 : 0;
      sum.plainThree += plain.slice(0, 3).includes(id ?? '') ? 1 : 0;
    }
    const of = (count: number) => percent(count / dialogues.length);
    console.log(known ? '  the agency is known' : '  the agency is not known');
    console.log(`    right page first          ${of(sum.first)}   PostgreSQL ts_rank ${of(sum.plainFirst)}`);
    console.log(
      `    among the first three     ${of(sum.three)}   PostgreSQL ts_rank ${of(sum.plainThree)}   (wanted: at least 80 %)`,
    );
    console.log(
      `    the passage is shown      ${of(sum.passage)}   (wanted: at least 70 %; ${Math.round(sum.length / dialogues.length)} letters are shown)`,
    );
    if (known) console.log(`    pages of another agency   ${sum.foreign}   (wanted: none)`);
  }
  await everyTurn(db, finder, { dialogues, ids });
  const asked = dialogues.map(({ doc_id: page, domain: agency, turns }) => ({
    ...{ page, agency },
    text: (turns[0]?.text ?? '').slice(0, 300),
  }));
  offeredBesideACase(folder, pages, asked);
}

type Conversations = { readonly dialogues: readonly Dialogue[]; readonly ids: ReadonlyMap<string, string> };

/** Later in a conversation what was asked before is asked along with it. */
async function everyTurn(db: Db, finder: Finder, { dialogues, ids }: Conversations): Promise<void> {
  const sum = { turns: 0, three: 0, passage: 0 };
  for (const { doc_id, domain, turns, agent_grounding: grounding } of dialogues)
    for (const { turns_so_far: so, text } of grounding) {
      const said = turns.slice(0, so).flatMap((turn) => (turn.role === 'user' ? [turn.text] : []));
      const three = (await found(db, finder, { text: said.slice(-3).join('\n'), agency: domain })).found.slice(0, 3);
      sum.turns += 1;
      sum.three += three.some((one) => one.id === ids.get(doc_id)) ? 1 : 0;
      sum.passage += isShown(
        text,
        three.flatMap(({ passages }) => passages.map((one) => `${one.heading} ${one.text}`)),
      )
        ? 1
        : 0;
    }
  console.log(`  every turn of the conversations (${whole(sum.turns)}, by the last three things the customer said)`);
  console.log(`    among the first three     ${percent(sum.three / sum.turns)}`);
  console.log(`    the passage is shown      ${percent(sum.passage / sum.turns)}`);
}

type Task = {
  readonly user_scenario: { readonly instructions: string | object };
  readonly required_documents?: readonly string[];
};

/** It takes so long that a few say enough. */
const MOST_PLAIN = 30;
/** Longer than any customer's first letter. */
const MOST_TOLD = 1500;

async function bank(db: Db): Promise<void> {
  const at = join(folder, 'tau2_service_desk');
  const articles = join(at, 'shared/banking_knowledge/documents.jsonl');
  if (!existsSync(articles)) return console.log('tau2: not here, skipped');
  const pages = linesOf<{ id: string; title: string; content: string }>(articles).map(
    ({ id, title, content: body }) => ({ id, title, body, agency: '' }),
  );
  const ids = await publish(db, pages);
  const finder = openFinder();
  const tasks = (JSON.parse(readFileSync(join(at, 'dev/banking_knowledge/tasks.json'), 'utf8')) as Task[]).filter(
    ({ required_documents: of = [] }) => of.length > 0,
  );
  const sum = { three: 0, ten: 0, plainThree: 0, plainTen: 0 };
  for (const {
    user_scenario: { instructions },
    required_documents: of = [],
  } of tasks) {
    const told = typeof instructions === 'string' ? instructions : JSON.stringify(instructions);
    const text = told.slice(0, MOST_TOLD);
    const wanted = new Set(of.map((id) => ids.get(id)));
    const hits = (await found(db, finder, { text })).found.map(({ id }) => id);
    const plain = await plainly(db, { text });
    sum.three += hits.slice(0, 3).some((id) => wanted.has(id)) ? 1 : 0;
    sum.ten += hits.some((id) => wanted.has(id)) ? 1 : 0;
    sum.plainThree += plain.slice(0, 3).some((id) => wanted.has(id)) ? 1 : 0;
    sum.plainTen += plain.some((id) => wanted.has(id)) ? 1 : 0;
  }
  const share = (count: number) => percent(count / tasks.length);
  console.log(
    `tau2: ${pages.length} articles of a bank, ${tasks.length} situations, each told in a whole page; an article that is needed is`,
  );
  console.log(`    among the first three     ${share(sum.three)}   PostgreSQL ts_rank ${share(sum.plainThree)}`);
  console.log(`    among the first ten       ${share(sum.ten)}   PostgreSQL ts_rank ${share(sum.plainTen)}`);
}

/** Pages put together from paragraphs of others, in agencies of their own, until there are ten thousand. */
async function large(db: Db, url: string): Promise<void> {
  const pages = linesOf<{ doc_id: string; domain: string; title: string; text: string }>(
    join(doc2dial, 'docs.jsonl'),
  ).map(({ doc_id: id, domain: agency, title, text: body }) => ({ id, title, body, agency }));
  const paragraphs = pages.flatMap(({ body }) => body.split(/\n{2,}/).filter((one) => one.trim().length > 80));
  const at = (n: number) => paragraphs[(Math.imul(n + 1, 2_654_435_761) >>> 0) % paragraphs.length] ?? '';
  const made = Array.from({ length: 10_000 - pages.length }, (_, n): Page => {
    const of = pages[n % pages.length];
    const body = Array.from({ length: 10 }, (_one, k) => at(n * 10 + k)).join('\n\n');
    return { id: `made ${n}`, title: `${of?.title ?? ''} in district ${n % 97}`, body, agency: `agency ${n % 40}` };
  });
  await publish(db, [...pages, ...made]);
  // In a process of its own, so that its memory is that of the search and nothing else.
  execFileSync(process.execPath, [import.meta.filename, folder, 'search', url], { stdio: 'inherit' });
}

async function searches(db: Db): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 1e6;
  };
  const finder = openFinder();
  await sql`select 1`.execute(db);
  const before = held();
  const began = performance.now();
  await finder.warm(db);
  const warm = performance.now() - began;
  const kept = held() - before;
  const dialogues = linesOf<Dialogue>(join(doc2dial, 'dialogues.jsonl'));
  const times: Record<'known' | 'unknown' | 'plain', number[]> = { known: [], unknown: [], plain: [] };
  const worked: number[] = [];
  for (const { domain, turns } of dialogues) {
    const text = (turns[0]?.text ?? '').slice(0, 300);
    const timed = async (to: number[], run: () => Promise<unknown>) => {
      const [from, cpu] = [performance.now(), process.cpuUsage()];
      await run();
      to.push(performance.now() - from);
      const { user, system } = process.cpuUsage(cpu);
      if (to === times.unknown) worked.push((user + system) / 1000);
    };
    await timed(times.unknown, () => found(db, finder, { text }));
    await timed(times.known, () => found(db, finder, { text, agency: domain }));
    if (times.plain.length < MOST_PLAIN) await timed(times.plain, () => plainly(db, { text }));
  }
  const told = (of: readonly number[]) => {
    const ordered = of.toSorted((one, other) => one - other);
    const share = (part: number) =>
      (ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * part))] ?? 0).toFixed(1);
    return `median ${share(0.5)} ms, p95 ${share(0.95)} ms, slowest ${share(1)} ms`;
  };
  console.log(
    `10,000 articles (made ready in ${(warm / 1000).toFixed(1)} s, once for each process; kept in ${whole(Math.round(kept))} MB, the whole process in ${whole(Math.round(process.memoryUsage().rss / 1e6))} MB)`,
  );
  console.log(`    a search                  ${told(times.unknown)}   (wanted: p95 under 30 ms)`);
  console.log(
    `    of the processor          ${told(worked)}   (what the desk itself works for it, whatever else the machine does)`,
  );
  console.log(`    with the agency known     ${told(times.known)}`);
  console.log(`    PostgreSQL ts_rank        ${told(times.plain)}`);
}

if (process.argv[3] === 'search') {
  const database = openDatabase(process.argv[4] ?? '', { most: 2, onFault: () => undefined });
  await searches(database.db);
  await database.close();
  process.exit(0);
}
const data = mkdtempSync(join(tmpdir(), 'kept-knowledge-'));
// The database runs under an account of its own, which has to reach its folder.
chmodSync(data, 0o711);
const { url, stop } = await startPostgres({ folder: join(data, 'postgres'), say: () => undefined });
try {
  await migrate(url, () => undefined);
  const database = openDatabase(url, { most: 2, onFault: () => undefined });
  const { db } = database;
  await publicServices(db);
  await large(db, url);
  await bank(db);
  await database.close();
} finally {
  await stop();
  rmSync(data, { recursive: true, force: true });
}
