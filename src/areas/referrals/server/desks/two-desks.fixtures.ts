import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { hearDesks } from './hear.ts';
import { sendToDesks } from './send.ts';
import { PATH } from './wire.ts';

/**
 * How the road to a desk is: open; nobody answers; what is asked arrives and the answer is lost; everything arrives twice; something
 * else answers, with words or with “200”.
 */
type Road = 'open' | 'down' | 'answer lost' | 'twice' | 'garbage' | 'some page';

export type Place = {
  readonly desk: TestDesk;
  readonly mira: TestOfficer;
  readonly ada: TestOfficer;
  readonly road: { is: Road };
  /** Everything that came along the road, as it was sent. */
  readonly passed: { headers: Record<string, string>; body: Buffer }[];
  readonly address: string;
  readonly close: () => Promise<void>;
};

/** A whole desk that answers over HTTP, behind a road that a test can make bad. */
export async function openPlace(agency: string): Promise<Place> {
  const road: Place['road'] = { is: 'open' };
  const passed: Place['passed'] = [];
  const target = { address: '' };
  const server = createServer((request, response) => {
    pass({ road, passed, target }, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const desk = await openTestDesk({ PUBLIC_URL: address, AGENCY_NAME: agency });
  target.address = await desk.server.http.listen({ host: '127.0.0.1', port: 0 });
  const mira = await desk.officer('Mira');
  const ada = await desk.officer('Ada', { roles: ['administrator', 'team leader'] });
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
    await desk.close();
  };
  return { desk, mira, ada, road, passed, address, close };
}

type Passing = Pick<Place, 'road' | 'passed'> & { readonly target: { readonly address: string } };

async function pass(
  { road, passed, target }: Passing,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  if (road.is === 'down') return void response.destroy();
  if (road.is === 'garbage') return void response.writeHead(200).end('\u0000\u0001 no receipt at all '.repeat(2000));
  if (road.is === 'some page')
    return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome</p>');
  const sent = {
    headers: {
      'content-type': String(request.headers['content-type']),
      'kept-desk': String(request.headers['kept-desk']),
    },
    body: Buffer.concat(pieces),
  };
  passed.push(sent);
  const forward = () =>
    fetch(`${target.address}${request.url}`, { method: 'POST', ...sent, body: new Uint8Array(sent.body) });
  if (road.is === 'twice') await forward();
  const reply = await forward();
  const body = Buffer.from(await reply.arrayBuffer());
  if (road.is === 'answer lost') return void response.destroy();
  response.writeHead(reply.status, { 'kept-desk': reply.headers.get('kept-desk') ?? '' }).end(body);
}

/** Sends along the road again what went there before, as somebody would who listened. */
export async function again({ address }: Place, { headers, body }: Place['passed'][number]): Promise<number> {
  const reply = await fetch(`${address}${PATH}`, { method: 'POST', headers, body: new Uint8Array(body) });
  return reply.status;
}

const working = ({ desk: { parts, time } }: Place) => ({
  db: parts.database.db,
  referring: parts.referring,
  clock: () => time.now,
});

export const send = (place: Place): Promise<number> => sendToDesks(working(place));
export const hear = (place: Place): Promise<number> => hearDesks(working(place));

/** Until neither has anything that may go now. Both clocks are set alike first, as the clocks of two offices are. */
export async function exchange(one: Place, other: Place): Promise<void> {
  const now = Math.max(one.desk.time.now, other.desk.time.now);
  for (const { desk } of [one, other]) desk.time.now = now;
  for (;;) {
    const done = [await send(one), await hear(other), await send(other), await hear(one)];
    if (done.every((count) => count === 0)) return;
  }
}

/** Time goes by at both, and everybody is still signed in. */
export async function later(ms: number, ...places: readonly Place[]): Promise<void> {
  for (const { desk } of places) {
    desk.time.now += ms;
    await sql`
      update identity.session set began_at = ${new Date(desk.time.now)}, ends_at = ${new Date(desk.time.now + DAY / 2)}`.execute(
      desk.parts.database.db,
    );
  }
}

/** The page of the other agency in a directory, reached from desk to desk. */
export async function organizationAt({ ada }: Place, name: string): Promise<string> {
  const it = { name, kind: 'partner', way: 'kept' };
  return must((await ada.post('/api/directory/organizations', it)).body.id as string | undefined, 'an organisation');
}

/** A service of theirs, as the directory of one desk has it. */
export async function serviceAt({ ada }: Place, organizationId: string): Promise<string> {
  const it = {
    name: 'Crisis beds',
    description: 'A bed for tonight.',
    status: 'active',
    asks: ['phone', 'their words'],
  };
  const { body } = await ada.post(`/api/directory/organizations/${organizationId}/services`, it);
  return must(body.id as string | undefined, 'a service');
}

/** A case of somebody about whom more is known than the service needs. */
export async function caseAt({ desk, mira }: Place): Promise<string> {
  desk.time.now += 1000;
  const opened = await mira.post('/api/cases', {
    kind: 'enquiry',
    subject: 'Nowhere to sleep',
    teamId: desk.teamId,
    customer: {
      name: 'Ivy Nettle',
      email: `ivy${desk.time.now}@home.example`,
      phone: `0491 ${String(desk.time.now).slice(-6)}`,
    },
    channel: 'phone',
    said: 'I have nowhere to sleep, and my sister must not know.',
    ownerId: mira.id,
  });
  return must(opened.body.id as string | undefined, 'a case');
}

export const referralOf = (place: Place, organizationId: string, serviceId: string | null = null) => ({
  organizationId,
  serviceId,
  manner: 'cold',
  ground: 'consent',
  groundWords: 'She said yes on the telephone.',
  summary: 'Needs a bed tonight.',
  dueAt: place.desk.time.now + 2 * DAY,
  letter: 'We have asked Shelter East to help you.',
});
