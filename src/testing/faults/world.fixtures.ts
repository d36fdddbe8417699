import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginTestSession } from '#areas/identity/server/fixtures.ts';
import { addOfficer, firstTeam } from '#areas/identity/server/index.ts';
import { openDatabase, type Db } from '#platform/db.ts';
import { startPostgres } from '#platform/postgres/index.ts';
import { SYSTEM, inTransaction } from '#platform/work.ts';
import { statement } from '#testing/cluster.ts';
import { freePort, startKept, type Process } from '#testing/processes.ts';

// A test looks at whatever a reply holds.
// oxlint-disable-next-line typescript/no-explicit-any
export type Reply = { readonly status: number; readonly body: any };

/** One `kept start` with its own database, seen from outside: over HTTP as an officer, over SMTP as another server. */
export type World = {
  readonly kept: Process;
  readonly teamId: string;
  readonly ask: (path: string, body?: object | Uint8Array) => Promise<Reply>;
  /** Hands over a message and gives the answer to it, or to whatever came before it and was refused. */
  readonly hand: (id: string, bytes?: number) => Promise<string>;
  /** Looks into the database directly. */
  readonly look: <T>(run: (db: Db) => Promise<T>) => Promise<T>;
  /** One statement as the owner of the server, whom Kept itself never is. */
  readonly asSuperuser: (words: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kept-faults-'));
  // As root the database runs under another account, which must be able to get here.
  chmodSync(folder, 0o755);
  return folder;
}

export async function openWorld(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<World> {
  const [port, smtp] = await Promise.all([freePort(), freePort()]);
  const env = {
    DATA: folder,
    PORT: String(port),
    SMTP_LISTEN: `127.0.0.1:${smtp}`,
    RECALL_SECONDS: '0',
    LOG_LEVEL: 'error',
    ...settings,
  };
  const kept = await startKept(['start'], env, /Ctrl-C stops/);
  const { url } = await startPostgres({ folder: join(folder, 'postgres'), say: () => {}, join: true });
  const look: World['look'] = async (run) => {
    const database = openDatabase(url, { most: 1 });
    try {
      return await run(database.db);
    } finally {
      await database.close();
    }
  };
  const { cookie, teamId } = await look((db) =>
    inTransaction({ db, actor: SYSTEM, now: Date.now() }, async (work) => {
      const team = await firstTeam(work);
      const { id } = await addOfficer(work, {
        name: 'Jo Haldane',
        email: 'jo@agency.example',
        roles: ['team leader', 'officer', 'administrator'],
        teamIds: [team],
      });
      return { teamId: team, cookie: `kept=${await beginTestSession(work, id)}` };
    }),
  );
  return {
    kept,
    teamId,
    look,
    asSuperuser: (words) =>
      statement(url.replace('postgres://kept:', 'postgres://postgres:').replace(/\/kept$/, '/postgres'), words),
    ask: async (path, body) => {
      const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
      const sent =
        body === undefined
          ? {}
          : { method: 'POST', body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) };
      const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
        ...sent,
        headers: { cookie, 'content-type': type },
      });
      return { status: reply.status, body: await reply.json() };
    },
    hand: (id, bytes = 10) => handOver(smtp, id, bytes),
    close: async () => {
      await kept.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** The lines of one delivery, each sent when the line before it was answered well. */
function handOver(port: number, id: string, bytes: number): Promise<string> {
  const text = 'All of this matters. '
    .repeat(4)
    .concat('\r\n')
    .repeat(Math.ceil(bytes / 86));
  const head = `From: <${id}@home.example>\r\nTo: <desk@localhost.example>\r\nSubject: Matter ${id}\r\nMessage-ID: <${id}@home.example>`;
  const lines = [
    'EHLO outside.example',
    `MAIL FROM:<${id}@home.example>`,
    'RCPT TO:<desk@localhost.example>',
    'DATA',
    `${head}\r\n\r\n${text}\r\n.`,
  ];
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let heard = '';
    socket.on('data', (data: Buffer) => {
      heard += data.toString();
      const answer = /^(?:\d{3}-.*\r\n)*(\d{3} .*)\r\n$/.exec(heard)?.[1];
      if (answer === undefined) return;
      heard = '';
      const line = lines.shift();
      if (line !== undefined && /^[23]/.test(answer)) return void socket.write(`${line}\r\n`);
      resolve(answer);
      socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the connection broke')));
  });
}
