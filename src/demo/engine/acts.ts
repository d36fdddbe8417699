import {
  addContact,
  addIncoming,
  assignCase,
  caseOfMessageIds,
  changeCase,
  keepAttachment,
  lockCase,
  moveCase,
  openCase,
  threadOf,
  type Moving,
} from '#areas/cases/server/index.ts';
import type { Kind } from '#areas/cases/rules/index.ts';
import { closeComplaint, complaintOf, type Complaints } from '#areas/complaints/server/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';
import { acknowledge, replyAddress, reply, type PostOffice, type Ways } from '#areas/correspondence/server/index.ts';
import { addCustomer, addPoint, belong, changeCustomer, customersReachedAt } from '#areas/customers/server/index.ts';
import { keepMail, type Intake } from '#areas/intake/server/index.ts';
import type { Letters } from '#areas/letters/server/index.ts';
import type { Outreach } from '#areas/outreach/server/index.ts';
import { receiveMessage, type Receiving } from '#flows/receive-message.ts';
import type { Db } from '#platform/db.ts';
import type { Actor, Work } from '#platform/work.ts';
import { rawOf, readingOf, type Draft, type FileOf } from './mail.ts';
import type { Person } from './people.ts';

/** What the demo needs of the desk. */
export type DemoDesk = {
  readonly complaints: Complaints;
  readonly standards: Standards;
  readonly db: Db;
  readonly office: PostOffice;
  readonly intake: Intake;
  readonly receiving: Receiving;
  readonly zone: string;
  readonly letters: Letters;
  readonly ways: Ways;
  readonly outreach: Outreach;
};

/** One act of the past: who did it, when, and the command it was done with. */
export type Act = {
  readonly at: number;
  readonly actor: Actor;
  /** Acts on the same customer share a lane and keep their order; lanes are written side by side. */
  readonly lane: number;
  /** Touches cases of several customers, so it is written when no lane is at work. */
  readonly alone?: boolean;
  readonly run: (scene: Scene) => Promise<unknown>;
};
export type Scene = { readonly desk: DemoDesk; readonly work: Work };

/** A case of the story, from the moment it exists. */
export type CaseFile = { id: string; number: number; customerId: string | null; lastReply: string };
export const newFile = (): CaseFile => ({ id: '', number: 0, customerId: null, lastReply: '' });

/** A message arrives and goes where the desk's own rules put it. */
export async function receive({ desk, work }: Scene, draft: Draft): Promise<void> {
  const { intake, receiving } = desk;
  const automatic = draft.nature !== undefined && draft.nature.kind !== 'human';
  const mail = await keepMail({ ...intake, clock: () => work.now }, work.db, {
    source: 'smtp',
    returnPath: automatic ? '' : draft.from.address,
    recipients: [draft.to],
    raw: rawOf(draft),
  });
  await receiveMessage(receiving, work, mail, readingOf(draft));
}

/** A message that begins a case. */
export async function openByMail(scene: Scene, file: CaseFile, draft: Draft): Promise<void> {
  await receive(scene, draft);
  const [id] = await caseOfMessageIds(scene.work.db, [draft.messageId]);
  if (id === undefined) throw new Error(`a message that should have opened a case did not: ${draft.subject}`);
  const { number, customerId } = await lockCase(scene.work, id);
  Object.assign(file, { id, number, customerId });
}

/** The customer answers what we wrote last, as their mail program does it: with the key in the address and the thread. */
export async function answerByMail(scene: Scene, file: CaseFile, draft: Omit<Draft, 'to' | 'thread'>): Promise<void> {
  const { desk, work } = scene;
  const thread = await threadOf(work.db, file.id, 6);
  await receive(scene, { ...draft, to: replyAddress(desk.office, file.number), thread });
}

export async function customerOf({ work }: Scene, person: Person): Promise<string> {
  if (person.customerId !== null) return person.customerId;
  const [known] = await customersReachedAt(work.db, 'email', person.email);
  person.customerId =
    known ??
    (await addCustomer(work, {
      kind: 'person',
      name: person.name,
      contactPoints: [
        { kind: 'phone', value: person.phone },
        { kind: 'email', value: person.email },
      ],
    }));
  return person.customerId;
}

export type Spoken = {
  readonly kind: Kind;
  readonly subject: string;
  readonly teamId: string;
  readonly ownerId: string | null;
  readonly channel: 'phone' | 'counter' | 'letter';
  readonly said: string;
  readonly tone: string | null;
};

