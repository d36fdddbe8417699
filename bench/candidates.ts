import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { candidatesFor, draftFor } from '#areas/capability/server/index.ts';
import { eventsOf } from '#areas/records/server/index.ts';
import { gatherEvidence } from '#flows/gather-evidence.ts';
import { readConfig } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { migrate } from '#platform/migrate.ts';
import { startPostgres } from '#platform/postgres/index.ts';
import { fillDemo } from '../src/demo/index.ts';
import { openParts } from '../src/main/parts.ts';

/**
 * `node bench/candidates.ts [--show]`: how often what is offered as evidence is evidence of it. The demo agency is written with a fixed seed
 * and a fixed moment; of what its officers are offered a sample is drawn, the same number of each kind as far as there are that many, and
 * each line of it was read with the words of its case by a person (`bench/candidates.json`, with the rule they labelled by). A label is
 * known by what was read, so that it holds for as long as the same words are offered for the same thing. `--show` prints what to read.
 */
const NOW = Date.UTC(2026, 10, 18, 0, 30);
const [SEED, SIZE, OF_EACH] = ['southmark', 300, 40];
/** What differs each time the agency is written anew and nobody labels by: days and sums. */
const VARYING =
  /\d+|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g;
const show = process.argv.includes('--show');

type Label = { readonly at: string; readonly right: readonly string[]; readonly wrong: readonly string[] };
const { labels } = JSON.parse(readFileSync(join(import.meta.dirname, 'candidates.json'), 'utf8')) as {
  readonly labels: readonly Label[];
};
const known = new Map(labels.map((one) => [one.at, one]));

const folder = mkdtempSync(join(tmpdir(), 'kept-candidates-'));
chmodSync(folder, 0o711);
const { url, stop } = await startPostgres({ folder: join(folder, 'postgres'), say: () => undefined });
await migrate(url, () => undefined);
const config = readConfig({ DATA: folder, SMTP_LISTEN: 'off', LOG_LEVEL: 'silent' });
const parts = await openParts({ config, url, log: createLog('silent'), clock: () => NOW });

async function offered() {
  const { database, complaints, standards, office, intake, receiving, letters, ways, outreach, assessments } = parts;
  const { db } = database;
  const filled = await fillDemo({
    desk: {
      ...{ db, complaints, standards, office, intake, receiving, letters, ways, outreach },
      zone: 'Australia/Sydney',
    },
    assessments,
    now: NOW,
    seed: SEED,
    size: SIZE,
    say: () => undefined,
    stopping: new AbortController().signal,
  });
  const gather = gatherEvidence(parts.workMap);
  const found = [];
  for (const officer of filled?.agency.officers ?? []) {
    const reading = { db, actor: officer.actor, now: NOW };
    for (const offer of await candidatesFor(gather, reading)) found.push({ reading, offer });
  }
  return { gather, found, officers: filled?.agency.officers.length ?? 0 };
}

/** What a person reads before they label: what was done, and the words of the case. */
async function readOf(gather: ReturnType<typeof gatherEvidence>, { reading, offer }: Found) {
  const { copy } = await draftFor(gather, reading, offer.seq);
  const events = await eventsOf(reading.db, { actorId: reading.actor.id ?? '', actsOnly: true, limit: 600 });
  const data = events.find(({ seq }) => seq === offer.seq)?.data ?? {};
  const done = JSON.stringify({ ...plainly(data), beside: await beside(reading, { ...data, caseId: offer.caseId }) });
  const hash = createHash('sha256').update(`${done}\n${copy}`.replaceAll(VARYING, '#')).digest('hex').slice(0, 12);
  return { at: `${offer.key} ${hash}`, done, copy };
}

const plainly = (data: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(data).filter(([name, value]) => !/id$/i.test(name) && typeof value !== 'object'));

