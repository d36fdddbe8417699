import { HOUR, SECOND } from '#kernel/time.ts';
import { KINDS, OUTCOMES, TONES, afterCall, type Outcome } from '../../rules/index.ts';
import type { CallAbout } from './open-call.ts';

/** The form of a call, in words, as its draft keeps it. */
export type CallForm = {
  /** 'known', 'new' or 'nobody'; empty while it is not said. */
  readonly who: string;
  readonly customerId: string;
  readonly name: string;
  readonly phone: string;
  /** Empty for a case that begins with the call. */
  readonly caseId: string;
  readonly direction: string;
  readonly outcome: string;
  readonly tone: string;
  readonly subject: string;
  readonly kind: string;
  readonly teamId: string;
  /** Empty where nobody touched it. */
  readonly nextStep: string;
  readonly nextDueAt: string;
  readonly began: string;
};

export const beginningOf = ({ caseId, customerId, customerName }: CallAbout, now: number): CallForm => ({
  who: (customerId ?? '') === '' ? '' : 'known',
  customerId: customerId ?? '',
  name: customerName ?? '',
  phone: '',
  caseId: caseId ?? '',
  direction: 'in',
  outcome: 'spoke',
  tone: '',
  subject: '',
  kind: 'enquiry',
  teamId: '',
  nextStep: '',
  nextDueAt: '',
  began: String(now),
});

/** What a draft remembers, over what a call begins with. */
export const formFrom = (kept: Readonly<Record<string, string>> | undefined, fresh: CallForm): CallForm => ({
  ...fresh,
  ...kept,
});

export const outcomeOf = (form: Pick<CallForm, 'outcome'>): Outcome =>
  OUTCOMES.find((one) => one === form.outcome) ?? 'spoke';

/** A form that was left open over lunch says nothing about how long the call took. */
const LONGEST = 2 * HOUR;

export const secondsOf = ({ began }: Pick<CallForm, 'began'>, now: number): number => {
  const took = now - Number(began);
  return took >= 0 && took < LONGEST ? Math.floor(took / SECOND) : 0;
};

const personOf = ({ who, customerId, name, phone }: CallForm) => {
  if (who === 'known' && customerId !== '') return { id: customerId };
  const called = name.trim() === '' ? phone.trim() : name.trim();
  if (who !== 'new' || called === '') return null;
  return { name: called, ...(phone.trim() === '' ? {} : { phone: phone.trim() }) };
};

/** What the service is told. */
export function callBody(form: CallForm, said: string, now: number) {
  const outcome = outcomeOf(form);
  const given = form.nextStep.trim() !== '' && !afterCall(outcome).closes;
  const dueAt = Number(form.nextDueAt);
  return {
    caseId: form.caseId === '' ? null : form.caseId,
    customer: personOf(form),
    kind: KINDS.find((one) => one === form.kind) ?? ('enquiry' as const),
    direction: form.direction === 'out' ? ('out' as const) : ('in' as const),
    said,
    tone: TONES.find((one) => one === form.tone) ?? null,
    outcome,
    seconds: secondsOf(form, now),
    ...(form.teamId === '' ? {} : { teamId: form.teamId }),
    ...(form.subject.trim() === '' ? {} : { subject: form.subject.trim() }),
    ...(given ? { nextStep: form.nextStep.trim() } : {}),
    ...(given && dueAt > 0 ? { nextDueAt: dueAt } : {}),
  };
}
