import { sql } from 'kysely';
import { z } from 'zod';
import { sentTexts } from '#areas/cases/server/index.ts';
import { instant } from '#kernel/fields.ts';
import { cursorOf, placeOf } from '#platform/cursor.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Reading, Work } from '#platform/work.ts';
import * as contract from '../contract.ts';
import type { PostOffice } from './post-office.ts';
import { retireTemplate, saveTemplate, sharedTemplates, templatesOf, versionsOf } from './templates.ts';
import { confirmSent, recall, reply, sendAgain } from './reply.ts';

const DONE = { done: true } as const;
const PAGE = 50;
const EVERYBODY = { teamId: null, officerId: null } as const;
const ownCircle = ({ actor }: Work) => ({ teamId: null, officerId: actor.id });

export function correspondenceRoutes(server: Server, office: PostOffice, { catching }: { catching: boolean }): void {
  serve(server, contract, {
    reply: (work, { params, body }) => reply(office, work, params.id, body),
    recall: (work, { params }) => recall(office, work, params.id),
    sendAgain: (work, { params }) => sendAgain(office, work, params.id).then(() => DONE),
    confirmSent: (work, { params }) => confirmSent(office, work, params.id).then(() => DONE),
    templates: async (reading) => ({ templates: await templatesOf(reading) }),
    sharedTemplates: async (reading) => ({ templates: await sharedTemplates(reading) }),
    templateVersions: async (reading, { params }) => ({ versions: await versionsOf(reading, params.id) }),
    saveTemplate: (work, { body: { teamId, ...it } }) => saveTemplate(work, it, { teamId, officerId: null }),
    saveMyTemplate: (work, { body }) => saveTemplate(work, body, ownCircle(work)),
    retireTemplate: (work, { params }) => retireTemplate(work, params.id, EVERYBODY).then(() => DONE),
    retireMyTemplate: (work, { params }) => retireTemplate(work, params.id, ownCircle(work)).then(() => DONE),
    trouble: (reading, { query }) => listOutgoing(reading, 'trouble', query.after),
    caught: async (reading, { query }) => ({ catching, ...(await listOutgoing(reading, 'caught', query.after)) }),
  });
}

type Row = {
  messageId: string;
  caseId: string;
  kind: string;
  state: string;
  recipients: string[];
  attempts: number;
  response: string | null;
  madeAt: number;
};

/** Only messages of cases the reader may see: what was written is not shown to whoever merely runs the server. */
async function listOutgoing(reading: Reading, which: 'trouble' | 'caught', after: string | undefined) {
  const place = placeOf(after, z.tuple([instant, z.uuid()]));
  const from =
    which === 'trouble'
      ? sql`correspondence.outgoing o where (o.state in ('unsure', 'failed') or (o.state = 'held' and o.response is not null))`
      : sql`correspondence.caught k join correspondence.outgoing o using (message_id) where true`;
  const { rows } = await sql<Row>`
    select o.message_id as "messageId", o.case_id as "caseId", o.kind, o.state, o.recipients, o.attempts, o.response, o.made_at as "madeAt"
      from ${from}
       and ${place === null ? sql`true` : sql`(o.made_at, o.message_id) < (${new Date(place[0])}::timestamptz, ${place[1]}::uuid)`}
     order by o.made_at desc, o.message_id desc
     limit ${PAGE}`.execute(reading.db);
  const texts = await sentTexts(
    reading,
    rows.map(({ messageId }) => messageId),
  );
  const last = rows.at(-1);
  return {
    messages: rows.flatMap((row) => {
      const text = texts.get(row.messageId);
      return text === undefined ? [] : [{ ...row, subject: text.subject, body: text.body }];
    }),
    next: rows.length === PAGE && last !== undefined ? cursorOf([last.madeAt, last.messageId]) : null,
  };
}
