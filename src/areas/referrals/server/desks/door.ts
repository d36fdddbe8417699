import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { sha256 } from '#platform/id.ts';
import { keepable } from '#platform/keepable.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Server } from '#platform/serve.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';
import type { Referring } from '../referring.ts';
import { keyIsKnown, keyNumbered, linkCalled, otherSideOf, sideOf, type Key, type Link } from './links.ts';
import {
  BELIEVED_FOR,
  MEDIA_TYPE,
  PATH,
  message,
  readHeader,
  sameSignature,
  signReceipt,
  signRequest,
  writeHeader,
  type Message,
  type Receipt,
  type Signed,
} from './wire.ts';

/** A paper of the longest mail we take, written in base64. */
const LONGEST = 40_000_000;

type Caller = { readonly signed: Signed; readonly sign: string; readonly link: Link; readonly key: Key };

/**
 * Where other desks speak to ours. What is signed with a key of theirs is recorded and then receipted, before anything in it is acted
 * upon; everything else learns only that it is not known here.
 */
export function deskDoor(server: Server, referring: Referring): void {
  const callers = new WeakMap<FastifyRequest, Caller>();
  server.http.register(async (http) => {
    http.addContentTypeParser(MEDIA_TYPE, { parseAs: 'buffer', bodyLimit: LONGEST }, (_request, body, done) =>
      done(null, body),
    );
    http.post(
      PATH,
      {
        bodyLimit: LONGEST,
        // Nobody whom we do not know can make us read a long body.
        onRequest: async (request) => void callers.set(request, await callerOf(server, request)),
      },
      async (request, reply) => {
        const caller = callers.get(request);
        const { body } = request;
        if (caller === undefined || !Buffer.isBuffer(body)) throw unknown();
        return answer(server, referring, { caller, body, reply });
      },
    );
  });
}

const unknown = (): Refusal =>
  new Refusal(
    401,
    'No desk is known here by this key, or the clocks of the two desks differ by more than five minutes.',
  );

async function callerOf({ db, clock }: Server, request: FastifyRequest): Promise<Caller> {
  const head = readHeader(request.headers['kept-desk']);
  if (head === undefined || Math.abs(head.at - clock()) > BELIEVED_FOR) throw unknown();
  const { sign, ...signed } = head;
  const [link, key] = await Promise.all([linkCalled(db, head.link), keyNumbered(db, head.link, head.key, clock())]);
  if (link === undefined || key === undefined) throw unknown();
  return { signed, sign, link, key };
}

type Arrived = { readonly caller: Caller; readonly body: Buffer; readonly reply: FastifyReply };

async function answer(server: Server, referring: Referring, { caller, body, reply }: Arrived): Promise<FastifyReply> {
  const { signed, sign, link, key } = caller;
  if (!sameSignature(sign, signRequest(key.secret, otherSideOf(link), signed, body))) throw unknown();
  const receipt = await record(server, referring, caller, body);
  const bytes = Buffer.from(JSON.stringify(receipt));
  return reply
    .code('received' in receipt ? 200 : 422)
    .header('kept-desk', writeHeader(signed, signReceipt(key.secret, sideOf(link), signed, bytes)))
    .type(MEDIA_TYPE)
    .send(bytes);
}

/** What was recorded is ours to deal with from here on. The same once more gets the same receipt, and does nothing. */
async function record(
  { db, clock, live }: Server,
  { desk }: Referring,
  { signed: { id }, link, key }: Caller,
  body: Buffer,
): Promise<Receipt> {
  const read = readBody(body);
  if ('faults' in read) return { refused: read.faults };
  // A greeting is about the connection, and waits for nothing but another greeting.
  const about = read.message.is === 'hello' ? link.id : read.message.referral;
  const hash = sha256(body);
  const now = clock();
  return inTransaction({ db, actor: SYSTEM, now }, async (work) => {
    await keyIsKnown(work.db, link.id, key.number, now);
    await desk.files.put(work.db, body);
    const { rows } = await sql`
      insert into referrals.desk_heard (link_id, id, about, sha256, size, at, try_after)
      values (${link.id}, ${id}, ${about}, ${hash}, ${body.byteLength}, ${new Date(now)}, ${new Date(now)})
      on conflict (link_id, id) do nothing returning id`.execute(work.db);
    if (rows.length > 0) {
      work.afterCommit(() => live.tell('desk heard', id));
      return { received: id };
    }
    const { rows: before } = await sql<{ same: boolean }>`
      select sha256 = ${hash} as same from referrals.desk_heard where link_id = ${link.id} and id = ${id}`.execute(
      work.db,
    );
    return before[0]?.same === true
      ? { received: id }
      : { refused: 'Something else came under this id before. Nothing was changed.' };
  });
}

/** What a message says, or why nothing can be done with it, ever. */
function readBody(body: Buffer): { readonly message: Message } | { readonly faults: string } {
  try {
    const read = message.safeParse(keepable(JSON.parse(body.toString()), []));
    if (read.success) return { message: read.data };
    const [first] = read.error.issues;
    return refusing(`${first?.path.join('.') || 'is'}: ${first?.message ?? ''}`);
  } catch (fault) {
    return refusing(fault instanceof Refusal ? fault.message : 'it is no JSON.');
  }
}

const refusing = (why: string) => ({ faults: `This desk does not understand it: ${why}`.slice(0, 500) });
