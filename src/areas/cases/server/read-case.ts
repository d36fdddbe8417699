import { sql, type RawBuilder } from 'kysely';
import { contactPointsOf, customerName, customerNeeds } from '#areas/customers/server/index.ts';
import { eventsOf, type Event } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { movesFrom, referenceOf, type Move, type Phase } from '../rules/index.ts';
import { namedAs } from './around.ts';
import type { Desk } from './desk.ts';
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

type Head = Numbered & {
  version: number;
  closedAt: number | null;
  mergedInto: string | null;
  needs: string | null;
  messages: Entry[];
  contacts: Entry[];
  notes: Entry[];
  notices: Entry[];
  parties: Party[];
  tasks: Task[];
  tags: string[];
  links: Other<{ id: string; phase: Phase }>[];
  merged: Other<{ mergeId: string; id: string }>[];
  splits: Other<{ splitId: string; newId: string }>[];
  drafts: { kind: 'reply' | 'note'; body: string; savedAt: number }[];
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
  drafts: { kind: 'reply' | 'note'; body: string; savedAt: number }[];
};

/** The newest lines of a long history; older ones are reached through search. */
const MOST_MESSAGES = 500;
const MOST_EVENTS = 500;

type Named = { readonly id: string; readonly customerId: string | null; readonly family: readonly string[] };
type Looking = Pick<Desk, 'recallMs'> & { readonly looked: (found: Named) => Promise<void> };

/**
 * Everything on the case screen: one statement for the case and what was said, one for what was done. That somebody looked
 * is recorded meanwhile, and nothing is shown before it is.
 */
export async function readCase({ recallMs, looked }: Looking, reading: Reading, name: string): Promise<WholeCase> {
  const named = await findNamed(reading, name);
  const { id, family } = named;
  const acts = (caseIds: readonly string[]) => eventsOf(reading.db, { caseIds, actsOnly: true, limit: MOST_EVENTS });
  const others = family.filter((one) => one !== id);
  const [head, events, more] = await Promise.all([
    readHead(reading, named),
    acts([id]),
    others.length > 0 ? acts(others) : [],
    looked(named),
  ]);
  const {
    messages,
    contacts,
    notes,
    notices,
    parties,
    tasks,
    tags,
    links,
    merged,
    splits,
    drafts,
    version,
    closedAt,
    mergedInto,
    needs,
    ...row
  } = head;
  return {
    case: { ...rowOf(row), version, closedAt, mergedInto, needs, moves: [...movesFrom(row.kind, row.state)] },
    entries: [
      ...messages.map((one) => recallable(one, recallMs)),
      ...contacts,
      ...notes,
      ...notices,
      ...[...events, ...more].map(asEntry),
    ].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    parties,
    tasks,
    tags,
    links: links.map(withReference),
    merged: merged.map(withReference),
    splits: splits.map(withReference),
    drafts,
  };
}

/** What an officer wrote and has not gone yet can be taken back. */
const recallable = (one: Entry, recallMs: number): Entry =>
  one.delivery === 'held' && one.officerId !== null ? { ...one, recallUntil: one.at + recallMs } : one;

const withReference = <T extends { number: number }>({ number, ...rest }: T) => ({
  ...rest,
  reference: referenceOf(number),
});