/** What else there is to read of it and does not stand in the conversation. It is only read, so no area has to answer for it. */
async function beside(
  { db, actor }: Found['reading'],
  of: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const id = (name: string) => (typeof of[name] === 'string' ? String(of[name]) : null);
  const { rows } = await sql<{ words: string }>`
    select part || ': ' || words as words from cases.perspective where case_id = ${id('caseId')}::uuid and by = ${actor.id}::uuid and ended_at is null
    union all select title || ' / ' || left(body, 160) from knowledge.version where article_id = ${id('articleId')}::uuid
    union all select went_wrong || ', because ' || because from complaints.cause where issue_id = ${id('issueId')}::uuid
    union all select what || case when settled_at > due_at then ' (late)' else ' (in time)' end from promises.promise where id = ${id('promiseId')}::uuid
    union all select kind || coalesce(': ' || evidence, '') from complaints.remedy where id = ${id('remedyId')}::uuid`.execute(
    db,
  );
  return rows.map(({ words }) => words);
}
type Found = Awaited<ReturnType<typeof offered>>['found'][number];

/** Evenly over all of a kind, so that no one week and no one officer is the sample. */
function drawn(all: readonly Found[]): readonly Found[] {
  const step = Math.max(1, all.length / OF_EACH);
  return Array.from({ length: Math.min(OF_EACH, all.length) }, (_, n) => all[Math.floor(n * step)]).filter(
    (one) => one !== undefined,
  );
}

type Told = { right: number; wrong: number; unlabelled: number; candidates: number };
const share = ({ right, wrong }: Pick<Told, 'right' | 'wrong'>): string =>
  `${((100 * right) / Math.max(1, right + wrong)).toFixed(1)} %`;

const byKind = new Map<string, Told>();
const byLine = new Map<string, Told>();
function told(of: Map<string, Told>, name: string): Told {
  const one = of.get(name) ?? { right: 0, wrong: 0, unlabelled: 0, candidates: 0 };
  of.set(name, one);
  return one;
}

const verdictOn = (label: Label | undefined, line: string) =>
  label?.right.includes(line) === true
    ? ('right' as const)
    : label?.wrong.includes(line) === true
      ? ('wrong' as const)
      : ('unlabelled' as const);

/** One candidate against its label; with `--show` what is to be read of one that has none. */
async function weigh(gather: ReturnType<typeof gatherEvidence>, one: Found): Promise<void> {
  const { key, title } = one.offer;
  const { at, done, copy } = await readOf(gather, one);
  const label = known.get(at);
  const lines = one.offer.lines.map(({ framework, code }) => `${framework} ${code}`);
  const verdicts = lines.map((line) => verdictOn(label, line));
  for (const [n, verdict] of verdicts.entries()) {
    told(byKind, key)[verdict] += 1;
    told(byLine, `${key}: ${lines[n]}`)[verdict] += 1;
  }
  if (!verdicts.includes('unlabelled')) told(byKind, key).candidates += 1;
  else if (show) console.log(`\n=== ${at}\n${title}. ${done}\n  ${lines.join(', ')}\n${copy.slice(0, 2500)}`);
}

try {
  const { gather, found, officers } = await offered();
  const kinds = Map.groupBy(found, ({ offer }) => offer.key);
  for (const all of kinds.values()) for (const one of drawn(all)) await weigh(gather, one);
  console.log(`${found.length} offered to ${officers} officers`);
  for (const [key, one] of byKind)
    console.log(
      `  ${key}: ${kinds.get(key)?.length ?? 0} offered, ${one.candidates} labelled, ${one.right} lines right, ${one.wrong} wrong: ${share(one)}`,
    );
  for (const [line, one] of byLine) if (one.wrong > one.right) console.log(`  more wrong than right: ${line}`);
  const sum = (of: keyof Told): number => [...byKind.values()].reduce((total, one) => total + one[of], 0);
  console.log(
    `Of ${sum('candidates')} labelled candidates, ${sum('right')} lines are right and ${sum('wrong')} wrong (${sum('unlabelled')} not labelled): ${share({ right: sum('right'), wrong: sum('wrong') })} precision`,
  );
} finally {
  await parts.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
