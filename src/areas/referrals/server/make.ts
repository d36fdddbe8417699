import { sql } from 'kysely';
import {
  addContact,
  familyOfCase,
  findAttachment,
  lockCase,
  moveCase,
  tellOfCase,
  type Locked,
} from '#areas/cases/server/index.ts';
import {
  organizationsCalled,
  servicesCalled,
  type OrganizationRow,
  type ServiceRow,
} from '#areas/directory/server/index.ts';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { makePromise } from '#areas/promises/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import {
  customerLetter,
  minimumFor,
  offerLetter,
  promised,
  type Ground,
  type Manner,
  type Minimum,
  type Told,
} from '../rules/index.ts';
import { actOnReferral, noteStep } from './act.ts';
import { mustBeJoined, offerToDesk } from './desks/tell.ts';
import { knownOf } from './known.ts';
import { writeToPartner } from './letters.ts';
import type { Referring } from './referring.ts';
import { readReferral, type Referral } from './store.ts';

export type To = { readonly organizationId: string; readonly serviceId: string | null };

export type NewReferral = To & {
  readonly manner: Manner;
  readonly ground: Ground;
  readonly groundWords: string;
  readonly summary: string;
  readonly withheld: readonly string[];
  readonly attachmentIds: readonly string[];
  readonly dueAt: number;
  /** Of a call with all three: what was said. */
  readonly call: string;
  /** They said yes on the telephone. */
  readonly accepted: boolean;
  /** What the customer is told; empty where they are told by word of mouth. */
  readonly letter: string;
};

type Whom = { readonly organization: OrganizationRow; readonly service: ServiceRow | null };

const wrong = (field: string, reason: string): Refusal =>
  new Refusal(422, reason, [{ field, problem: 'cannot be used' }]);

async function whomOf(db: Reading['db'], { organizationId, serviceId }: To): Promise<Whom> {
  const [[organization], [service]] = await Promise.all([
    organizationsCalled(db, [organizationId]),
    servicesCalled(db, serviceId === null ? [] : [serviceId]),
  ]);
  if (organization === undefined) throw wrong('organizationId', 'There is no such organisation in the directory.');
  if (serviceId === null) return { organization, service: null };
  if (service === undefined || service.organizationId !== organizationId)
    throw wrong('serviceId', 'That service is not one of this organisation.');
  if (service.hsds['status'] === 'defunct' || service.hsds['status'] === 'inactive')
    throw wrong('serviceId', 'That service is not offered any more. Look for another.');
  return { organization, service };
}

export type Preview = Minimum & {
  readonly organization: OrganizationRow;
  readonly serviceName: string | null;
  readonly letter: string;
};

/** What would go, what would be held back, and what the customer would be told. */
export async function previewReferral(
  referring: Referring,
  reading: Reading,
  at: Pick<Locked, 'id' | 'customerId'>,
  to: To & { manner: Manner; by: string },
): Promise<Preview> {
  const { organization, service } = await whomOf(reading.db, to);
  const customerId = mustHaveCustomer(at);
  const known = await knownOf(reading.db, { caseId: at.id, customerId });
  const serviceName = service === null ? null : service.name;
  const told = {
    agency: referring.office.agency,
    organization: organization.name,
    service: serviceName,
    officer: '',
    by: to.by,
  };
  return {
    ...minimumFor(known, service?.asks ?? []),
    organization,
    serviceName,
    letter: customerLetter(told, to.manner),
  };
}

function mustHaveCustomer({ customerId }: Pick<Locked, 'customerId'>): string {
  if (customerId === null) throw new Refusal(409, 'This case has no customer, so nobody can be referred.');
  return customerId;
}

/** Gives a matter to somebody outside. The promise that it goes on stays ours until they say yes. */
export async function makeReferral(
  referring: Referring,
  work: Work,
  caseId: string,
  it: NewReferral,
): Promise<{ id: string; told: 'message' | 'by word' }> {
  const at = await lockCase(work, caseId);
  if (at.mergedInto !== null) throw new Refusal(409, 'This case has been joined to another. Refer from there.');
  if (at.phase === 'closed') throw new Refusal(409, 'This case is closed. Open it again first.');
  if (it.dueAt <= work.now) throw wrong('dueAt', 'Ask for an answer by a day that is still to come.');
  if (it.manner === 'warm' && it.call.trim() === '')
    throw wrong('call', 'Say what was said in the call with all three, so that it is on record.');
  const customerId = mustHaveCustomer(at);
  const whom = await whomOf(work.db, it);
  if (whom.organization.way === 'kept') await mustBeJoined(work, it.organizationId);
  await mustBeOfCase(work, caseId, it.attachmentIds);
  const known = await knownOf(work.db, { caseId, customerId });
  const { given, heldBack } = minimumFor(known, whom.service?.asks ?? [], it.withheld);
  const id = await insert(work, { at, customerId, whom, it, given, heldBack });
  const messageId = it.letter.trim() === '' ? null : await referring.sendNotice(work, caseId, it.letter);
  const promiseId = await makePromise(referring.desk, work, caseId, {
    what: promised(whom.organization.name).slice(0, 280),
    dueAt: it.dueAt,
    contactId: null,
    quote: null,
  });
  const told = messageId === null ? 'by word' : 'message';
  await sql`update referrals.referral set promise_id = ${promiseId}, message_id = ${messageId}::uuid, told = ${told} where id = ${id}`.execute(
    work.db,
  );
  await announce(work, {
    kind: 'referral.offered',
    caseId,
    customerId,
    data: {
      referralId: id,
      organizationId: it.organizationId,
      serviceId: it.serviceId,
      fields: Object.keys(given),
      heldBack,
      ground: it.ground,
    },
  });
  await offered(referring, work, { id, whom, it, caseId });
  return { id, told };
}

