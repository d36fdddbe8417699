import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { statement } from '#testing/cluster.ts';
import { newDatabaseUrl } from '#testing/database.ts';
import { openOldPostgres } from '#testing/old-postgres.fixtures.ts';
import { freePort, runKept, startKept, type Ended } from '#testing/processes.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kept-refuses-'));
  chmodSync(data, 0o711);
});
afterEach(() => rmSync(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

const root = process.getuid?.() === 0;
const LONG = 90_000;

async function refused(words: string[], env: Record<string, string>): Promise<Ended> {
  return runKept(words, { DATA: data, PORT: '0', SMTP_LISTEN: 'off', LOG_LEVEL: 'silent', ...env });
}

/** One sentence for a person, and nothing else: no stack, no second line. */
const oneSentence = (sentence: RegExp, code = 1) => ({
  code,
  err: expect.stringMatching(new RegExp(`^${sentence.source}\n$`)) as string,
});

async function taken(): Promise<{ port: number; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const bound = server.address();
  return { server, port: typeof bound === 'object' && bound !== null ? bound.port : 0 };
}

test(
  'a port that something else uses is named, for the desk and for mail',
  async () => {
    const { port, server } = await taken();
    const DATABASE_URL = await newDatabaseUrl();
    const sentence = new RegExp(
      `Port ${port} on 127\\.0\\.0\\.1 is already in use: stop what uses it, or choose another \\(PORT for the desk, SMTP_LISTEN for mail\\)\\.`,
    );
    expect(await refused(['server'], { DATABASE_URL, PORT: String(port) })).toMatchObject(oneSentence(sentence));
    expect(await refused(['server'], { DATABASE_URL, SMTP_LISTEN: `127.0.0.1:${port}` })).toMatchObject(
      oneSentence(sentence),
    );
    server.close();
  },
  LONG,
);

test(
  'an address that this computer does not have or know is named',
  async () => {
    const DATABASE_URL = await newDatabaseUrl();
    expect(await refused(['server'], { DATABASE_URL, HOST: '203.0.113.9' })).toMatchObject(
      oneSentence(/This computer has no address 203\.0\.113\.9: correct HOST or SMTP_LISTEN\./),
    );
    expect(await refused(['server'], { DATABASE_URL, HOST: 'nowhere.invalid' })).toMatchObject(
      oneSentence(
        /The name nowhere\.invalid is not known on this network: correct HOST, SMTP_LISTEN or DATABASE_URL\./,
      ),
    );
  },
  LONG,
);

test(
  'a database that cannot be reached, does not know the password or is not there is told apart in its words',
  async () => {
    const wrong = new URL(inject('cluster').server);
    wrong.password = 'guessed';
    for (const [url, why] of [
      ['postgres://kept@127.0.0.1:1/kept', 'connect ECONNREFUSED 127\\.0\\.0\\.1:1'],
      [wrong.href, 'password authentication failed for user .+'],
      [new URL('/nothing_here', inject('cluster').server).href, 'database "nothing_here" does not exist'],
    ] as const) {
      const ended = await refused(['server'], { DATABASE_URL: url });
      expect(ended).toMatchObject(
        oneSentence(
          new RegExp(`The database cannot be reached \\(${why}\\): check DATABASE_URL and that the server is up\\.`),
        ),
      );
      expect(ended.out + ended.err).not.toContain('guessed');
    }
  },
  LONG,
);

test(
  'a PostgreSQL older than 15 is refused by its version',
  async () => {
    const old = await openOldPostgres(140_012, '14.12 (Debian 14.12-1)');
    expect(await refused(['server'], { DATABASE_URL: old.url })).toMatchObject(
      oneSentence(/The database server is PostgreSQL 14\.12 \(Debian 14\.12-1\): Kept needs version 15 or newer\./),
    );
    old.close();
  },
  LONG,
);

test(
  'a database of a newer Kept, or one whose migrations are not ours, is left alone',
  async () => {
    const newer = await newDatabaseUrl();
    await statement(newer, `insert into platform.migration (name, sha256) values ('20991231T0000_later.sql', 'x')`);
    expect(await refused(['worker'], { DATABASE_URL: newer })).toMatchObject(
      oneSentence(
        /This database was made by a newer Kept \(it has 20991231T0000_later\.sql\): install that version, or restore the backup taken before it\./,
      ),
    );
    const changed = await newDatabaseUrl();
    await statement(changed, `update platform.migration set sha256 = 'x' where name = '20261121T0900_platform.sql'`);
    expect(await refused(['migrate'], { DATABASE_URL: changed })).toMatchObject(
      oneSentence(
        /The migration 20261121T0900_platform\.sql was changed after this database had applied it: put the file back as it was and write a new one\./,
      ),
    );
  },
  LONG,
);

test.each([
  [
    'SMTP_URL',
    'mail.example:hunter2',
    /SMTP_URL must be a mail server such as smtp:\/\/name:password@mail\.example:587 or smtps:\/\/mail\.example: correct it or leave it out\./,
  ],
  ['SMTP_URL', 'http://mail.example/hunter2', /SMTP_URL must be a mail server .+: correct it or leave it out\./],
  [
    'DATABASE_URL',
    'mysql://kept:hunter2@db.example/kept',
    /DATABASE_URL must be a PostgreSQL address .+: correct it or leave it out\./,
  ],
  ['FILES', 's3://hunter2', /FILES must be a folder, or s3:.+: correct it or leave it out\./],
  ['IMAP_URL', 'pop3://kept:hunter2@mail.example', /IMAP_URL must be mailboxes .+: correct it or leave it out\./],
  ['SMTP_LISTEN', '2525', /SMTP_LISTEN must be an address and port .+, and is “2525”: correct it or leave it out\./],
])('%s=%s is one sentence with exit code 2 that repeats no password', async (name, value, sentence) => {
  const ended = await refused(['start'], { [name]: value });
  expect(ended).toMatchObject({ out: '', ...oneSentence(sentence, 2) });
  expect(ended.err).not.toContain('hunter2');
});

test(
  'a file store that does not answer and a folder that cannot be written are found out at start',
  async () => {
    const DATABASE_URL = await newDatabaseUrl();
    expect(
      await refused(['server'], { DATABASE_URL, FILES: `s3+http://key:hunter2@127.0.0.1:${await freePort()}/files` }),
    ).toMatchObject(
      oneSentence(
        /The file store files at 127\.0\.0\.1:\d+ cannot be reached \(connect ECONNREFUSED 127\.0\.0\.1:\d+\): check FILES and that it is up\./,
      ),
    );
    const file = join(data, 'a-file');
    writeFileSync(file, '');
    expect(await refused(['worker'], { DATABASE_URL, FILES: file })).toMatchObject(
      oneSentence(
        new RegExp(`The folder ${file} cannot be written \\(\\w+\\): set FILES to a folder that belongs to you\\.`),
      ),
    );
  },
  LONG,
);

test(
  'a data folder that is a file is refused in one sentence',
  async () => {
    const file = join(data, 'a-file');
    writeFileSync(file, '');
    expect(await refused(['migrate'], { DATA: file })).toMatchObject(
      oneSentence(
        new RegExp(
          `${join(file, 'postgres')} cannot be a folder, because a file stands in its way: set DATA to a folder\\.`,
        ),
      ),
    );
  },
  LONG,
);

test.runIf(root)(
  'a data folder of somebody else is refused in one sentence',
  async () => {
    chmodSync(data, 0o755);
    const ended = await runKept(['migrate'], { DATA: data, SMTP_LISTEN: 'off' }, { uid: 65_534, gid: 65_534 });
    expect(ended).toMatchObject(
      oneSentence(
        new RegExp(
          `The folder ${join(data, 'postgres')} cannot be written: set DATA to a folder that belongs to you\\.`,
        ),
      ),
    );
  },
  LONG,
);

test('what goes wrong half way stops the database that was started; a second Kept on the folder is refused; a foreign cluster is left alone', async () => {
  const { port, server } = await taken();
  const pidFile = join(data, 'postgres/cluster/postmaster.pid');
  const half = await refused(['start'], { PORT: String(port) });
  expect(half).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Port \d+ on 127\.0\.0\.1 is already in use: .+\n$/),
  });
  expect(existsSync(pidFile)).toBe(false);
  server.close();

  const first = await startKept(
    ['start'],
    { DATA: data, PORT: String(await freePort()), SMTP_LISTEN: 'off', LOG_LEVEL: 'silent' },
    /Ctrl-C/,
  );
  expect(await refused(['start'], {})).toMatchObject(
    oneSentence(
      new RegExp(
        `Another Kept \\(process \\d+\\) is already using ${join(data, 'postgres')}: stop it first, or set DATA to another folder\\.`,
      ),
    ),
  );
  expect(await first.stop()).toBe(0);
  expect(existsSync(pidFile)).toBe(false);

  const password = readFileSync(join(data, 'postgres/password'));
  rmSync(join(data, 'postgres/password'));
  expect(await refused(['start'], {})).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /^The database in .+ was not made by Kept, or its password is gone \(.+\): put the file back, or set DATA to another folder\.\n$/,
    ),
  });
  writeFileSync(join(data, 'postgres/password'), password);
  expect(await refused(['migrate'], {})).toMatchObject({ code: 0 });
}, 180_000);
