import { sql } from 'kysely';
import { contactPointsOf, customerName, customerNeeds } from '#areas/customers/server/index.ts';
import { eventsOf, type Event } from '#areas/records/server/index.ts';
import { given, settled, together } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { movesFrom, referenceOf, type Move, type Phase } from '../rules/index.ts';
import { namedAs } from './around.ts';
import type { Desk } from './desk.ts';
import type { DraftRest } from './drafts.ts';
import { rowColumns, rowOf, type Numbered, type Row } from './list.ts';
import { visibleTo } from './visible.ts';

export type Attached = {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  inline: boolean;
  contentId: string | null;
  scan: string;
};

export type Entry = {
  id: string;
  type: 'message' | 'contact' | 'note' | 'notice' | 'event';
  at: number;
  caseId: string;
  contactId: string | null;
  channel: string | null;
  direction: 'in' | 'out' | null;
  officerId: string | null;
  who: string;
  fromAddress: string | null;
  to: string[] | null;
  subject: string | null;
  body: string;
  quoted: boolean;
  hasHtml: boolean;
  tone: string | null;
  delivery: string | null;
  recallUntil: number | null;
  kind: string | null;
  mailId: string | null;
  attachments: Attached[];
};

type Party = {
  id: string;
  customerId: string;
  name: string;
  role: string;
  authority: string;
  contactPoints: { kind: string; value: string }[];
};
type Task = { id: string; title: string; ownerId: string | null; dueAt: number | null; doneAt: number | null };
type Other<Extra> = { number: number; subject: string } & Extra;

type Draft = {
  id: string;
  kind: 'reply' | 'note' | 'call' | 'answer' | 'form';
  body: string;
  rest: DraftRest;
  version: number;
  savedAt: number;
};

type Head = Numbered & {
  version: number;
  closedAt: number | null;
  mergedInto: string | null;
  needs: string | null;
  family: string[];
};

type Referenced<T> = Omit<T, 'number'> & { reference: string };

export type WholeCase = {
  case: Row & {
    version: number;
    closedAt: number | null;
    mergedInto: string | null;
    moves: Move[];
    needs: string | null;
  };
  entries: Entry[];
  parties: Party[];
  tasks: Task[];
  tags: string[];
  links: Referenced<Other<{ id: string; phase: Phase }>>[];
  merged: Referenced<Other<{ mergeId: string; id: string }>>[];
  splits: Referenced<Other<{ splitId: string; newId: string }>>[];
  drafts: Draft[];
};

/** The newest lines of a long history; older ones are reached through search. */
const MOST_MESSAGES = 500;
const MOST_EVENTS = 500;

type Named = { readonly id: string; readonly customerId: string | null; readonly family: readonly string[] };
type Looking = Pick<Desk, 'recallMs'> & { readonly looked: (found: Named) => Promise<void> };

/**
 * Everything on the case screen, in two turns to the database: the case and what is joined to it, then a dozen small
 * statements that travel together. One large statement took twice as long, most of it to get ready. That
 * somebody looked is recorded meanwhile, and nothing is shown before it is.
 */
export async function readCase({ recallMs, looked }: Looking, reading: Reading, name: string): Promise<WholeCase> {
  const head = await readHead(reading, name);
  const { version, closedAt, mergedInto, needs, family, ...row } = head;
  const [{ messages, attached, others, events, said, ...around }] = await Promise.all([
    together(reading.db, (line) => readAround({ ...reading, db: line }, head.id, family)),
    looked(head),
  ]);
  return {
    case: { ...rowOf(row), version, closedAt, mergedInto, needs, moves: [...movesFrom(row.kind, row.state)] },
    entries: [
      ...withAttachments(messages, attached).map((one) => recallable(one, recallMs)),
      ...said,
      ...events.map(asEntry),
    ].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    ...around,
    links: others.flatMap(({ what, ...one }) => (what === 'link' ? [withReference(one)] : [])),
    merged: others.flatMap(({ what, under, ...one }) =>
      what === 'merge' ? [{ ...withReference(one), mergeId: under }] : [],
    ),
    splits: others.flatMap(({ what, under, id, ...one }) =>
      what === 'split' ? [{ ...withReference(one), splitId: under, newId: id }] : [],
    ),
  };
}