/** A matter somebody rings about, brings to the counter or writes on paper. */
export async function openByVoice(
  scene: Scene,
  file: CaseFile,
  person: Person,
  { said, tone, ...it }: Spoken,
): Promise<void> {
  const { desk, work } = scene;
  const customerId = await customerOf(scene, person);
  const opened = await openCase(desk.office.desk, work, { ...it, customerId, gist: said });
  await addContact(desk.office.desk, work, opened.id, { channel: it.channel, direction: 'in', said, tone, customerId });
  Object.assign(file, { id: opened.id, number: opened.number, customerId });
}

export type Form = {
  readonly kind: Kind;
  readonly subject: string;
  readonly teamId: string;
  readonly body: string;
  readonly files: readonly FileOf[];
};

/** A question asked on the public site. */
export async function openByWeb(scene: Scene, file: CaseFile, person: Person, it: Form): Promise<void> {
  const { desk, work } = scene;
  const { office } = desk;
  const customerId = await customerOf(scene, person);
  const opened = await openCase(office.desk, work, {
    kind: it.kind,
    subject: it.subject,
    teamId: it.teamId,
    customerId,
    channel: 'web',
    gist: it.body,
  });
  Object.assign(file, { id: opened.id, number: opened.number, customerId });
  const from = {
    fromName: person.name,
    fromAddress: person.email,
    to: [],
    cc: [],
    fullBody: null,
    html: null,
    mailId: null,
    messageId: null,
  };
  const { id: messageId } = await addIncoming(
    office.desk,
    work,
    { id: opened.id, kind: it.kind, state: 'new', phase: 'open' },
    { ...from, channel: 'web', customerId, subject: it.subject, body: it.body },
  );
  for (const attached of it.files) await keepAttachment(office.desk, work, { caseId: opened.id, messageId }, attached);
  await acknowledge(office, work, {
    caseId: opened.id,
    caseNumber: opened.number,
    customerId,
    subject: it.subject,
    nature: 'human',
    returnPath: null,
    from: person.email,
    live: true,
  });
}

/** Writes down what an officer learns of a customer besides their address. */
export async function describe(scene: Scene, file: CaseFile, person: Person): Promise<void> {
  const { work } = scene;
  if (person.described || file.customerId === null) return;
  person.described = true;
  const id = file.customerId;
  if (person.customerId === null) {
    person.customerId = id;
    await addPoint(work, id, { kind: 'phone', value: person.phone });
  }
  await addPoint(work, id, { kind: 'post', value: `${person.street}, ${person.suburb}`, shared: true });
  if (person.needs !== '' || person.language !== null)
    await changeCustomer(work, id, { version: 1, needs: person.needs, language: person.language });
  const organisationId = person.works?.at.customerId ?? null;
  if (person.works !== null && organisationId !== null)
    await belong(work, id, { organisationId, role: person.works.as });
}

type Taking = {
  readonly teamId: string;
  readonly ownerId: string | null;
  readonly kind?: Kind;
  readonly priority?: number;
  readonly restricted?: boolean;
};

/** An officer takes a case, or is given it, and says what it is. */
export async function take(
  { desk, work }: Scene,
  file: CaseFile,
  { teamId, ownerId, ...changes }: Taking,
): Promise<void> {
  const before = await lockCase(work, file.id);
  const version = await assignCase(desk.office.desk, work, file.id, { version: before.version, teamId, ownerId });
  const kind = changes.kind === before.kind ? undefined : changes.kind;
  if (kind !== undefined || changes.priority !== undefined || changes.restricted !== undefined)
    await changeCase(desk.office.desk, work, file.id, { ...changes, kind, version });
}

export async function move({ desk, work }: Scene, file: CaseFile, it: Moving): Promise<void> {
  const at = await lockCase(work, file.id);
  const { complaints, office } = desk;
  // A complaint that was settled on the telephone ends without a letter, and says so.
  if (at.kind === 'complaint' && it.state === 'closed' && (await complaintOf(work.db, file.id))?.answeredAt === null)
    return closeComplaint({ desk: office.desk, complaints, sendNotice: () => Promise.resolve(null) }, work, file.id, {
      reason: 'settled at once',
      words: it.why ?? 'Settled on the telephone.',
    });
  await moveCase(office.desk, work, at, it);
}

export type Answer = {
  readonly body: string;
  readonly then?: Partial<Pick<Moving, 'state' | 'nextStep' | 'nextDueAt'>>;
  readonly files?: readonly FileOf[];
};

/** An officer answers in writing and says what happens next. */
export async function answer(
  { desk, work }: Scene,
  file: CaseFile,
  { body, then, files = [] }: Answer,
): Promise<string> {
  const attachmentIds: string[] = [];
  for (const attached of files)
    attachmentIds.push(await keepAttachment(desk.office.desk, work, { caseId: file.id, messageId: null }, attached));
  const { messageId } = await reply(desk.office, work, file.id, { body, attachmentIds, then: then ?? {} });
  file.lastReply = messageId;
  return messageId;
}
