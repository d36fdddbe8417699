import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigError, describeConfig, readConfig } from './config.ts';

let DATA: string;
beforeEach(() => {
  DATA = mkdtempSync(join(tmpdir(), 'kept-config-'));
});
afterEach(() => rmSync(DATA, { recursive: true }));

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig({ DATA, ...env });
  } catch (thrown) {
    if (thrown instanceof ConfigError) return thrown.problems;
    throw thrown;
  }
  return [];
}

test('an office that sets nothing gets a desk on its own computer', () => {
  const config = readConfig({ DATA });
  expect(config).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    mailAddress: 'desk@localhost.example',
    smtpListen: { host: '127.0.0.1', port: 2525 },
    lmtpListen: 'off',
    files: { kind: 'folder', folder: join(DATA, 'files') },
    timeZone: 'Australia/Sydney',
  });
  expect(config.databaseUrl).toBeUndefined();
});

test('the environment wins over kept.env, and kept.env over what Kept ships with', () => {
  writeFileSync(join(DATA, 'kept.env'), 'PORT=4000\nAGENCY_NAME="Service Harbour"\n');
  expect(readConfig({ DATA })).toMatchObject({ port: 4000, agencyName: 'Service Harbour' });
  expect(readConfig({ DATA, PORT: '5000' })).toMatchObject({ port: 5000, publicUrl: 'http://localhost:5000' });
});

test('reads mailboxes, buckets and addresses as people write them', () => {
  const config = readConfig({
    DATA,
    IMAP_URL: 'imaps://desk%40example.org:p%2Fw@mail.example  imap://b:c@10.0.0.1:1143/Front%20desk',
    FILES: 's3://KEY:sec/ret+x@s3.example:9000/kept-files?region=ap-southeast-2',
    SMTP_LISTEN: '[::1]:25',
    TRUST_PROXY: '10.0.0.0/8, ::1',
  });
  expect(config.imapUrls).toEqual([
    { host: 'mail.example', port: 993, secure: true, user: 'desk@example.org', password: 'p/w', folder: 'INBOX' },
    { host: '10.0.0.1', port: 1143, secure: false, user: 'b', password: 'c', folder: 'Front desk' },
  ]);
  expect(config.files).toEqual({
    kind: 's3',
    endpoint: 'https://s3.example:9000',
    bucket: 'kept-files',
    region: 'ap-southeast-2',
    key: 'KEY',
    secret: 'sec/ret+x',
  });
  expect(config.smtpListen).toEqual({ host: '::1', port: 25 });
  expect(config.trustProxy).toEqual(['10.0.0.0/8', '::1']);
});

test.each([
  ['PORT', 'abc', 'PORT must be a whole number from 0 to 65535, and is “abc”: correct it or leave it out.'],
  ['TIME_ZONE', 'Mars/Olympus', 'TIME_ZONE must be a time zone'],
  ['PUBLIC_URL', 'desk.example', 'PUBLIC_URL must be a web address'],
  ['DATABASE_URL', 'mysql://a:b@c/d', 'DATABASE_URL must be a PostgreSQL address'],
  ['SMTP_LISTEN', '2525', 'SMTP_LISTEN must be an address and port'],
  ['FILES', 's3://bucket', 'FILES must be a folder, or s3://'],
  ['TRUST_PROXY', 'sometimes', 'TRUST_PROXY must be on, off, or'],
  ['MAIL_ADDRESS', 'desk', 'MAIL_ADDRESS must be a mail address'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of'],
])('a wrong %s is one sentence that names it', (name, value, sentence) => {
  const problems = problemsOf({ [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(sentence);
});

test('says everything that is wrong at once', () => {
  expect(problemsOf({ PORT: 'x', TIME_ZONE: 'y', LOG_LEVEL: 'z' })).toHaveLength(3);
});

test('a misspelt name in kept.env is not silently ignored', () => {
  writeFileSync(join(DATA, 'kept.env'), 'PROT=4000\nDATA=/elsewhere\n');
  const problems = problemsOf({});
  expect(problems.join('\n')).toMatch(/PROT in .*kept.env is not a setting/);
  expect(problems.join('\n')).toMatch(/DATA cannot be set in .*kept.env/);
});

test('no password is ever shown, neither in the list nor in a complaint', () => {
  const env = {
    DATA,
    DATABASE_URL: 'postgres://kept:hunter2@db/kept?password=hunter2',
    IMAP_URL: 'imaps://a:hunter2@b imaps://c:hunter2@d',
    SMTP_URL: 'smtp://e:hunter2@f',
    FILES: 's3://key:hunter2/hunter2@host/bucket',
  };
  expect(JSON.stringify(describeConfig(env))).not.toContain('hunter2');
  expect(JSON.stringify(describeConfig(env))).toContain('smtp://e:•••@f');
  expect(problemsOf({ DATABASE_URL: 'mysql:/kept:hunter2', FILES: 's3://hunter2' }).join()).not.toContain('hunter2');
});

test('every setting is explained and says where it comes from', () => {
  for (const { name, doc, from } of describeConfig({ DATA, PORT: '1' })) {
    expect(doc).toMatch(/^[A-Z].*\.$/);
    expect(from).toBe(
      { DATA: 'environment', PORT: 'environment' }[name] ?? (from === 'default' ? 'default' : 'not set'),
    );
  }
});
