import { createHash, randomInt } from 'node:crypto';
import type pg from 'pg';
import { referenceOf } from '#areas/cases/rules/index.ts';
import { hashPassword } from '#areas/identity/server/index.ts';
import { must } from '#kernel/must.ts';
import { newId } from '#platform/id.ts';
import { longEvery, queuesAt, withClient, type Filled } from './database.ts';

/** One kind of work, as requests that can be sent again and again, each a little different. */
export type Work = {
  readonly name: string;
  readonly kind: 'read' | 'write' | 'mail';
  readonly requests: readonly Request[];
};
/** What goes to the server, with the session of whoever asks. Mail has an envelope in place of a path. */
export type Request = { readonly path: string; readonly token: string; readonly body?: object; readonly raw?: string };

const OFFICERS = 1000;
const PASSWORD = 'a password for the bench';

/** Sessions for every officer. One of them signs in at the real door, to show that the others hold what it gives. */
export async function openSessions({
  admin,
}: Filled): Promise<{ tokens: readonly string[]; email: string; password: string }> {
  return withClient(admin, async (db) => {
    const { rows } = await db.query<{ id: string; email: string }>(`
      select id, email from identity.officer where email like 'officer%' order by substring(email from '\\d+')::integer`);
    const tokens = rows.map(() => newId().repeat(2));
    await db.query('delete from identity.session');
    await db.query(
      `insert into identity.session (token_hash, officer_id, began_at, ends_at)
       select hash, id, now(), now() + interval '1 day' from unnest($1::bytea[], $2::uuid[]) as given(hash, id)`,
      [tokens.map((token) => createHash('sha256').update(token).digest()), rows.map(({ id }) => id)],
    );
    const { email } = must(rows[0], 'an officer');
    await db.query('update identity.officer set password_hash = $1 where email = $2', [
      await hashPassword(PASSWORD),
      email,
    ]);
    return { tokens, email, password: PASSWORD };
  });
}

type Case = { id: string; number: number; team: number; teamId: string };
type Found = {
  readonly long: readonly Case[];
  readonly short: readonly Case[];
  readonly teams: readonly string[];
  readonly rare: readonly string[];
  readonly common: readonly string[];
  readonly pairs: readonly string[];
};

/** Everything that is measured, in an order in which what is written does not change what is read after it. */
export async function planWorks(filled: Filled, cases: number, tokens: readonly string[]): Promise<Work[]> {
  const found = await withClient(filled.admin, (db) => lookAround(db, cases));
  const by = (team: number) =>
    must(tokens[(((team - randomInt(5) + 20) % 20) + 20 * randomInt(OFFICERS / 20)) % OFFICERS], 'a session');
  const any = () => by(randomInt(20));
  const search = (name: string, words: readonly string[]): Work => ({
    name: `search, ${name}`,
    kind: 'read',
    requests: words.map((q) => ({ path: `/api/search?q=${encodeURIComponent(q)}`, token: any() })),
  });
  const list = (order: 'newest' | 'due') =>
    Array.from({ length: 2000 }, () => {
      const team = randomInt(queuesAt(cases));
      return { path: `/api/cases?team=${found.teams[team]}&order=${order}`, token: by(team) };
    });
  return [
    {
      name: 'open a case with 20 messages',
      kind: 'read',
      requests: pairsOf(found.long, tokens).map(([it, token]) => ({ path: `/api/cases/${it.id}`, token })),
    },
    { name: 'newest 50 of a queue', kind: 'read', requests: list('newest') },
    { name: 'queue by due date', kind: 'read', requests: list('due') },
    search('a rare word', found.rare),
    search('a common word', found.common),
    search('two words', found.pairs),
    search('a misspelt word', found.rare.map(misspelt)),
    search(
      'a reference',
      found.short.map(({ number }) => referenceOf(number)),
    ),
    { name: 'reply to a customer', kind: 'write', requests: repliesTo(found, by) },
    { name: 'mail taken in, until 250', kind: 'mail', requests: mails(cases, 30_000) },
    { name: 'mail taken in, until it is a case', kind: 'mail', requests: mails(cases, 30_000) },
  ];
}

