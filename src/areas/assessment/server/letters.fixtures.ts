import { sql } from 'kysely';
import type { TestDesk } from '#testing/desk.ts';

/** A letter as it left, with its words and its invitation as a mail program reads them. */
export type Sent = {
  readonly to: string;
  readonly kind: string;
  readonly subject: string;
  readonly mail: string;
  readonly link: string;
  /** The calendar file, its folded lines made whole. */
  readonly calendar: string;
};

const decoded = (mail: string): string =>
  mail
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

/** Sends what waits and gives the letters of a programme that left since the last time, the oldest first. */
export function letterBox(desk: TestDesk, programmeId: string) {
  let seen = 0;
  return async (): Promise<readonly Sent[]> => {
    await desk.send();
    const { db } = desk.parts.database;
    const { rows } = await sql<{ to: string; kind: string; subject: string; caught: Buffer; calendar: string | null }>`
      select recipient as "to", kind, subject, caught, calendar from assessment.letter
       where programme_id = ${programmeId} and state = 'sent' order by id offset ${seen}`.execute(db);
    seen += rows.length;
    return Promise.all(
      rows.map(async ({ caught, calendar, ...row }) => {
        const mail = decoded(Buffer.from(await desk.parts.desk.files.get(db, caught)).toString('utf8'));
        return {
          ...row,
          mail,
          link: /\/sign\/[\w-]+/.exec(mail)?.[0] ?? '',
          calendar: (calendar ?? '').replaceAll('\r\n ', ''),
        };
      }),
    );
  };
}
