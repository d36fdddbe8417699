import { sql } from 'kysely';
import type { TestDesk } from '#testing/desk.ts';
import { newId } from '#platform/id.ts';
import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import { hearDesks } from './desks/hear.ts';
import { MEDIA_TYPE, PATH, newKey, readCode, signRequest, writeCode, writeHeader } from './desks/wire.ts';

/** A code as another desk makes it. */
export const codeOfAnother = (now: number): string =>
  writeCode({ link: newId(now), number: 1, key: newKey(), address: 'https://desk.elsewhere.example' });

/** What another desk says to ours by a code that we made, heard and carried out. */
export async function saidByDesk({ parts, server, time }: TestDesk, code: string, it: object): Promise<void> {
  const { link, number, key } = must(readCode(code), 'a code');
  const signed = { link, key: number, id: newId(time.now), at: time.now };
  const body = Buffer.from(JSON.stringify(it));
  const sign = signRequest(Buffer.from(key, 'base64url'), 'joiner', signed, body);
  const reply = await server.http.inject({
    method: 'POST',
    url: PATH,
    headers: { 'content-type': MEDIA_TYPE, 'kept-desk': writeHeader(signed, sign) },
    payload: body,
  });
  if (reply.statusCode !== 200) throw new Error(`the desk answered ${reply.statusCode}: ${reply.body}`);
  const { db } = parts.database;
  while ((await hearDesks({ db, referring: parts.referring, clock: () => time.now })) > 0);
}

/** Another desk gives a matter to ours. Gives what it is called here. */
export async function offeredByDesk(desk: TestDesk, code: string, referral: string): Promise<string> {
  const { now } = desk.time;
  await saidByDesk(desk, code, {
    is: 'offered',
    referral,
    number: 1001,
    officer: 'Kim',
    service: 'Crisis beds',
    manner: 'cold',
    ground: 'consent',
    groundWords: 'He said yes at the counter.',
    summary: 'He needs a bed for a week.',
    given: { name: 'Oren Vale', phone: '0491 570 777' },
    heldBack: ['email'],
    dueAt: new Date(now + 2 * DAY).toISOString(),
    madeAt: new Date(now).toISOString(),
  });
  const { rows } = await sql<{ id: string }>`select id from referrals.received where theirs = ${referral}`.execute(
    desk.parts.database.db,
  );
  return must(rows[0]?.id, 'a referral that was given to us');
}
