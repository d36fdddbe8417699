import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accept, equationOf, type Arriving } from '#areas/intake/server/index.ts';
import { addOfficer, addTeam, firstTeam, officerAsActor } from '#areas/identity/server/index.ts';
import { beginTestSession } from '#areas/identity/server/fixtures.ts';
import type { Role } from '#areas/identity/rules/index.ts';
import { sortMail } from '#flows/sort-mail.ts';
import { sendDue, type Transport } from '#areas/correspondence/server/index.ts';
import { sendLetters } from '#areas/assessment/server/index.ts';
import { sendSideLetters } from '#areas/referrals/server/index.ts';
import { ACT_NAME } from '#kernel/endpoint.ts';
import type { Instant } from '#kernel/time.ts';
import { readConfig, type Config } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import type { Server } from '#platform/serve.ts';
import { SYSTEM, inTransaction, type Actor, type Work } from '#platform/work.ts';
import { openParts, type Parts } from '../main/parts.ts';
import { openRoutes } from '../main/server.ts';
import { newDatabaseUrl } from './database.ts';

// A test looks at whatever a reply holds; the contract has checked its shape on the way out.
// oxlint-disable-next-line typescript/no-explicit-any
export type Answered = { readonly status: number; readonly body: any; readonly headers: Record<string, unknown> };

/** An officer of a test, who asks the real routes with a real session. */
export type TestOfficer = {
  readonly id: string;
  readonly actor: Actor;
  readonly cookie: string;
  readonly get: (path: string) => Promise<Answered>;
  /** `act`: the name under which it is done once. */
  readonly post: (path: string, body?: object, act?: string) => Promise<Answered>;
};

export type TestDesk = {
  readonly parts: Parts;
  readonly server: Server;
  /** The desk's clock. Tests move it; nothing waits for real time. */
  readonly time: { now: Instant };
  readonly teamId: string;
  readonly as: <T>(actor: Actor, run: (work: Work) => Promise<T>) => Promise<T>;
  readonly team: (name: string) => Promise<string>;
  readonly officer: (name: string, options?: { roles?: Role[]; teamIds?: string[] }) => Promise<TestOfficer>;
  /** Takes a message in as if a mail server had brought it, and sorts everything that waits. Gives the mail's id. */
  readonly receive: (raw: string | Uint8Array, envelope?: Partial<Omit<Arriving, 'raw'>>) => Promise<string>;
  readonly sort: () => Promise<void>;
  /** Sends what is due by this transport, or keeps it in the catcher. */
  readonly send: (transport?: Transport | null) => Promise<void>;
  readonly equation: () => ReturnType<typeof equationOf>;
  readonly close: () => Promise<void>;
};

const MONDAY_MORNING = Date.UTC(2026, 10, 16, 0, 0);

/** A whole desk on a database of its own: every part is the real one, and only the clock is the test's. */
export async function openTestDesk(settings: Readonly<Record<string, string>> = {}): Promise<TestDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-desk-'));
  const url = await newDatabaseUrl();
  // A model is set and nobody answers there: it is asked nothing before somebody switches it on.
  const usual = { SMTP_LISTEN: 'off', LOG_LEVEL: 'silent', MODEL_URL: 'http://127.0.0.1:9' };
  const config: Config = readConfig({ DATA: folder, ...usual, ...settings });
  const time = { now: MONDAY_MORNING };
  const parts = await openParts({ config, url, log: createLog(config.logLevel), clock: () => time.now });
  const server = await openRoutes(parts);
  const { db } = parts.database;
  const as: TestDesk['as'] = (actor, run) => inTransaction({ db, actor, now: time.now }, run);
  const teamId = await as(SYSTEM, firstTeam);
  const sort = () => sortAll(parts, time);

  return {
    parts,
    server,
    time,
    teamId,
    as,
    team: (name) => as(SYSTEM, (work) => addTeam(work, { name, purpose: '' })),
    officer: (name, options) => addTestOfficer({ server, as, teamId }, name, options),
    sort,
    receive: async (raw, envelope) => {
      const bytes = typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw;
      const id = await accept(parts.intake, {
        source: 'smtp',
        returnPath: null,
        recipients: [parts.office.address],
        ...envelope,
        raw: bytes,
      });
      await sort();
      return id;
    },
    send: async (transport = null) => {
      while ((await sendDue({ db, office: parts.office, transport, clock: () => time.now, ways: parts.ways })) > 0);
      while ((await sendSideLetters({ db, referring: parts.referring, transport, clock: () => time.now })) > 0);
      const { assessments, desk } = parts;
      while (
        (await sendLetters({ db, post: assessments.post, files: desk.files, transport, clock: () => time.now })) > 0
      );
    },
    equation: () => equationOf(db, {}),
    close: async () => {
      await server.http.close();
      await parts.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Until nothing waits. Mail that waits for an earlier message is looked at again half a second later by the clock. */
async function sortAll({ intake, reader, receiving }: Parts, time: { now: Instant }): Promise<void> {
  for (;;) {
    if ((await sortMail({ intake, reader, receiving })) > 0) continue;
    if ((await equationOf(intake.db, {})).waiting === 0) return;
    time.now += 1000;
  }
}

type Place = Pick<TestDesk, 'server' | 'as' | 'teamId'>;

async function addTestOfficer(
  { server, as, teamId }: Place,
  name: string,
  { roles = ['officer'], teamIds = [teamId] }: { roles?: Role[]; teamIds?: string[] } = {},
): Promise<TestOfficer> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@agency.example`;
  const { id } = await as(SYSTEM, (work) => addOfficer(work, { name, email, roles, teamIds }));
  const token = await as(SYSTEM, (work) => beginTestSession(work, id, roles));
  const cookie = `kept=${token}`;
  const ask = async (method: 'GET' | 'POST', path: string, body?: object, act?: string): Promise<Answered> => {
    const reply = await server.http.inject({
      method,
      url: path,
      headers: { cookie, ...(act === undefined ? {} : { [ACT_NAME]: act }) },
      ...(method === 'POST' ? { payload: body ?? {} } : {}),
    });
    const text = reply.body;
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: text.startsWith('{') ? (JSON.parse(text) as Answered['body']) : ({} as Answered['body']),
    };
  };
  return {
    id,
    actor: officerAsActor({ id, roles, teamIds }),
    cookie,
    get: (path) => ask('GET', path),
    post: (path, body, act) => ask('POST', path, body, act),
  };
}
