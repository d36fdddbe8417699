import { sql } from 'kysely';
import { z } from 'zod';
import { caseNamed, mailsOpenTo, referencesOf } from '#areas/cases/server/index.ts';
import { announce, type ReadLog } from '#areas/records/server/index.ts';
import { cursorOf, placeOf } from '#platform/cursor.ts';
import { Refusal } from '#platform/refusal.ts';
import { byId, instant } from '#kernel/fields.ts';
import { admit, parse, serve, type Server } from '#platform/serve.ts';
import { StoreTrouble } from '#platform/store-trouble.ts';
import type { Reading, Work } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { readAttachedMail } from './attached-mail.ts';
import { equationOf } from './equation.ts';
import type { Intake } from './intake.ts';
import { listMailboxes, setMailbox } from './mailboxes.ts';
import type { Reader } from './reading/index.ts';

const DONE = { done: true } as const;
const PAGE = 50;

/** Putting a message in its place crosses areas, so the flow that does it for mail does it for officers too. */
export type Sorting = {
  readonly place: (
    work: Work,
    mail: Sorted,
    to: { into: string; addParty: boolean } | { newInTeam: string },
  ) => Promise<string>;
};
export type Sorted = {
  readonly id: string;
  readonly hash: Buffer;
  readonly source: 'smtp' | 'lmtp' | 'imap' | 'import';
  readonly returnPath: string | null;
  readonly recipients: readonly string[];
  readonly receivedAt: number;
};

export type IntakeParts = {
  readonly intake: Intake;
  readonly reader: Reader;
  readonly sorting: Sorting;
  readonly readLog: ReadLog;
  readonly listeners: readonly string[];
  /** Tries every server that mail comes from and goes to. */
  readonly tryAll: () => Promise<readonly Connection[]>;
};
type Connection = { readonly way: 'in' | 'out'; readonly name: string; readonly works: boolean; readonly said: string };

/** The message as it arrived, byte for byte. */
export function originalRoute(server: Server, { intake, readLog }: Pick<IntakeParts, 'intake' | 'readLog'>): void {
  server.http.get('/api/mail/:id/original', async (request, reply) => {
    const actor = await admit(server, { may: 'intake.sort', method: 'GET' }, request);
    const { id } = parse(byId, request.params, 'address');
    const { rows } = await sql<Placed & { hash: Buffer }>`
      select m.sha256 as hash, ${PLACED} ${FROM_PLACED} where m.id = ${id} and m.sha256 is not null`.execute(server.db);
    const [mail] = [...(await readableOf({ db: server.db, actor }, rows))];
    if (mail === undefined) throw new Refusal(404, 'There is no such mail.');
    await readLog.looked(
      { actor, now: server.clock() },
      { kind: 'mail.read', mailId: id, caseId: mail.placedCase ?? undefined },
    );
    const bytes = await intake.files.get(server.db, mail.hash);
    return reply
      .type('message/rfc822')
      .header('content-disposition', `attachment; filename="${id}.eml"`)
      .header('content-security-policy', 'sandbox')
      .send(Buffer.from(bytes));
  });
}

type Placed = { readonly placedMail: string; readonly placedCase: string | null };

/** Where a mail is, or, for one that came twice, where the first of the two is. */
const PLACED = sql`coalesce(m.duplicate_of, m.id) as "placedMail", coalesce(m.case_id, o.case_id) as "placedCase"`;
const FROM_PLACED = sql`from intake.mail m left join intake.mail o on o.id = m.duplicate_of`;

/** Mail that is on a case is read by whoever sees that case, whatever else their role lets them oversee. */
async function readableOf<T extends Placed>(
  reading: Pick<Reading, 'actor' | 'db'>,
  rows: readonly T[],
): Promise<Set<T>> {
  const placed = rows.flatMap(({ placedMail: mailId, placedCase: caseId }) =>
    caseId === null ? [] : [{ mailId, caseId }],
  );
  const open = await mailsOpenTo(reading, placed);
  return new Set(rows.filter(({ placedMail, placedCase }) => placedCase === null || open.has(placedMail)));
}

export function intakeRoutes(
  server: Server,
  { intake, reader, sorting, readLog, listeners, tryAll }: IntakeParts,
): void {
  const tell = (work: Work, id: string) => work.afterCommit(() => server.live.tell('intake', id));
  serve(server, contract, {
    equation: ({ db }, { query }) => equationOf(db, query),
    listMail: (reading, { query }) => listMail(reading, query),
    readMail: async (reading, { params }) => {
      const mail = await readMail(reading, { intake, reader }, params.id);
      await readLog.looked(reading, { kind: 'mail.read', mailId: params.id });
      return mail;
    },
    attachedMail: (reading, { params }) => readAttachedMail({ intake, reader, readLog }, reading, params.id),
    placeMail: async (work, { params, body }) => {
      const mail = await lockSortable(work, params.id);
      if ('into' in body) await caseNamed(work, body.into);
      const caseId = await sorting.place(work, mail, body);
      await sql`update intake.mail set outcome = ${'into' in body ? 'threaded' : 'new'}, because = 'An officer put it there.',
                       case_id = ${caseId}, decided_at = ${new Date(work.now)}
                 where id = ${params.id}`.execute(work.db);
      tell(work, params.id);
      return { caseId };
    },
    setMailAside: async (work, { params, body }) => {
      await lockSortable(work, params.id);
      await sql`update intake.mail set outcome = 'refused', because = ${`Set aside: ${body.why}`}, decided_at = ${new Date(work.now)}
                 where id = ${params.id}`.execute(work.db);
      await announce(work, { kind: 'mail.set-aside', data: { mailId: params.id }, why: body.why });
      tell(work, params.id);
      return DONE;
    },
    listMailboxes: async ({ db }) => ({ mailboxes: await listMailboxes(db), listeners: [...listeners] }),
    connections: async ({ db }) => {
      const { rows } = await sql<{ at: number }>`
        select received_at as at from intake.mail order by received_at desc limit 1`.execute(db);
      return { connections: [...(await tryAll())], lastMailAt: rows[0]?.at ?? null };
    },
    setMailbox: (work, { body }) => setMailbox(work, body).then(() => DONE),
  });
}