type Inserting = {
  readonly at: Locked;
  readonly customerId: string;
  readonly whom: Whom;
  readonly it: NewReferral;
} & Pick<Minimum, 'given' | 'heldBack'>;

async function insert(
  work: Work,
  { at, customerId, whom: { organization }, it, given, heldBack }: Inserting,
): Promise<string> {
  const id = newId(work.now);
  await sql`
    insert into referrals.referral (id, case_id, customer_id, organization_id, service_id, manner, way, ground, ground_words, summary, given,
                                    held_back, sent_to, due_at, told, made_at, made_by)
    values (${id}, ${at.id}, ${customerId}, ${it.organizationId}, ${it.serviceId}::uuid, ${it.manner}, ${organization.way}, ${it.ground},
            ${it.groundWords}, ${it.summary}, ${JSON.stringify(given)}::jsonb, ${[...heldBack]}::text[],
            ${organization.way === 'email' ? organization.referTo : null}, ${new Date(it.dueAt)}, 'by word', ${new Date(work.now)},
            ${work.actor.id})`
    .execute(work.db)
    .catch((fault: unknown) => {
      if (isDuplicate(fault, 'referral_once_open'))
        throw new Refusal(409, 'They have this matter already, and have not finished with it.');
      throw fault;
    });
  for (const attachmentId of new Set(it.attachmentIds))
    await sql`insert into referrals.document (referral_id, attachment_id) values (${id}, ${attachmentId})`.execute(
      work.db,
    );
  return id;
}

/** Only papers of this case can go with it. */
async function mustBeOfCase(work: Work, caseId: string, attachmentIds: readonly string[]): Promise<void> {
  const family = await familyOfCase(work.db, caseId);
  for (const id of attachmentIds) {
    const file = await findAttachment({ db: work.db, actor: work.actor }, id);
    if (!family.includes(file.caseId)) throw wrong('attachmentIds', 'One of these papers is not on this case.');
  }
}

type Offered = { readonly id: string; readonly caseId: string; readonly whom: Whom; readonly it: NewReferral };

/** Asks them: their desk, or by a letter that says nothing of the customer. */
async function tellThem(
  referring: Referring,
  work: Work,
  row: Referral,
  { whom: { organization, service }, it }: Pick<Offered, 'whom' | 'it'>,
): Promise<void> {
  const names = await namesOfOfficers(work.db, work.actor.id === null ? [] : [work.actor.id]);
  const officer = names.get(work.actor.id ?? '') ?? referring.office.agency;
  const serviceName = service === null ? null : service.name;
  if (organization.way === 'kept')
    return offerToDesk(referring, work, row, { officer, service: serviceName, accepted: it.accepted });
  const told: Told = {
    agency: referring.office.agency,
    organization: organization.name,
    service: serviceName,
    officer,
    by: dayIn(referring.desk.zone, it.dueAt),
  };
  await writeToPartner(referring, work, row, { body: offerLetter(told) });
}

/** What goes with a referral: the call that was made, the letter to them, and the next step of the case. */
async function offered(referring: Referring, work: Work, { id, caseId, whom, it }: Offered): Promise<void> {
  const { organization } = whom;
  await noteStep(work, id, 'offered', it.summary);
  if (it.manner === 'warm') {
    await addContact(referring.desk, work, caseId, { channel: 'phone', direction: 'out', tone: null, said: it.call });
    await noteStep(work, id, 'call', it.call);
  }
  const row = await readReferral(work.db, id);
  if (row === undefined) throw new Error('a referral was not written');
  if (organization.way === 'kept' || organization.way === 'email') await tellThem(referring, work, row, { whom, it });
  const at = await lockCase(work, caseId);
  await moveCase(referring.desk, work, at, {
    state: at.state,
    nextStep: `Hear from ${organization.name}`.slice(0, 280),
    nextDueAt: it.dueAt,
  });
  if (it.accepted)
    await actOnReferral(referring, work, id, { act: 'accept', words: it.call, side: 'officer', inCall: true });
  tellOfCase(referring.desk, work, caseId);
}

export const dayIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('en-AU', { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(at);