async function lookAround(db: pg.Client, cases: number): Promise<Found> {
  const columns = `id, number, team_id as "teamId", ((number - 100000) % ${queuesAt(cases)})::integer as team from cases."case"
                    where not restricted and merged_into is null and number between 100001 and ${100_000 + cases}`;
  const long = await db.query<Case>(`select ${columns} and (number - 100000) % ${longEvery(cases)} = 0`);
  const short = await db.query<Case>(`select ${columns} and number = any($1::bigint[])`, [
    Array.from({ length: 5000 }, () => 100_001 + randomInt(cases)),
  ]);
  const teams = await db.query<{ id: string }>(
    `select distinct id, substring(name from '\\d+')::integer as n from identity.team where name like 'Queue %' order by n`,
  );
  const bodies = await db.query<{ body: string }>(`select body from cases.message where case_id = any($1::uuid[])`, [
    short.rows.slice(0, 600).map(({ id }) => id),
  ]);
  const common = await db.query<{ word: string }>(`select word from bench.vocabulary where rank < 30`);
  const last = (body: string) => body.slice(body.lastIndexOf(' ') + 1);
  return {
    long: long.rows,
    short: short.rows,
    teams: teams.rows.map(({ id }) => id),
    rare: bodies.rows.map(({ body }) => last(body)),
    common: common.rows.map(({ word }) => word),
    pairs: bodies.rows.map(({ body }) => {
      const words = body.split(/[ .]+/).filter((word) => word.length > 4);
      return `${words[randomInt(words.length - 1)]} ${words[randomInt(words.length - 1)]}`;
    }),
  };
}

/** One letter dropped from the middle, as hurried fingers do. */
const misspelt = (word: string): string => word.slice(0, 5) + word.slice(6);

/** Officers and cases they may see, shuffled, so that for a long time nobody opens the same case twice. */
function pairsOf(all: readonly Case[], tokens: readonly string[]): [Case, string][] {
  return Array.from({ length: 40_000 }, () => {
    const it = must(all[randomInt(all.length)], 'a case');
    const officer = ((((it.team - randomInt(5)) % 20) + 20) % 20) + 20 * randomInt(OFFICERS / 20);
    return [it, must(tokens[officer], 'a session')];
  });
}

const TEXT =
  'Thank you for your message. We have looked into it and the renewal was received on the third. The permit will be posted on Friday, and no fine ' +
  'is due until it has arrived. If it is not with you by the end of next week, answer this message and we will send another one the same day. ';

const repliesTo = ({ short }: Found, by: (team: number) => string): Request[] =>
  Array.from({ length: 20_000 }, () => {
    const it = must(short[randomInt(short.length)], 'a case');
    return { path: `/api/cases/${it.id}/reply`, token: by(it.team), body: { body: TEXT } };
  });

/** Three of ten from somebody who has never written before. */
const mails = (cases: number, count: number): Request[] =>
  Array.from({ length: count }, () => {
    const id = newId().replaceAll('-', '');
    const from =
      randomInt(10) < 3 ? `c${id}@new.example` : `customer${randomInt(Math.floor(cases / 3) + 1)}@home.example`;
    const head = [
      'Received: from mail.home.example (mail.home.example [192.0.2.1]) by desk.example; Mon, 16 Nov 2026 10:00:00 +0000',
      `From: A Customer <${from}>`,
      'To: desk@localhost.example',
      'Subject: My permit renewal has not come',
      `Message-ID: <${id}@home.example>`,
      'Date: Mon, 16 Nov 2026 10:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
    ];
    return { path: from, token: '', raw: `${head.join('\r\n')}\r\n\r\n${QUESTION}\r\n` };
  });

const QUESTION =
  'Hello, I applied for a parking permit renewal three weeks ago and the payment was taken but nothing has arrived. I tried the website and the login\r\n' +
  'said my account was closed. Could you please check whether the application was received and tell me the date it will be posted, because the old\r\n' +
  'permit ends on Friday and I do not want a fine. My registration and address have not changed. Thank you for your help and kind regards';

/** A request as it goes over the wire. */
export function wireOf(kind: Work['kind'], { path, token, body, raw }: Request): string {
  if (kind === 'mail') return `MAIL FROM:<${path}>\r\nRCPT TO:<desk@localhost.example>\n\n${raw}.\r\n`;
  const text = body === undefined ? '' : JSON.stringify(body);
  const head = [`${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`, 'Host: localhost', `Cookie: kept=${token}`];
  if (body !== undefined) head.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`);
  return `${head.join('\r\n')}\r\n\r\n${text}`;
}
