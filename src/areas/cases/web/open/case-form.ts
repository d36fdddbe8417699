import { CHANNELS, KINDS, TONES } from '../../rules/index.ts';

/** The form of a new case, in words, as its draft keeps it. What the customer said is the text of the draft. */
export type CaseForm = {
  /** How it came: 'phone', 'counter' or 'letter'. */
  readonly way: string;
  /** 'known', 'new' or 'nobody'. */
  readonly who: string;
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly kind: string;
  readonly subject: string;
  readonly tone: string;
  /** Empty until somebody chooses: then it is the officer's own first queue. */
  readonly team: string;
  /** 'no' where it goes to the queue. */
  readonly mine: string;
};

const FRESH: CaseForm = {
  way: 'phone',
  who: 'known',
  customerId: '',
  name: '',
  email: '',
  phone: '',
  kind: 'enquiry',
  subject: '',
  tone: '',
  team: '',
  mine: 'yes',
};

/** What a draft remembers, over what a case begins with. */
export const formFrom = (kept: Readonly<Record<string, string>> | undefined): CaseForm => ({ ...FRESH, ...kept });

/** What the service is told about the person: a known record, a new one, or nobody. */
function personOf({ who, customerId, name, email, phone }: CaseForm) {
  if (who === 'known') return customerId === '' ? null : { id: customerId };
  if (who !== 'new' || name.trim() === '') return null;
  return { name, ...(email.trim() === '' ? {} : { email }), ...(phone.trim() === '' ? {} : { phone }) };
}

type Opening = { readonly form: CaseForm; readonly said: string; readonly teamId: string; readonly me: string };

export const openingOf = ({ form, said, teamId, me }: Opening) => ({
  kind: KINDS.find((one) => one === form.kind) ?? ('enquiry' as const),
  channel: CHANNELS.find((one) => one === form.way) ?? ('phone' as const),
  tone: TONES.find((one) => one === form.tone) ?? null,
  subject: form.subject,
  said,
  teamId,
  customer: personOf(form),
  ownerId: form.mine === 'no' ? null : me,
});
