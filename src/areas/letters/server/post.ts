import { sql } from 'kysely';
import { z } from 'zod';
import { filesOf, sentTexts, visibleFacts } from '#areas/cases/server/index.ts';
import { howItGoes, lettersToPost, sayPosted, type ToPost } from '#areas/correspondence/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { dayAt } from '#kernel/zone.ts';
import { dayOfText } from '#kernel/civil.ts';
import { instant } from '#kernel/fields.ts';
import type { Instant } from '#kernel/time.ts';
import { cursorOf, placeOf } from '#platform/cursor.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { titleOf } from '../rules/index.ts';
import type { Letters } from './letters.ts';

export type KeptLetter = {
  readonly messageId: string;
  readonly pages: number;
  readonly pdf: Buffer;
  readonly docx: Buffer;
  readonly postedOn: string | null;
};

/** The letters of these messages, as they were made. */
export async function lettersOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, KeptLetter>> {
  const { rows } = await sql<KeptLetter>`
    select message_id as "messageId", pages, pdf_sha256 as pdf, docx_sha256 as docx, posted_on::text as "postedOn"
      from letters.letter where message_id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.messageId, row]));
}

const PAGE = 50;

/** What lies ready to be posted, of the cases this officer may see. */
export async function listToPost(reading: Reading, after: string | undefined) {
  const place = placeOf(after, z.tuple([instant, z.uuid()]));
  const from = place === null ? null : { madeAt: place[0], messageId: place[1] };
  const found = await lettersToPost(reading.db, from, PAGE);
  const last = found.at(-1);
  return {
    letters: await shown(reading, found),
    next: found.length === PAGE && last !== undefined ? cursorOf([last.madeAt, last.messageId]) : null,
  };
}

async function shown(reading: Reading, found: readonly ToPost[]) {
  const ids = found.map(({ messageId }) => messageId);
  const [texts, facts, kept] = await Promise.all([
    sentTexts(reading, ids),
    visibleFacts(
      reading,
      found.map(({ caseId }) => caseId),
    ),
    lettersOf(reading.db, ids),
  ]);
  const rows = found.map(async ({ messageId, caseId, address, form, madeAt }) => {
    const [text, fact, letter] = [texts.get(messageId), facts.get(caseId), kept.get(messageId)];
    if (text === undefined || fact === undefined || letter === undefined) return [];
    const files = await filesOf(reading.db, messageId);
    const enclosures = files.map(({ name }) => name);
    const { addressee, variant, language } = form;
    const { reference } = fact;
    const { pages } = letter;
    return [
      {
        messageId,
        caseId,
        reference,
        subject: titleOf(text.subject),
        addressee,
        address,
        variant,
        language,
        pages,
        enclosures,
        madeAt,
      },
    ];
  });
  return (await Promise.all(rows)).flat();
}

export type Posting = { readonly ids: readonly string[]; readonly on: string };

/** Whoever took them to the post says so. From here on they cannot be taken back. */
export async function postLetters({ office }: Letters, work: Work, { ids, on }: Posting) {
  const day = dayOfText(on);
  if (day === undefined || day > dayAt(office.desk.zone, work.now))
    throw new Refusal(422, 'A letter cannot have been posted on a day that is still to come.', [
      { field: 'on', problem: 'is still to come' },
    ]);
  const seen = await sentTexts(work, ids);
  const kept = await lettersOf(work.db, ids);
  const posted: string[] = [];
  for (const id of ids.filter((one) => seen.has(one) && kept.has(one)))
    if (await sayPosted(office, work, id)) {
      await recordPosted(work, { id, on });
      posted.push(id);
    }
  work.afterCommit(() => office.desk.live.tell('letters', posted[0] ?? ''));
  return { posted, notPosted: ids.filter((one) => !posted.includes(one)) };
}

async function recordPosted(work: Work, { id, on }: { id: string; on: string }): Promise<void> {
  await sql`
    update letters.letter set posted_on = ${on}::date, posted_at = ${new Date(work.now)}, posted_by = ${work.actor.id}
     where message_id = ${id}`.execute(work.db);
  const goes = await howItGoes(work.db, id);
  await announce(work, {
    kind: 'letter.posted',
    ...(goes === undefined ? {} : { caseId: goes.caseId }),
    data: { messageId: id, on },
  });
}

type PostedRow = {
  readonly messageId: string;
  readonly pages: number;
  readonly postedOn: string;
  readonly postedBy: string;
  readonly postedAt: Instant;
  readonly sha256: string;
};

export async function listPosted(reading: Reading, after: string | undefined) {
  const place = placeOf(after, z.tuple([instant, z.uuid()]));
  const { rows } = await sql<PostedRow>`
    select message_id as "messageId", pages, posted_on::text as "postedOn", posted_by as "postedBy", posted_at as "postedAt",
           encode(pdf_sha256, 'hex') as sha256
      from letters.letter
     where posted_at is not null
       and ${place === null ? sql`true` : sql`(posted_at, message_id) < (${new Date(place[0])}::timestamptz, ${place[1]}::uuid)`}
     order by posted_at desc, message_id desc limit ${PAGE}`.execute(reading.db);
  const last = rows.at(-1);
  return {
    letters: await withCases(reading, rows),
    next: rows.length === PAGE && last !== undefined ? cursorOf([last.postedAt, last.messageId]) : null,
  };
}

async function withCases(reading: Reading, rows: readonly PostedRow[]) {
  const texts = await sentTexts(
    reading,
    rows.map(({ messageId }) => messageId),
  );
  const mine = rows.filter(({ messageId }) => texts.has(messageId));
  const goes = new Map(
    await Promise.all(mine.map(async ({ messageId }) => [messageId, await howItGoes(reading.db, messageId)] as const)),
  );
  const facts = await visibleFacts(
    reading,
    [...goes.values()].flatMap((one) => (one === undefined ? [] : [one.caseId])),
  );
  return mine.flatMap((row) => {
    const went = goes.get(row.messageId);
    const fact = went === undefined ? undefined : facts.get(went.caseId);
    if (went === undefined || fact === undefined) return [];
    const { reference } = fact;
    const addressee = went.form?.addressee ?? '';
    return [
      { ...row, caseId: went.caseId, reference, subject: titleOf(texts.get(row.messageId)?.subject ?? ''), addressee },
    ];
  });
}
