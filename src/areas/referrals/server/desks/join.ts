import { sql } from 'kysely';
import { organizationsCalled } from '#areas/directory/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Referring } from '../referring.ts';
import { keyIsKnown, linkCalled, linkWith } from './links.ts';
import { postToDesk } from './outbox.ts';
import { isGuarded, newKey, readCode, writeCode } from './wire.ts';

async function mustBeOrganization(work: Work, id: string): Promise<string> {
  const [organization] = await organizationsCalled(work.db, [id]);
  if (organization === undefined) throw new Refusal(404, 'There is no such organisation.');
  return organization.name;
}

const alreadyJoined = (): Refusal =>
  new Refusal(409, 'We are joined with a desk of this organisation already. End that first, or give it a new key.');

/** Makes a code for the administrator of the other desk. It holds the key, and is shown this once. */
export async function inviteDesk({ office }: Referring, work: Work, organizationId: string): Promise<{ code: string }> {
  await mustBeOrganization(work, organizationId);
  if ((await linkWith(work.db, organizationId)) !== undefined) throw alreadyJoined();
  const id = newId(work.now);
  await sql`
    insert into referrals.desk_link (id, organization_id, made_here, made_at, made_by)
    values (${id}, ${organizationId}, true, ${new Date(work.now)}, ${work.actor.id})`.execute(work.db);
  await announce(work, { kind: 'referral.desk-invited', data: { linkId: id, organizationId } });
  return { code: await addKey(work, id, { number: 1, address: office.publicUrl }) };
}

/** A new key for a desk we are joined with. The old one goes on until theirs has used the new one. */
export async function renewKey({ office }: Referring, work: Work, organizationId: string): Promise<{ code: string }> {
  const link = await linkWith(work.db, organizationId);
  if (link === undefined) throw new Refusal(404, 'We are not joined with a desk of this organisation.');
  const { rows } = await sql<{ last: number }>`
    select max(number) as last from referrals.desk_key where link_id = ${link.id}`.execute(work.db);
  const number = (rows[0]?.last ?? 0) + 1;
  // A code that was made and never used is worth nothing any more.
  await sql`
    update referrals.desk_key set ends_at = ${new Date(work.now)} where link_id = ${link.id} and known_at is null and ends_at is null`.execute(
    work.db,
  );
  await announce(work, { kind: 'referral.desk-key-made', data: { linkId: link.id, organizationId } });
  return { code: await addKey(work, link.id, { number, address: office.publicUrl }) };
}

async function addKey(work: Work, link: string, it: { number: number; address: string }): Promise<string> {
  const key = newKey();
  await sql`
    insert into referrals.desk_key (link_id, number, secret, made_at)
    values (${link}, ${it.number}, ${key}, ${new Date(work.now)})`.execute(work.db);
  return writeCode({ link, number: it.number, key, address: new URL(it.address).origin });
}

/** Takes in a code that the other desk made: joins it, or has a new key for it. */
export async function joinDesk(referring: Referring, work: Work, organizationId: string, typed: string): Promise<void> {
  const code = readCode(typed);
  const wrong = (reason: string) => new Refusal(422, reason, [{ field: 'code', problem: 'cannot be used' }]);
  if (code === undefined) throw wrong('This is no code of a Kept desk, or a part of it is missing. Copy all of it.');
  const address = new URL(code.address);
  const { origin } = address;
  if (!isGuarded(address))
    throw wrong('That desk does not answer over https, so nothing about customers may go to it.');
  if (origin === new URL(referring.office.publicUrl).origin) throw wrong('This is a code of our own desk.');
  await mustBeOrganization(work, organizationId);
  const secret = Buffer.from(code.key, 'base64url');
  const known = await linkCalled(work.db, code.link);
  const now = new Date(work.now);
  if (known === undefined) {
    if ((await linkWith(work.db, organizationId)) !== undefined) throw alreadyJoined();
    await sql`
      insert into referrals.desk_link (id, organization_id, made_here, address, made_at, made_by)
      values (${code.link}, ${organizationId}, false, ${origin}, ${now}, ${work.actor.id})`.execute(work.db);
  } else if (known.organizationId !== organizationId || known.endedAt !== null)
    throw wrong('This code belongs to another organisation, or to a connection that has ended.');
  else await sql`update referrals.desk_link set address = ${origin} where id = ${code.link}`.execute(work.db);
  const { rows } = await sql`
    insert into referrals.desk_key (link_id, number, secret, made_at) values (${code.link}, ${code.number}, ${secret}, ${now})
    on conflict do nothing returning number`.execute(work.db);
  if (rows.length === 0) throw wrong('This code was used here before. Ask them for a new one.');
  // Whoever made it has it, so both have it now.
  await keyIsKnown(work.db, code.link, code.number, work.now);
  await postToDesk(referring, work, code.link, {
    body: { is: 'hello', agency: referring.office.agency, address: new URL(referring.office.publicUrl).origin },
  });
  await announce(work, { kind: 'referral.desk-joined', data: { linkId: code.link, organizationId } });
}
