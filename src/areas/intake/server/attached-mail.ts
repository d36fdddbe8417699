import { findAttachment } from '#areas/cases/server/index.ts';
import type { ReadLog } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Db } from '#platform/db.ts';
import type { Reading } from '#platform/work.ts';
import type { Intake } from './intake.ts';
import type { Reader } from './reading/index.ts';

type Parts = { readonly intake: Intake; readonly reader: Reader; readonly readLog: ReadLog };

const named = ({ name, address }: { readonly name: string; readonly address: string }): string =>
  name === '' || name === address ? address : `${name} <${address}>`;

/** A message that came inside another, read like any mail: in a thread of its own, with limits of time and memory. */
export async function readAttachedMail({ intake, reader, readLog }: Parts, reading: Reading, id: string) {
  const db = reading.db as Db;
  const kept = await findAttachment({ db, actor: reading.actor }, id);
  if (kept.mediaType !== 'message/rfc822' && !/\.eml$/i.test(kept.name))
    throw new Refusal(422, 'This attachment is not a message. Save it and open it with the program it is for.');
  await readLog.looked(reading, { kind: 'case.read', caseId: kept.caseId });
  const read = await reader.read(await intake.files.get(db, kept.hash));
  if (!read.ok) throw new Refusal(422, `This message cannot be read: ${read.reason} It can be saved as it is.`);
  const { from, to, subject, sentAt, text, attachments, problems } = read.message;
  return {
    from: from.map(named),
    to: to.map(named),
    subject,
    sentAt,
    text,
    attachments: attachments.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.byteLength })),
    problems: [...problems],
  };
}
