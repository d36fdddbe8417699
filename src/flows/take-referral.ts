import { addIncoming, dueFrom, openCase } from '#areas/cases/server/index.ts';
import { addCustomer, customersReachedAt, ensureCustomerAt, type NewPoint } from '#areas/customers/server/index.ts';
import { firstTeam } from '#areas/identity/server/index.ts';
import type { Begun, TakenOn } from '#areas/referrals/server/index.ts';
import { isMailAddress } from '#kernel/mail-address.ts';
import type { Work } from '#platform/work.ts';
import type { Receiving } from './receive-message.ts';

const KIND = 'service request';

/**
 * Opens a case for somebody whom another desk refers to us. Nothing that we know of a customer is changed by what another desk says,
 * and the customer is not written to: until we say yes, whoever referred them tells them how it stands.
 */
export async function takeReferral(
  { office: { desk } }: Pick<Receiving, 'office'>,
  work: Work,
  it: TakenOn,
): Promise<Begun> {
  const customerId = await customerFor(work, it.given);
  const subject = it.service ?? `Referred by ${it.agency}`;
  const opened = await openCase(desk, work, {
    kind: KIND,
    subject,
    teamId: await firstTeam(work),
    customerId,
    channel: 'web',
    gist: it.summary,
    nextStep: firstStep(it),
    nextDueAt: Math.max(it.dueAt, dueFrom(desk, work.now, 1)),
  });
  const { id: messageId } = await addIncoming(
    desk,
    work,
    { id: opened.id, kind: KIND, state: 'new', phase: 'open' },
    {
      channel: 'web',
      // It is no message of the customer's, and their own page does not show it.
      customerId: null,
      fromName: it.officer === '' ? it.agency : `${it.officer}, ${it.agency}`,
      fromAddress: '',
      to: [],
      cc: [],
      subject,
      body: it.summary,
      fullBody: `${it.summary}\n\n${known(it)}`,
      html: null,
      messageId: null,
      mailId: null,
    },
  );
  return { caseId: opened.id, messageId };
}

const firstStep = ({ accepted, given, agency }: TakenOn): string =>
  (accepted ? `Help ${given['name'] ?? 'them'}, as ${agency} asked` : `Say yes or no to ${agency}`).slice(0, 280);

/** The customer at the address they gave us, or a new one with no more than we were told. */
async function customerFor(work: Work, given: TakenOn['given']): Promise<string> {
  const name = (given['name'] ?? '').slice(0, 200);
  const email = given['email'] ?? '';
  const known = isMailAddress(email) ? await customersReachedAt(work.db, 'email', email) : [];
  if (known.length > 0) return ensureCustomerAt(work, { email, name });
  const others = (['phone', 'post'] as const).flatMap((kind): NewPoint[] => {
    const value = (given[kind] ?? '').trim();
    return value === '' || (kind === 'phone' && !/\d{3}/.test(value)) ? [] : [{ kind, value, shared: true }];
  });
  const points: NewPoint[] = isMailAddress(email) ? [{ kind: 'email', value: email }, ...others] : others;
  return addCustomer(work, { kind: 'person', name, contactPoints: points });
}

/** Where it comes from, by what they may tell us, and what they told and held back: it stands under the message. */
function known({ agency, number, ground, groundWords, given, heldBack }: TakenOn): string {
  return [
    `Referral R-${number} of ${agency}`,
    `${ground === 'consent' ? 'The customer agreed' : 'A law allows it'}: ${groundWords}`,
    ...Object.entries(given).map(([name, value]) => `${name}: ${value}`),
    ...(heldBack.length === 0 ? [] : [`Held back: ${heldBack.join(', ')}`]),
  ].join('\n');
}