/** The case of this name, and every case joined to it. */
async function findNamed({ db, actor }: Reading, name: string): Promise<Named> {
  const { rows } = await sql<Named>`
    select c.id, c.customer_id as "customerId",
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

async function readHead({ db, actor }: Reading, { id, family }: Named): Promise<Head> {
  const { rows } = await sql<Head>`
    with family as (select ${[...family]}::uuid[] as ids)
    select ${rowColumns}, c.version, c.closed_at as "closedAt", c.merged_into as "mergedInto",
           ${customerNeeds(sql`c.customer_id`)} as needs,
           ${listed(MESSAGES)} as messages, ${listed(CONTACTS)} as contacts, ${listed(NOTES)} as notes, ${listed(NOTICES)} as notices,
           ${listed(PARTIES)} as parties, ${listed(TASKS)} as tasks,
           array(select distinct t.tag from cases.tag t where t.case_id ${IN_FAMILY} order by 1) as tags,
           ${listed(linksSeenBy(actor, id))} as links, ${listed(MERGED)} as merged, ${listed(splitsSeenBy(actor, id))} as splits,
           ${listed(sql`select d.kind, d.body, ${millis(sql`d.saved_at`)} as "savedAt" from cases.draft d
                         where d.case_id = c.id and d.officer_id = ${actor.id}::uuid`)} as drafts
      from cases."case" c
     where c.id = ${id}::uuid and ${visibleTo(actor)}`.execute(db);
  const [head] = rows;
  if (head === undefined) throw new Refusal(404, 'There is no such case, or it is not yours to see.');
  return head;
}

const listed = (select: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce((select json_agg(x) from (${select}) x), '[]')`;
const millis = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(extract(epoch from ${column}) * 1000)::bigint`;
const IN_FAMILY = sql`= any((select f.ids from family f)::uuid[])`;
const NO_ATTACHMENTS = sql`'[]'::json as attachments`;

const MESSAGES = sql`
  select m.id, 'message' as type, ${millis(sql`m.at`)} as at, m.case_id as "caseId", m.contact_id as "contactId", m.channel, m.direction,
         m.officer_id as "officerId", m.from_name as who, m.from_address as "fromAddress", m.to_addresses as "to", m.subject, m.body,
         m.full_body is not null as quoted, m.html is not null as "hasHtml", null as tone, m.delivery, null as "recallUntil",
         null as kind, m.mail_id as "mailId",
         coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'mediaType', t.media_type, 'size', t.size,
                                                     'inline', t.inline, 'contentId', t.content_id, 'scan', t.scan))
                     from cases.attachment t where t.message_id = m.id), '[]') as attachments
    from cases.message m
   where m.case_id ${IN_FAMILY}
   order by m.at desc, m.id desc limit ${MOST_MESSAGES}`;

const CONTACTS = sql`
  select t.id, 'contact' as type, ${millis(sql`t.at`)} as at, t.case_id as "caseId", t.id as "contactId", t.channel, t.direction,
         t.officer_id as "officerId", coalesce(${customerName(sql`t.customer_id`)}, '') as who, null as "fromAddress", null as "to",
         null as subject, t.said as body, false as quoted, false as "hasHtml", t.tone, null as delivery, null as "recallUntil",
         null as kind, null as "mailId", ${NO_ATTACHMENTS}
    from cases.contact t
   where t.case_id ${IN_FAMILY} and t.said is not null
   order by t.at desc limit ${MOST_MESSAGES}`;

const NOTES = sql`
  select n.id, 'note' as type, ${millis(sql`n.at`)} as at, n.case_id as "caseId", null as "contactId", null as channel, null as direction,
         n.officer_id as "officerId", '' as who, null as "fromAddress", null as "to", null as subject, n.body, false as quoted,
         false as "hasHtml", null as tone, null as delivery, null as "recallUntil", null as kind, null as "mailId", ${NO_ATTACHMENTS}
    from cases.note n
   where n.case_id ${IN_FAMILY}
   order by n.at desc limit ${MOST_MESSAGES}`;

const NOTICES = sql`
  select n.id, 'notice' as type, ${millis(sql`n.at`)} as at, n.case_id as "caseId", null as "contactId", 'email' as channel, 'in' as direction,
         null as "officerId", '' as who, null as "fromAddress", null as "to", null as subject, n.because as body, false as quoted,
         false as "hasHtml", null as tone, null as delivery, null as "recallUntil", n.kind, n.mail_id as "mailId", ${NO_ATTACHMENTS}
    from cases.notice n
   where n.case_id ${IN_FAMILY}
   order by n.at desc limit ${MOST_MESSAGES}`;

const PARTIES = sql`
  select p.id, p.customer_id as "customerId", ${customerName(sql`p.customer_id`)} as name, p.role, p.authority,
         ${contactPointsOf(sql`p.customer_id`)} as "contactPoints"
    from cases.party p
   where p.case_id ${IN_FAMILY} and p.ended_at is null
   order by p.added_at`;

const TASKS = sql`
  select t.id, t.title, t.owner_id as "ownerId", ${millis(sql`t.due_at`)} as "dueAt", ${millis(sql`t.done_at`)} as "doneAt"
    from cases.task t where t.case_id ${IN_FAMILY} order by t.made_at`;

const MERGED = sql`
  select m.id as "mergeId", o.id, o.number, o.subject
    from cases.merge m join cases."case" o on o.id = m.from_id
   where m.into_id = c.id and m.undone_at is null order by m.at`;

/** A case that was split off may have gone to another team or been restricted since. Inside, `c` is that case. */
const splitsSeenBy = (actor: Reading['actor'], id: string): RawBuilder<unknown> => sql`
  select s.id as "splitId", c.id as "newId", c.number, c.subject
    from cases.split s join cases."case" c on c.id = s.new_id
   where s.from_id = ${id}::uuid and s.undone_at is null and ${visibleTo(actor)} order by s.at`;

/** A link shows the other case's subject, so only cases the actor may see are shown. Inside, `c` is the other case. */
const linksSeenBy = (actor: Reading['actor'], id: string): RawBuilder<unknown> => sql`
  select c.id, c.number, c.subject, c.phase
    from (select l.other_id as id from cases.link l where l.case_id = ${id}::uuid
          union select l.case_id from cases.link l where l.other_id = ${id}::uuid) n
    join cases."case" c on c.id = n.id
   where ${visibleTo(actor)}`;

function asEntry({ seq, at, kind, caseId, actorKind, actorId, why, data }: Event): Entry {
  return {
    id: `event-${seq}`,
    type: 'event',
    at,
    caseId: caseId ?? '',
    contactId: null,
    channel: null,
    direction: null,
    officerId: actorKind === 'officer' ? actorId : null,
    who: actorKind,
    fromAddress: null,
    to: null,
    subject: null,
    body: JSON.stringify({ ...data, ...(why === null ? {} : { why }) }),
    quoted: false,
    hasHtml: false,
    tone: null,
    delivery: null,
    recallUntil: null,
    kind,
    mailId: null,
    attachments: [],
  };
}
