import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accept } from '#areas/intake/server/index.ts';
import { sortMail } from '#flows/sort-mail.ts';
import { MINUTE } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

let desk: TestDesk;
let overseer: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  overseer = await desk.officer('Ola Brandt', { roles: ['team leader'] });
});
afterAll(() => desk.close());

const raw = (id: string, bytes: number) =>
  Buffer.from(
    `From: ${id}@home.example\r\nTo: desk@localhost.example\r\nSubject: ${id}\r\nMessage-ID: <${id}@home.example>\r\n\r\n${'words '.repeat(bytes / 6)}`,
  );
const arrive = (id: string, bytes = 10) =>
  accept(desk.parts.intake, {
    source: 'smtp',
    returnPath: `${id}@home.example`,
    recipients: ['desk@localhost.example'],
    raw: raw(id, bytes),
  });
const sort = () => sortMail({ intake: desk.parts.intake, reader: desk.parts.reader, receiving: desk.parts.receiving });
const folder = (): string => join(desk.parts.config.data, 'files');
const outcomeOf = async (id: string): Promise<string> =>
  (await overseer.get(`/api/intake/mail/${id}`)).body.mail.outcome;

test('while the files are away, mail that needs them waits for as long as that takes, and all other mail is sorted', async () => {
  const large = await arrive('large', 200_000);
  await rename(folder(), `${folder()}.away`);
  for (let round = 0; round < 8; round += 1) {
    const small = await arrive(`small${round}`);
    await expect(sort()).rejects.toThrow('cannot be read');
    expect(await outcomeOf(small)).toBe('new');
    desk.time.now += 3 * MINUTE;
  }
  await rename(`${folder()}.away`, folder());
  await sort();
  expect(await outcomeOf(large)).toBe('new');
});

test('mail whose content is lost for good ends with a person after a few attempts, and holds up no other', async () => {
  const lost = await arrive('lost', 200_000);
  for (const name of await readdir(folder(), { recursive: true }))
    await rm(join(folder(), name), { force: true }).catch(() => {});
  for (let round = 0; round < 4; round += 1) {
    const other = await arrive(`other${round}`);
    await expect(sort()).rejects.toThrow('no longer holds something');
    expect(await outcomeOf(other)).toBe('new');
    desk.time.now += 3 * MINUTE;
  }
  await sort();
  expect(await outcomeOf(lost)).toBe('quarantined');
});
