import { sql, type RawBuilder } from 'kysely';
import { customerName } from '#areas/customers/server/index.ts';
import { referenceOf, type Phase } from '../rules/index.ts';

export type Row = {
  id: string;
  reference: string;
  kind: string;
  state: string;
  phase: Phase;
  subject: string;
  gist: string;
  priority: number;
  channel: string;
  teamId: string;
  ownerId: string | null;
  customerId: string | null;
  customerName: string | null;
  nextStep: string | null;
  nextDueAt: number | null;
  openedAt: number;
  touchedAt: number;
  restricted: boolean;
};

/** The columns of a case in a list, for a case called `c`. */
export const rowColumns: RawBuilder<unknown> = sql`
  c.id, c.number, c.kind, c.state, c.phase, c.subject, c.gist, c.priority, c.channel, c.team_id as "teamId", c.owner_id as "ownerId",
  c.customer_id as "customerId", ${customerName(sql`c.customer_id`)} as "customerName", c.next_step as "nextStep",
  c.next_due_at as "nextDueAt", c.opened_at as "openedAt", c.touched_at as "touchedAt", c.restricted`;

export type Numbered<R extends Row = Row> = Omit<R, 'reference'> & { number: number };
export const rowOf = <R extends Row>({ number, ...row }: Numbered<R>) => ({ ...row, reference: referenceOf(number) });

/** How the customer sounded when they last spoke about a case called `c`. */
export const toneOf: RawBuilder<string | null> = sql<string | null>`
  (select t.tone from cases.contact t where t.case_id = c.id and t.tone is not null order by t.at desc, t.id desc limit 1)`;

export type ListRow = Row & { version: number; tone: string | null; tags: string[] };

/** What a list that people choose columns for tells besides. */
export const listColumns: RawBuilder<unknown> = sql`
  ${rowColumns}, c.version, ${toneOf} as tone,
  array(select g.tag from cases.tag g where g.case_id = c.id order by g.tag) as tags`;
