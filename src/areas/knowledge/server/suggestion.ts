import { sql } from 'kysely';
import { customersOn, factsOf, saidAndWritten, saidToUs, subjectOf, visibleCase } from '#areas/cases/server/index.ts';
import { namesOfCustomers } from '#areas/customers/server/index.ts';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { MINUTE, type Instant } from '#kernel/time.ts';
import { putBack, withKey, type Known } from '#kernel/pseudonyms/index.ts';
import { transact, type Db, type Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import type { Model } from '#platform/model.ts';
import { Refusal } from '#platform/refusal.ts';
import { SYSTEM, inTransaction, type Reading, type Work } from '#platform/work.ts';
import { askingFor, passagesShown, plainOf, readSuggestion } from '../rules/index.ts';
import type { Knowledge } from './knowledge.ts';
import { mayAsk } from './model.ts';
import { publishedOf } from './store.ts';

type Source = { readonly id: string; readonly version: number; readonly title: string };
type Row = {
  id: string;
  askedBy: string;
  askedAt: Instant;
  doneAt: Instant | null;
  words: string | null;
  trouble: string | null;
  sources: Source[];
};

/** The last draft that was asked for on a case, and whether one can be. */
export async function suggestionOf(knowledge: Knowledge, { db }: Reading, caseId: string) {
  const { rows } = await sql<Row>`
    select id, asked_by as "askedBy", asked_at as "askedAt", done_at as "doneAt", words, trouble, sources
      from knowledge.suggestion where case_id = ${caseId} order by asked_at desc limit 1`.execute(db);
  return { offered: await mayAsk(knowledge, db), last: rows[0] ?? null };
}

/** Asks for a draft. It is written by a worker, so that nobody waits at an open transaction for somebody else's machine. */
export async function askSuggestion(knowledge: Knowledge, work: Work, caseId: string): Promise<{ id: string }> {
  const { restricted, mergedInto } = await visibleCase(work, caseId);
  if (!(await mayAsk(knowledge, work.db)))
    throw new Refusal(409, 'No model is switched on here. Write from the passages beside the case.');
  if (restricted) throw new Refusal(409, 'This case is restricted, and nothing of it leaves the desk.');
  if (mergedInto !== null) throw new Refusal(409, 'This case has been joined to another. Ask there.');
  const id = newId(work.now);
  const { rows } = await sql`
    insert into knowledge.suggestion (id, case_id, asked_by, asked_at)
    values (${id}, ${caseId}, ${work.actor.id}, ${new Date(work.now)})
    on conflict (case_id) where done_at is null do nothing returning id`.execute(work.db);
  if (rows.length === 0) throw new Refusal(409, 'A draft is being written already.');
  const { model, live } = knowledge;
  await announce(work, {
    kind: 'suggestion.asked',
    caseId,
    data: { suggestionId: id, model: model?.name ?? null, host: model?.host ?? null },
  });
  work.afterCommit(() => {
    live.tell('suggestions', id);
    live.tell('case', caseId);
  });
  return { id };
}

type Writing = Pick<Knowledge, 'live' | 'finder' | 'agencyOf' | 'model'> & {
  readonly db: Db;
  readonly clock: () => Instant;
};
type Waiting = { readonly id: string; readonly caseId: string };

const LEASE = 2 * MINUTE;

/** Takes the next draft that waits, asks the model and keeps what it said, or why there is nothing. */
export async function writeSuggestions(it: Writing): Promise<number> {
  const { db, clock, live } = it;
  const waiting = await transact(db, async (tx) => {
    const now = clock();
    const { rows } = await sql<Waiting>`
      update knowledge.suggestion set leased_until = ${new Date(now + LEASE)}
       where id = (select id from knowledge.suggestion
                    where done_at is null and (leased_until is null or leased_until < ${new Date(now)})
                    order by asked_at limit 1 for update skip locked)
      returning id, case_id as "caseId"`.execute(tx);
    return rows[0];
  });
  if (waiting === undefined) return 0;
  const outcome = await outcomeOf(it, waiting);
  await inTransaction({ db, actor: SYSTEM, now: clock() }, async (work) => {
    const { words, sources, trouble } = outcome;
    const { rows } = await sql`
      update knowledge.suggestion
         set done_at = ${new Date(work.now)}, words = ${words}, trouble = ${trouble}, sources = ${JSON.stringify(sources)}::jsonb
       where id = ${waiting.id} and done_at is null returning id`.execute(work.db);
    // Whoever had it before was only slow, and has said so already.
    if (rows.length === 0) return;
    await announce(work, {
      kind: words === null ? 'suggestion.failed' : 'suggestion.written',
      caseId: waiting.caseId,
      data: { suggestionId: waiting.id, cites: sources.map(({ id, version }) => ({ id, version })) },
      ...(trouble === null ? {} : { why: trouble }),
    });
    work.afterCommit(() => live.tell('case', waiting.caseId));
  });
  return 1;
}

type Outcome =
  | { readonly words: string; readonly sources: readonly Source[]; readonly trouble: null }
  | { readonly words: null; readonly sources: readonly []; readonly trouble: string };

const nothing = (trouble: string): Outcome => ({ words: null, sources: [], trouble });

async function outcomeOf(it: Writing, { caseId }: Waiting): Promise<Outcome> {
  const { model, db } = it;
  // It may have been switched off, or the case restricted, since it was asked for.
  const facts = (await factsOf(db, [caseId])).get(caseId);
  if (model === null || facts === undefined || facts.restricted || !(await mayAsk(it, db)))
    return nothing('No model may be asked about this case any more.');
  const asked = await whatIsAsked(it, caseId);
  if (asked.passages.length === 0)
    return nothing('No article answers what was written, so there is nothing to write from.');
  return askModel(model, asked);
}

type Asked = {
  readonly question: string;
  readonly known: readonly Known[];
  readonly passages: readonly (Source & { readonly text: string })[];
};

const MOST_ARTICLES = 3;
const PASSAGES_OF_EACH = 2;

/** The customer's own question and the passages of published articles that were found for it. */
async function whatIsAsked({ db, finder, agencyOf }: Writing, caseId: string): Promise<Asked> {
  const [subject, said, agency, known] = await Promise.all([
    subjectOf(db, caseId),
    saidToUs(db, caseId),
    agencyOf({ db, actor: SYSTEM, now: 0 }, caseId),
    namesOn(db, caseId),
  ]);
  const question = [subject, said.at(-1)?.text ?? ''].join('\n\n').trim();
  const { hits, answered } = await finder.find(db, question, agency === null ? {} : { agency }, MOST_ARTICLES);
  const articles = await publishedOf(
    db,
    hits.map(({ id }) => id),
  );
  const passages = (answered ? hits : []).flatMap(({ id, passages: best }) => {
    const article = articles.get(id);
    if (article === undefined) return [];
    const { version, title, body } = article;
    return passagesShown(body, best, PASSAGES_OF_EACH).map(({ heading, text }) => ({
      ...{ id, version, title },
      text: plainOf(heading === '' ? text : `${heading}\n\n${text}`),
    }));
  });
  return { question, known, passages };
}

/** Whoever is on the record of a case by name, so that no name of theirs leaves. */
async function namesOn(db: Db | Tx, caseId: string): Promise<readonly Known[]> {
  const [said, on] = await Promise.all([saidAndWritten(db, [caseId]), customersOn(db, [caseId])]);
  const [customers, officers] = await Promise.all([
    namesOfCustomers(db, [...new Set(on.map(({ customerId }) => customerId))]),
    namesOfOfficers(db, [...new Set(said.flatMap(({ officerId }) => officerId ?? []))]),
  ]);
  const writers = new Set(said.flatMap(({ direction, who }) => (direction === 'in' && who !== '' ? [who] : [])));
  return [
    ...[...customers.values()].map((name) => ({ as: 'customer', names: [name] })),
    ...[...writers]
      .filter((who) => ![...customers.values()].includes(who))
      .map((who) => ({ as: 'writer', names: [who] })),
    ...[...officers.values()].map((name) => ({ as: 'officer', names: [name] })),
  ];
}

/** What leaves names nobody; what comes back is given its names again, for the officer's eyes. */
async function askModel(model: Model, { question, known, passages }: Asked): Promise<Outcome> {
  const { texts, key } = withKey([question], known);
  const answered = await model.ask(askingFor(texts[0] ?? '', passages));
  if ('trouble' in answered) return nothing(answered.trouble);
  const suggested = readSuggestion(answered.words, passages.length);
  if ('refused' in suggested) return nothing(suggested.refused);
  const cited = suggested.cited.flatMap((n) => passages[n] ?? []);
  const sources = new Map(cited.map(({ id, version, title }) => [id, { id, version, title }]));
  return {
    words: keptText(putBack(suggested.words, key)).slice(0, 8000),
    sources: [...sources.values()],
    trouble: null,
  };
}

/** As the database holds text. A draft that could not be kept would be asked for again for ever. */
const keptText = (words: string): string => words.replaceAll('\0', '').toWellFormed();