type MailRow = {
  id: string;
  receivedAt: number;
  source: string;
  outcome: (typeof contract.OUTCOMES)[number] | null;
  because: string | null;
  nature: string | null;
  fromName: string;
  fromAddress: string;
  subject: string;
  size: number;
  caseId: string | null;
  suggestedCaseId: string | null;
};

const COLUMNS = sql`m.id, m.received_at as "receivedAt", m.source, m.outcome, m.because, m.nature, m.from_name as "fromName",
  m.from_address as "fromAddress", m.subject, m.size, m.case_id as "caseId", m.suggested_case_id as "suggestedCaseId"`;

/** What is left of mail on a case that the reader may not see: that it came, and what became of it. */
const HIDDEN = { fromName: '', fromAddress: '', subject: '', caseId: null };

/** The reference of a suggested case is only told to those who may see that case. */
async function withReferences(reading: Reading, all: readonly (MailRow & Placed)[]) {
  const readable = await readableOf(reading, all);
  const rows = all.map((row) => (readable.has(row) ? row : { ...row, ...HIDDEN }));
  const ids = rows.flatMap(({ suggestedCaseId }) => suggestedCaseId ?? []);
  const references = await referencesOf(reading, ids);
  return rows.map((row) => ({
    ...row,
    suggestedReference: row.suggestedCaseId === null ? null : (references.get(row.suggestedCaseId) ?? null),
  }));
}

async function listMail(
  reading: Reading,
  { outcome, after }: { outcome: (typeof contract.OUTCOMES)[number]; after?: string | undefined },
) {
  if (outcome !== 'quarantined' && !reading.actor.may('intake.oversee'))
    throw new Refusal(403, 'Your role sees only the mail that waits to be sorted (intake.oversee).');
  const place = placeOf(after, z.tuple([instant, z.uuid()]));
  const [{ rows }, total] = await Promise.all([
    sql<MailRow & Placed>`
      select ${COLUMNS}, ${PLACED} ${FROM_PLACED}
       where m.outcome = ${outcome}
         and ${place === null ? sql`true` : sql`(m.received_at, m.id) < (${new Date(place[0])}::timestamptz, ${place[1]}::uuid)`}
       order by m.received_at desc, m.id desc limit ${PAGE}`.execute(reading.db),
    sql<{ total: number }>`select count(*) as total from intake.mail where outcome = ${outcome}`.execute(reading.db),
  ]);
  const last = rows.at(-1);
  return {
    mail: await withReferences(reading, rows),
    next: rows.length === PAGE && last !== undefined ? cursorOf([last.receivedAt, last.id]) : null,
    total: total.rows[0]?.total ?? 0,
  };
}

const SORTABLE = ['quarantined', 'notice'] as const;

async function readMail(reading: Reading, { intake, reader }: { intake: Intake; reader: Reader }, id: string) {
  const { rows } = await sql<MailRow & Placed & { hash: Buffer | null; recipients: string[] }>`
    select ${COLUMNS}, m.sha256 as hash, m.recipients, ${PLACED} ${FROM_PLACED} where m.id = ${id}`.execute(reading.db);
  const [row] = [...(await readableOf(reading, rows))];
  const sortable = SORTABLE.some((outcome) => outcome === row?.outcome);
  if (row === undefined || !(sortable || reading.actor.may('intake.oversee')))
    throw new Refusal(404, 'There is no such mail, or it has been sorted.');
  const { hash, recipients, ...plain } = row;
  const read = hash === null ? null : await readKept(reading, { intake, reader }, hash);
  const [mail] = await withReferences(reading, [plain]);
  return {
    mail: mail ?? { ...plain, suggestedReference: null },
    to: [...recipients],
    text: read?.ok === true ? read.message.text : '',
    attachments:
      read?.ok === true
        ? read.message.attachments.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.byteLength }))
        : [],
    problems: read === null ? [] : read.ok ? [...read.message.problems] : [read.reason],
  };
}

/** A message whose content the store has lost is still a row that somebody has to decide about. */
async function readKept(
  reading: Reading,
  { intake, reader }: { intake: Intake; reader: Reader },
  hash: Buffer,
): ReturnType<Reader['read']> {
  try {
    return await reader.read(await intake.files.get(reading.db, hash));
  } catch (fault) {
    if (fault instanceof StoreTrouble && fault.kind === 'lost') return { ok: false, reason: fault.message };
    throw fault;
  }
}

/** Locks a message that a person may put in its place: one that waits for that, or a notice that was a person after all. */
async function lockSortable({ db, actor }: Work, id: string): Promise<Sorted> {
  const { rows } = await sql<Sorted & Placed & { outcome: string }>`
    select m.id, m.sha256 as hash, m.source, m.return_path as "returnPath", m.recipients, m.received_at as "receivedAt", m.outcome, ${PLACED}
      ${FROM_PLACED} where m.id = ${id} and m.sha256 is not null for update of m`.execute(db);
  const [row] = [...(await readableOf({ db, actor }, rows))];
  if (row === undefined) throw new Refusal(404, 'There is no such mail.');
  if (!SORTABLE.some((outcome) => outcome === row.outcome)) throw new Refusal(409, 'Somebody has sorted this already.');
  return row;
}
