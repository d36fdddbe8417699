import { sql } from 'kysely';
import { visibleCase } from '#areas/cases/server/index.ts';
import { holdTo, itemsCalled, itemsOf, measuresOf, rolesOf, type ItemRow } from '#areas/frameworks/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import type { Known } from '#kernel/pseudonyms/index.ts';
import type { Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { linesMeant, type CopyLanguage, type Kind } from '../rules/index.ts';
import { countAgain } from './covered.ts';
import { addFiles, waitingFiles, type BroughtFile } from './files/files.ts';
import { dealtWith, insertClaims, insertEvidence, lockEvidence, type ClaimedLine } from './evidence.ts';
import { copyOf, plainOf, wholeHash, workOn, type Copy } from './work.ts';

/** One event of ordinary work, offered as evidence. */
export type Offered = {
  readonly seq: number;
  readonly key: string;
  readonly kind: string;
  readonly at: Instant;
  readonly caseId: string | null;
  readonly reference: string | null;
  readonly title: string;
  readonly because: string;
  /** Codes of lines, by the key of the framework. */
  readonly criteria: Readonly<Record<string, readonly string[]>>;
};
/** What the officer who asks did of late. It is composed where areas meet. */
export type Gather = (reading: Reading) => Promise<readonly Offered[]>;

export type OfferedLine = {
  readonly id: string;
  readonly framework: string;
  readonly code: string;
  readonly words: string;
};

/** The lines that an offer may be claimed for, by the versions this officer is measured by. */
async function linesOf(
  { db }: Pick<Reading, 'db'>,
  officerId: string,
  criteria: Offered['criteria'],
): Promise<readonly OfferedLine[]> {
  const [versions, roles] = await Promise.all([measuresOf(db, officerId), rolesOf(db, [officerId])]);
  const role = roles.get(officerId);
  const found = await Promise.all(
    versions
      .filter(({ key }) => (criteria[key] ?? []).length > 0)
      .map(async ({ id, key, short }) => {
        const items = await itemsOf(db, id);
        const levelOf = (code: string) => role?.entries.find(({ capability }) => capability === code)?.level ?? 1;
        const meant = linesMeant(
          items.map((item) => ({ ...item, claimed: item.claimN !== null })),
          criteria[key] ?? [],
          levelOf,
        );
        return meant.map((itemId) =>
          asOffered(
            must(
              items.find((item) => item.id === itemId),
              'the line',
            ),
            short,
          ),
        );
      }),
  );
  return found.flat();
}

const asOffered = ({ id, code, name, words }: ItemRow, framework: string): OfferedLine => ({
  id,
  framework,
  code,
  words: name || words,
});

/** What is offered and not dealt with yet, the newest first. */
export async function candidatesFor(gather: Gather, reading: Reading) {
  const officerId = must(reading.actor.id, 'an officer');
  const [offered, done] = await Promise.all([gather(reading), dealtWith(reading.db, officerId)]);
  const open = offered
    .filter(({ seq }) => !done.has(seq))
    .toSorted((a, b) => b.at - a.at)
    .slice(0, 60);
  // By what it is evidence of and not by its name: of two of the same name one may show more than the other.
  const cache = new Map<string, Promise<readonly OfferedLine[]>>();
  return Promise.all(
    open.map(async ({ criteria, ...it }) => {
      const meant = JSON.stringify(criteria);
      const lines = cache.get(meant) ?? linesOf(reading, officerId, criteria);
      cache.set(meant, lines);
      return { ...it, lines: [...(await lines)] };
    }),
  );
}

async function offerOf(gather: Gather, reading: Reading, seq: number): Promise<Offered> {
  const found = (await gather(reading)).find((one) => one.seq === seq);
  if (found === undefined) throw new Refusal(404, 'This is not offered to you, or it is too long ago.');
  return found;
}

type Drafting = { readonly also?: readonly string[]; readonly language?: CopyLanguage };

/** An offer, made ready to be claimed: its words without what names anybody, and what is left to be looked at. */
export async function draftFor(
  gather: Gather,
  reading: Reading,
  seq: number,
  { also = [], language = 'en' }: Drafting = {},
) {
  const officerId = must(reading.actor.id, 'an officer');
  const { criteria, caseId, ...it } = await offerOf(gather, reading, seq);
  const lines = [...(await linesOf(reading, officerId, criteria))];
  if (caseId === null) return { ...it, caseId, lines, copy: '', replaced: [], doubtful: [] };
  await visibleCase(reading, caseId);
  const { text, replaced, doubtful }: Copy = copyOf(await workOn(reading.db, caseId, officerId), it.title, {
    more: also,
    language,
  });
  return { ...it, caseId, lines, copy: text, replaced: [...replaced], doubtful: [...doubtful] };
}

export type Claiming = {
  readonly seq: number;
  readonly itemIds: readonly string[];
  readonly reflection: string;
  /** The words as the officer has read them, or none: then nothing of the work is shown. */
  readonly copy: string;
  /** In which the copy says who spoke. */
  readonly language?: CopyLanguage | undefined;
};

/** The officer claims an event of their work as evidence, having read the words that will be shown of it. */
export async function claimWork(
  gather: Gather,
  work: Work,
  { seq, itemIds, reflection, copy, language = 'en' }: Claiming,
): Promise<string> {
  const officerId = must(work.actor.id, 'an officer');
  const it = await offerOf(gather, work, seq);
  if ((await dealtWith(work.db, officerId)).has(seq)) throw new Refusal(409, 'You have dealt with this already.');
  const id = newId(work.now);
  const { known, ...on } = await restsOn(work, it, id);
  const [plainCopy = '', plainReflection = '', plainTitle = ''] = plainOf(
    [copy, reflection, it.title],
    known,
    language,
  );
  await insertEvidence(work, {
    ...on,
    id,
    officerId,
    kind: it.kind as Kind,
    title: plainTitle,
    occurredAt: it.at,
    eventSeq: seq,
    caseId: it.caseId,
    copy: plainCopy,
    copyLanguage: language,
    checkedBy: officerId,
    reflection: plainReflection,
    expiresAt: null,
  });
  await claimLines(work, id, officerId, itemIds);
  await announce(work, { kind: 'evidence.claimed', data: { evidenceId: id, lines: itemIds.length, event: seq } });
  return id;
}

/** What of the work the item rests on; an event without a case is a work of its own. */
async function restsOn(work: Work, { caseId, seq }: Offered, id: string) {
  if (caseId === null) return { workId: id, parts: [], hash: wholeHash([], `event ${seq}`), known: [] };
  const caseThere = await notRestricted(work, caseId);
  const { workId, parts, hash, known } = await workOn(work.db, caseThere, must(work.actor.id, 'an officer'));
  return { workId, parts, hash, known };
}

async function notRestricted(work: Work, caseId: string): Promise<string> {
  const { restricted } = await visibleCase(work, caseId);
  if (restricted) throw new Refusal(409, 'This case is restricted: nothing of it may leave it.');
  return caseId;
}

/** Holds the officer to the versions they claim for, and the item to their lines. */
export async function claimLines(
  work: Work,
  evidenceId: string,
  officerId: string,
  itemIds: readonly string[],
): Promise<void> {
  const [items, measures] = await Promise.all([itemsCalled(work.db, itemIds), measuresOf(work.db, officerId)]);
  const lines = [...new Set(itemIds)].map((itemId): ClaimedLine => {
    const item = items.get(itemId);
    if (item === undefined || item.claimN === null || !measures.some(({ id }) => id === item.versionId))
      throw new Refusal(422, 'One of these lines is none that you are measured by.', [
        { field: 'itemIds', problem: 'is not yours to claim' },
      ]);
    return { itemId, versionId: item.versionId, claimN: item.claimN };
  });
  await holdTo(work, officerId, [...new Set(lines.map(({ versionId }) => versionId))]);
  await insertClaims(work, evidenceId, lines);
}

export async function setAside({ db, now, actor }: Work, seq: number): Promise<void> {
  await sql`
    insert into capability.set_aside (officer_id, event_seq, at) values (${actor.id}, ${seq}, ${new Date(now)}) on conflict do nothing`.execute(
    db,
  );
}

export type Bringing = {
  readonly kind: Kind;
  readonly title: string;
  readonly occurredAt: Instant;
  readonly words: string;
  readonly reflection: string;
  readonly itemIds: readonly string[];
  readonly expiresAt: Instant | null;
  readonly files: readonly BroughtFile[];
  readonly language?: CopyLanguage | undefined;
};

/** Evidence that is no event of the desk: a certificate, a reflection, a document, by the same rules. */
export async function bringEvidence(work: Work, it: Bringing): Promise<string> {
  const officerId = must(work.actor.id, 'an officer');
  if (it.occurredAt > work.now)
    throw new Refusal(422, 'This has not happened yet.', [{ field: 'occurredAt', problem: 'is still to come' }]);
  const id = newId(work.now);
  const rests = (await waitingFiles(work, it.files)).map((file) => ({ id: file.id, hash: file.arrived }));
  const [words = '', reflection = '', title = ''] = plainOf([it.words, it.reflection, it.title], [], it.language);
  await insertEvidence(work, {
    kind: it.kind,
    occurredAt: it.occurredAt,
    expiresAt: it.expiresAt,
    id,
    officerId,
    title,
    eventSeq: null,
    caseId: null,
    workId: id,
    parts: [],
    hash: wholeHash(rests, words),
    copy: words,
    ...(it.language === undefined ? {} : { copyLanguage: it.language }),
    checkedBy: officerId,
    reflection,
  });
  await addFiles(work, id, it);
  await claimLines(work, id, officerId, it.itemIds);
  const data = { evidenceId: id, lines: it.itemIds.length, files: it.files.length };
  await announce(work, { kind: 'evidence.claimed', data });
  return id;
}

type Again = {
  readonly reflection: string;
  readonly itemIds: readonly string[];
  readonly copy: string;
  readonly language?: CopyLanguage | undefined;
};

/** What was returned is claimed again, with what was missing. */
export async function claimAgain(
  work: Work,
  id: string,
  { reflection, itemIds, copy, language }: Again,
): Promise<void> {
  const it = await ownEvidence(work, id);
  if (it.state !== 'returned') throw new Refusal(409, 'Only what was returned can be claimed again.');
  const known = await knownOn(work, it.caseId, it.officerId);
  const [plainCopy = '', plainReflection = ''] = plainOf([copy, reflection], known, language);
  await sql`update capability.claim set ended_at = ${new Date(work.now)} where evidence_id = ${id} and ended_at is null`.execute(
    work.db,
  );
  await claimLines(work, id, it.officerId, itemIds);
  await sql`
    update capability.evidence set state = 'claimed', reflection = ${plainReflection}, copy = ${plainCopy}, checked_by = ${work.actor.id}, checked_at = ${new Date(work.now)}
     where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'evidence.claimed', data: { evidenceId: id, lines: itemIds.length, again: true } });
}

const knownOn = async (work: Work, caseId: string | null, officerId: string): Promise<readonly Known[]> =>
  caseId === null ? [] : (await workOn(work.db, caseId, officerId)).known;

async function ownEvidence(work: Work, id: string) {
  const it = await lockEvidence(work, id);
  if (it.officerId !== work.actor.id) throw new Refusal(404, 'There is no such item.');
  return it;
}

/** The officer takes a claim back. What was said to it stays on the record. */
export async function withdrawEvidence(work: Work, id: string): Promise<void> {
  const it = await ownEvidence(work, id);
  if (it.state === 'withdrawn') return;
  await sql`update capability.evidence set state = 'withdrawn' where id = ${id}`.execute(work.db);
  if (it.state === 'accepted')
    await countAgain(
      work,
      it.officerId,
      it.claims.map(({ versionId }) => versionId),
    );
  await announce(work, { kind: 'evidence.withdrawn', data: { evidenceId: id } });
}
