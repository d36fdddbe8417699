import { addIncoming, makePrivateLink, openCase, retag } from '#areas/cases/server/index.ts';
import { firstStepOnline, type Kind, type WantedOnline } from '#areas/cases/rules/index.ts';
import { acknowledge } from '#areas/correspondence/server/index.ts';
import { addCustomer, customersReachedAt, ensureCustomerAt, type NewPoint } from '#areas/customers/server/index.ts';
import { firstTeam } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Actor, Work } from '#platform/work.ts';
import { keepUploads, type Uploaded } from './keep-uploads.ts';
import type { Receiving } from './receive-message.ts';

export type AskedOnline = Omit<WantedOnline, 'addressKnown'> & {
  readonly kind: Kind;
  readonly about: string;
  readonly message: string;
  readonly name: string;
  readonly email: string | null;
  readonly post: string | null;
  readonly uploads: readonly Uploaded[];
  /** Why a person should look before anything is sent back. Empty for nearly everybody. */
  readonly suspicions: readonly string[];
};

export type OpenedOnline = {
  readonly caseId: string;
  readonly customerId: string;
  readonly token: string;
  readonly acknowledged: boolean;
};

/** Whoever sits at a public form: they may open a case of their own, and nothing shows who they are. */
export const SOMEBODY_ONLINE: Actor = {
  kind: 'customer',
  id: null,
  may: (permission) => permission === 'cases.read',
  teams: [],
};

const CHECK_FIRST = 'check-first';

/**
 * Opens a case for a message from the public form, in one transaction with everything that belongs to it.
 *
 * The form proves nothing about who typed the address. So it always opens a case of its own, changes no record that
 * exists, and the link it gives shows this case alone.
 */
export async function askOnline(receiving: Receiving, work: Work, it: AskedOnline): Promise<OpenedOnline> {
  const { desk } = receiving.office;
  const addressKnown = it.email !== null && (await customersReachedAt(work.db, 'email', it.email)).length > 0;
  const customerId = await customerFor(work, it, addressKnown);
  const opened = await openCase(desk, work, {
    kind: it.kind,
    subject: it.about,
    teamId: await firstTeam(work),
    customerId,
    channel: 'web',
    gist: it.message,
    nextStep: firstStepOnline({ ...it, addressKnown }),
  });
  const { id: messageId } = await addIncoming(
    desk,
    work,
    { id: opened.id, kind: it.kind, state: 'new', phase: 'open' },
    written(it, customerId),
  );
  await keepUploads(receiving, work, { caseId: opened.id, messageId }, it.uploads);
  const token = await makePrivateLink(desk, work, opened.id, customerId);
  const suspicious = it.suspicions.length > 0;
  if (suspicious) await markForChecking(receiving, work, opened.id, it.suspicions);
  const acknowledged =
    !suspicious &&
    it.email !== null &&
    (await acknowledge(receiving.office, work, {
      caseId: opened.id,
      caseNumber: opened.number,
      customerId,
      subject: it.about,
      nature: 'human',
      returnPath: null,
      from: it.email,
      live: true,
    }));
  return { caseId: opened.id, customerId, token, acknowledged };
}

/**
 * The customer at this address, or a new one. A telephone number or postal address is put on a new record only: on one
 * that exists it would let a stranger change where somebody is reached.
 */
async function customerFor(
  work: Work,
  { name, email, phone, post }: AskedOnline,
  addressKnown: boolean,
): Promise<string> {
  if (addressKnown && email !== null) return ensureCustomerAt(work, { email, name });
  const points: NewPoint[] = [
    ...(email === null ? [] : [{ kind: 'email' as const, value: email }]),
    ...(phone === null ? [] : [{ kind: 'phone' as const, value: phone }]),
    ...(post === null ? [] : [{ kind: 'post' as const, value: post }]),
  ];
  // Two first messages from one address at the same moment are one customer, so an address is taken the way mail takes it.
  if (email !== null && points.length === 1) return ensureCustomerAt(work, { email, name });
  return addCustomer(work, { kind: 'person', name, contactPoints: points });
}

const WAYS = { email: 'by e-mail', phone: 'by telephone', letter: 'by letter' } as const;

/** Their words stay as they are. What else they filled in stands under them, where the whole message is read. */
function written(it: AskedOnline, customerId: string): Parameters<typeof addIncoming>[3] {
  const said = [
    ['How to answer', WAYS[it.answer]],
    ['E-mail', it.email],
    ['Telephone', it.phone],
    ['Postal address', it.post],
    ['What would make it easier', it.needs],
  ].flatMap(([label, value]) => (value === null || value === undefined ? [] : [`${label}: ${value}`]));
  return {
    channel: 'web',
    customerId,
    fromName: it.name,
    fromAddress: it.email ?? '',
    to: [],
    cc: [],
    subject: it.about,
    body: it.message,
    fullBody: `${it.message}\n\n${said.join('\n')}`,
    html: null,
    messageId: null,
    mailId: null,
  };
}

async function markForChecking(
  { office }: Receiving,
  work: Work,
  caseId: string,
  suspicions: readonly string[],
): Promise<void> {
  await retag(office.desk, work, caseId, { add: [CHECK_FIRST], remove: [] });
  await announce(work, { kind: 'case.to-be-checked', caseId, why: suspicions.join('; ') });
}
