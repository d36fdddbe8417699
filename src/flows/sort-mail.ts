import {
  attemptsBeforeSorting,
  deferMail,
  leaseWaiting,
  type Intake,
  type Reader,
  type Waiting,
} from '#areas/intake/server/index.ts';
import type { ReadMessage } from '#areas/intake/rules/index.ts';
import { isDeadlock, isDuplicate } from '#platform/db.ts';
import { willPass } from '#platform/store-trouble.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import { receiveMessage, setAsideUnreadable, type Receiving } from './receive-message.ts';

const BATCH = 24;
const AT_ONCE = 6;

export type SortingOffice = { readonly intake: Intake; readonly reader: Reader; readonly receiving: Receiving };
type Read = { readonly mail: Waiting; readonly message: ReadMessage };

/**
 * Reads a batch of the mail that waits and puts each message in its place.
 *
 * Messages of one conversation are placed in the order in which they came; conversations are placed side by side. A
 * message that fails holds up no other; what failed is thrown at the end, so that whoever sweeps waits a little longer.
 */
export async function sortMail(office: SortingOffice): Promise<number> {
  const { intake } = office;
  const waiting = await leaseWaiting(intake.db, intake.clock(), BATCH);
  const faults: unknown[] = [];
  const spare = <T>(mail: Waiting, run: () => Promise<T>): Promise<T | null> =>
    run().catch(async (fault: unknown) => {
      faults.push(fault);
      // Where even this cannot be written the lease runs out by itself.
      if (willPass(fault)) await deferMail(intake.db, mail.id, intake.clock()).catch(() => {});
      return null;
    });
  const read = (await Promise.all(waiting.map((mail) => spare(mail, () => readOne(office, mail))))).filter(
    (one) => one !== null,
  );
  const conversations = conversationsOf(read);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = conversations.shift(); next !== undefined; next = conversations.shift())
        for (const one of next) await spare(one.mail, () => placeOne(office, one));
    }),
  );
  if (faults.length > 0) throw faults[0];
  return waiting.length;
}

async function readOne(office: SortingOffice, mail: Waiting): Promise<Read | null> {
  const { intake, reader, receiving } = office;
  const tooOften = mail.attempts > attemptsBeforeSorting;
  const read = tooOften
    ? { ok: false as const, reason: 'it stopped us several times' }
    : await reader.read(await intake.files.get(intake.db, mail.hash), pathOf(mail));
  if (read.ok) return { mail, message: read.message };
  await act(office, (work) => setAsideUnreadable(receiving, work, mail, read.reason));
  return null;
}

const pathOf = ({ returnPath }: Waiting) => (returnPath === null ? {} : { returnPath });

const act = <T>({ intake }: SortingOffice, run: (work: Work) => Promise<T>): Promise<T> =>
  inTransaction({ db: intake.db, actor: SYSTEM, now: intake.clock() }, run);

async function placeOne(office: SortingOffice, { mail, message }: Read): Promise<void> {
  const place = () => act(office, (work) => receiveMessage(office.receiving, work, mail, message));
  const placed = await place().catch((fault: unknown) => {
    // Another worker placed the same message a moment ago, or kept the same attachments in another order. The second look
    // sees what that one did.
    if (isDuplicate(fault) || isDeadlock(fault)) return place();
    throw fault;
  });
  if (!placed) await deferMail(office.intake.db, mail.id, office.intake.clock());
}

/** Groups messages that name each other, or a common ancestor, and keeps each group in its order. */
export function conversationsOf(all: readonly Read[]): Read[][] {
  const groups: { ids: Set<string>; members: Read[] }[] = [];
  for (const one of all) {
    const ids = new Set([
      ...one.message.references,
      ...one.message.inReplyTo,
      ...(one.message.messageId === null ? [] : [one.message.messageId]),
    ]);
    const joined = groups.filter((group) => [...ids].some((id) => group.ids.has(id)));
    const merged = {
      ids: new Set([...joined.flatMap((group) => [...group.ids]), ...ids]),
      members: [...joined.flatMap(({ members }) => members), one],
    };
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.map(({ members }) =>
    members.toSorted((a, b) => a.mail.receivedAt - b.mail.receivedAt || (a.mail.id < b.mail.id ? -1 : 1)),
  );
}
