import { createReadStream, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailSet, messagesIn } from '#areas/intake/server/reading/corpus.fixtures.ts';
import { accept, splitMbox } from '#areas/intake/server/index.ts';
import { openTestDesk, type TestDesk } from '#testing/desk.ts';
import { misplacedMail, robotsAnswered } from '#testing/placed.fixtures.ts';

const FULL = process.env['KEPT_FULL'] === '1';
const SETS = [
  'alaveteli',
  'bounces_sisimai',
  'helpdesks',
  'mikel',
  'mimekit',
  'node',
  'spamassassin',
  'stalwart',
  'zammad',
];
const paths = SETS.flatMap((name) => messagesIn(mailSet(`mail_${name}`)));
/** Every path in a full run; otherwise some from every set. */
const chosen = FULL ? paths : paths.filter((_path, n) => n % Math.max(1, Math.ceil(paths.length / 300)) === 0);
/** By the folder in which its collectors put it, not by what we think of it. */
const isMachine = (path: string) =>
  (path.includes('mail_bounces_sisimai') && !path.includes('/not/')) || /\b(oof|bounce|auto-?reply)\b/i.test(path);

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

async function* messagesOf(path: string): AsyncGenerator<Uint8Array> {
  const raw = readFileSync(path);
  if (raw.subarray(0, 5).toString('latin1') === 'From ') yield* splitMbox(createReadStream(path));
  else yield raw;
}

const returnPathOf = (raw: Uint8Array): string | null =>
  /^return-path:\s*<([^>\r\n]*)>/im.exec(Buffer.from(raw.subarray(0, 8192)).toString('latin1'))?.[1] ?? null;

test.skipIf(chosen.length === 0)(
  'the public mail is taken in as it would come by SMTP: nothing stops the desk, all adds up, and no bounce or automatic answer is answered',
  { timeout: 1_200_000 },
  async () => {
    const machines = new Set<string>();
    let taken = 0;
    for (const path of chosen) {
      for await (const raw of messagesOf(path)) {
        desk.time.now += 1000;
        const id = await accept(desk.parts.intake, {
          source: 'smtp',
          returnPath: returnPathOf(raw),
          recipients: [desk.parts.office.address],
          raw,
        });
        if (isMachine(path)) machines.add(id);
        taken += 1;
      }
    }
    const began = performance.now();
    await desk.sort();
    const seconds = (performance.now() - began) / 1000;

    const { db } = desk.parts.database;
    const sum = await desk.equation();
    expect(sum).toMatchObject({ balances: true, waiting: 0, received: taken });
    const answered = await sql<{ id: string; subject: string }>`
      select m.id, m.subject from correspondence.outgoing o join intake.mail m on m.case_id = o.case_id and m.outcome = 'new'
       where o.kind = 'acknowledgement' and m.id = any(${[...machines]}::uuid[])`.execute(db);
    expect(answered.rows).toEqual([]);
    expect(await robotsAnswered(db)).toEqual([]);
    expect(await misplacedMail(db)).toEqual([]);
    const unreadable = await sql<{
      count: number;
    }>`select count(*) as count from intake.mail where nature = 'unreadable'`.execute(db);
    expect(unreadable.rows).toEqual([{ count: 0 }]);
    console.info(
      `public mail: ${taken} messages of ${chosen.length} of ${paths.length} files in ${seconds.toFixed(1)} s; ${machines.size} bounces and automatic answers, none answered; ` +
        sum.tallies.map(({ outcome, count }) => `${outcome} ${count}`).join(', '),
    );
  },
);
