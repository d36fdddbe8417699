import { sql } from 'kysely';
import { setLetter } from '#areas/letters/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { dayOfText } from '#kernel/civil.ts';
import { dayAt } from '#kernel/zone.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import { admit, parse, type Server } from '#platform/serve.ts';
import type { Work } from '#platform/work.ts';
import { z } from 'zod';
import type { Outreach } from './outreach.ts';

export type LetterOf = {
  readonly name: string;
  readonly value: string;
  readonly variant: 'standard' | 'large print' | 'easy read';
  readonly subject: string;
  readonly body: string;
  readonly madeAt: number;
};

/** Sets a letter to somebody who asked to be told, in the look they need. */
export const letterFor = ({ letters, office }: Outreach, db: Db, it: LetterOf) =>
  setLetter(letters, db, {
    subject: it.subject,
    body: it.body,
    html: null,
    addressee: it.name,
    address: it.value,
    variant: it.variant,
    language: office.language,
    reference: '',
    at: it.madeAt,
    enclosures: [],
  });

async function mustBeCampaign(db: Db | Tx, id: string): Promise<void> {
  const { rows } = await sql`select from outreach.campaign where id = ${id}`.execute(db);
  if (rows.length === 0) throw new Refusal(404, 'There is no such campaign.');
}

export type Posting = { readonly ids: readonly string[]; readonly on: string };

/** Whoever took them to the post says so. What was stopped or is not wanted any more stays as it is. */
export async function postedLetters({ office }: Outreach, work: Work, id: string, it: Posting): Promise<number> {
  await mustBeCampaign(work.db, id);
  const day = dayOfText(it.on);
  if (day === undefined || day > dayAt(office.desk.zone, work.now))
    throw new Refusal(422, 'A letter cannot have been posted on a day that is still to come.', [
      { field: 'on', problem: 'is still to come' },
    ]);
  const { rows } = await sql`
    update outreach.recipient set state = 'sent', sent_at = ${new Date(work.now)}, posted_on = ${it.on}::date, posted_by = ${work.actor.id}
     where campaign_id = ${id} and id = any(${[...it.ids]}::uuid[]) and state = 'to post' returning id`.execute(
    work.db,
  );
  if (rows.length === 0) throw new Refusal(409, 'None of these letters lies ready to be posted any more.');
  await announce(work, { kind: 'campaign.letters-posted', data: { campaignId: id, letters: rows.length, on: it.on } });
  work.afterCommit(() => office.desk.live.tell('outreach', id));
  return rows.length;
}

const asked = z.object({ ids: z.string().max(4000) });
const MOST = 100;

/** Letters of a campaign that lie ready, in the order of their list, for a printer. Those of another campaign are passed over. */
export function outreachLetterRoute(server: Server, { letters, office }: Outreach): void {
  const { http, db } = server;
  http.get('/api/outreach/campaigns/:id/letters', async (request, reply) => {
    await admit(server, { may: 'outreach.manage', method: 'GET' }, request);
    const { id } = parse(z.object({ id: z.uuid() }), request.params, 'address');
    await mustBeCampaign(db, id);
    const { ids } = parse(asked, request.query, 'query');
    const chosen = parse(z.array(z.uuid()).min(1).max(MOST), ids.split(','), 'query');
    const { rows } = await sql<{ name: string; hash: Buffer }>`
      select name, sha256 as hash from outreach.recipient
       where campaign_id = ${id} and id = any(${chosen}::uuid[]) and channel = 'letter' and sha256 is not null and state in ('to post', 'sent')
       order by n`.execute(db);
    if (rows.length === 0) throw new Refusal(404, 'None of these letters is there to be printed.');
    const sheets = await Promise.all(
      rows.map(async ({ name, hash }) => ({
        kind: 'pdf' as const,
        type: 'pdf' as const,
        name,
        bytes: await office.desk.files.get(db, hash),
      })),
    );
    const made = await letters.maker.bundle('Letters to post', sheets);
    if (!made.ok) throw new Refusal(422, made.reason);
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', 'inline; filename="letters-to-post.pdf"')
      .header(
        'content-security-policy',
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      )
      .send(Buffer.from(made.pdf));
  });
}