/** The case of this name, and the ids of every case joined to it. */
async function readHead({ db, actor }: Reading, name: string): Promise<Head> {
  const { rows } = await sql<Head>`
    select ${rowColumns}, c.version, c.closed_at as "closedAt", c.merged_into as "mergedInto",
           ${customerNeeds(sql`c.customer_id`)} as needs,
           array(with recursive family as (
                   select c.id
                   union select j.id from cases."case" j join family f on j.merged_into = f.id)
                 select f.id from family f) as family
      from cases."case" c
     where ${namedAs(name)} and ${visibleTo(actor)}`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such case, or it is not yours to see.');
  return found;
}

async function readAround(reading: Reading, id: string, family: readonly string[]) {
  const { db, actor } = reading;
  const [messages, attached, contacts, notes, notices, parties, tasks, tags, others, drafts, events] =
    await Promise.all([
      messagesOf(db, family),
      attachmentsOf(db, family),
      contactsOf(db, family),
      notesOf(db, family),
      noticesOf(db, family),
      partiesOf(db, family),
      tasksOf(db, family),
      tagsOf(db, family),
      readOthers(reading, id),
      draftsOf(db, id, actor.id),
      eventsOf(db, { caseIds: family, actsOnly: true, limit: MOST_EVENTS }),
    ]);
  const said = [...contacts, ...notes, ...notices].map((one): Entry => ({ ...NOTHING_SAID, ...one }));
  return { messages, attached, said, parties, tasks, tags: tags.map(({ tag }) => tag), others, drafts, events };
}

function withAttachments(messages: readonly Entry[], attached: readonly (Attached & { messageId: string })[]): Entry[] {
  const by = Map.groupBy(attached, ({ messageId }) => messageId);
  return messages.map((one) => ({
    ...NOTHING_SAID,
    ...one,
    attachments: by.get(one.id) ?? [],
  }));
}

/** What an officer wrote and has not gone yet can be taken back. */
const recallable = (one: Entry, recallMs: number): Entry =>
  one.delivery === 'held' && one.officerId !== null ? { ...one, recallUntil: one.at + recallMs } : one;

const withReference = <T extends { number: number }>({ number, ...rest }: T) => ({
  ...rest,
  reference: referenceOf(number),
});

const IN_FAMILY = sql`= any(${given(1)}::uuid[])`;

const messagesOf = settled(sql<Entry>`
  select m.id, 'message' as type, m.at, m.case_id as "caseId", m.contact_id as "contactId", m.channel, m.direction,
         m.officer_id as "officerId", m.from_name as who, m.from_address as "fromAddress", m.to_addresses as "to", m.subject, m.body,
         m.full_body is not null as quoted, m.html is not null as "hasHtml", m.delivery, m.mail_id as "mailId",
         (select t.tone from cases.contact t where t.id = m.contact_id) as tone
    from cases.message m
   where m.case_id ${IN_FAMILY}
   order by m.at desc, m.id desc limit ${sql.lit(MOST_MESSAGES)}`);

const attachmentsOf = settled(sql<Attached & { messageId: string }>`
  select t.message_id as "messageId", t.id, t.name, t.media_type as "mediaType", t.size, t.inline, t.content_id as "contentId", t.scan
    from cases.attachment t join cases.message m on m.id = t.message_id
   where m.case_id ${IN_FAMILY}`);

const contactsOf = settled(sql<Entry>`
  select t.id, 'contact' as type, t.at, t.case_id as "caseId", t.id as "contactId", t.channel, t.direction, t.officer_id as "officerId",
         coalesce(${customerName(sql`t.customer_id`)}, '') as who, t.said as body, t.tone
    from cases.contact t
   where t.case_id ${IN_FAMILY} and t.said is not null
   order by t.at desc limit ${sql.lit(MOST_MESSAGES)}`);

const notesOf = settled(sql<Entry>`
  select n.id, 'note' as type, n.at, n.case_id as "caseId", n.officer_id as "officerId", n.body
    from cases.note n
   where n.case_id ${IN_FAMILY}
   order by n.at desc limit ${sql.lit(MOST_MESSAGES)}`);

const noticesOf = settled(sql<Entry>`
  select n.id, 'notice' as type, n.at, n.case_id as "caseId", 'email' as channel, 'in' as direction, n.because as body, n.kind,
         n.mail_id as "mailId"
    from cases.notice n
   where n.case_id ${IN_FAMILY}
   order by n.at desc limit ${sql.lit(MOST_MESSAGES)}`);

const partiesOf = settled(sql<Party>`
  select p.id, p.customer_id as "customerId", ${customerName(sql`p.customer_id`)} as name, p.role, p.authority,
         ${contactPointsOf(sql`p.customer_id`)} as "contactPoints"
    from cases.party p
   where p.case_id ${IN_FAMILY} and p.ended_at is null
   order by p.added_at`);

const tasksOf = settled(sql<Task>`
  select t.id, t.title, t.owner_id as "ownerId", t.due_at as "dueAt", t.done_at as "doneAt"
    from cases.task t where t.case_id ${IN_FAMILY} order by t.made_at`);

const tagsOf = settled(sql<{ tag: string }>`
  select distinct t.tag from cases.tag t where t.case_id ${IN_FAMILY} order by 1`);

const draftsOf = settled(sql<Draft>`
  select d.id, d.kind, d.body, d.rest, d.version, d.saved_at as "savedAt" from cases.draft d
   where d.case_id = ${given(1)}::uuid and d.officer_id = ${given(2)}::uuid`);

type OtherCase = Other<{ what: 'link' | 'merge' | 'split'; under: string; id: string; phase: Phase }>;

/**
 * The cases this one is linked to, was joined with or was split into. A line shows the other case's subject. What was
 * joined is part of this case; the others may belong to another team or be restricted, so only those that the actor may
 * see are shown. Inside, `c` is the other case.
 */
async function readOthers({ db, actor }: Reading, id: string): Promise<OtherCase[]> {
  const { rows } = await sql<OtherCase>`
    select n.what, n.under, c.id, c.number, c.subject, c.phase
      from (select 'link' as what, l.other_id as id, null::uuid as under, null::timestamptz as at
              from cases.link l where l.case_id = ${id}::uuid
            union all
            select 'link', l.case_id, null, null from cases.link l where l.other_id = ${id}::uuid
            union all
            select 'merge', m.from_id, m.id, m.at from cases.merge m where m.into_id = ${id}::uuid and m.undone_at is null
            union all
            select 'split', s.new_id, s.id, s.at from cases.split s where s.from_id = ${id}::uuid and s.undone_at is null) n
      join cases."case" c on c.id = n.id
     where n.what = 'merge' or ${visibleTo(actor)}
     order by n.at`.execute(db);
  return rows;
}

/** What an entry has when its kind does not say otherwise. */
const NOTHING_SAID: Entry = {
  id: '',
  type: 'event',
  at: 0,
  caseId: '',
  contactId: null,
  channel: null,
  direction: null,
  officerId: null,
  who: '',
  fromAddress: null,
  to: null,
  subject: null,
  body: '',
  quoted: false,
  hasHtml: false,
  tone: null,
  delivery: null,
  recallUntil: null,
  kind: null,
  mailId: null,
  attachments: [],
};

const asEntry = ({ seq, at, kind, caseId, actorKind, actorId, why, data }: Event): Entry => ({
  ...NOTHING_SAID,
  id: `event-${seq}`,
  at,
  caseId: caseId ?? '',
  officerId: actorKind === 'officer' ? actorId : null,
  who: actorKind,
  body: JSON.stringify({ ...data, ...(why === null ? {} : { why }) }),
  kind,
});
