export const CAMPAIGN_STATES = ['to approve', 'approved', 'stopped'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];
export const RECIPIENT_STATES = [
  'waiting',
  'sending',
  'to post',
  'sent',
  'failed',
  'unsure',
  'opted out',
  'stopped',
  'over',
] as const;

type Approving = { readonly state: CampaignState; readonly madeBy: string; readonly by: string };
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly because: string };

/** Whether somebody may let a campaign go: another person than who made it, once. */
export function mayApprove({ state, madeBy, by }: Approving): Verdict {
  if (state !== 'to approve') return { ok: false, because: 'This campaign does not wait to be approved.' };
  return madeBy === by ? { ok: false, because: 'Somebody else approves what you made.' } : { ok: true };
}

const GAP = /\{\{\s*([a-z.]+)\s*\}\}/g;
const KNOWN = ['customer.name', 'agency.name'] as const;

/** What is wrong with the words of a campaign, in a sentence; undefined where nothing is. */
export function wordsFault(body: string): string | undefined {
  for (const [, name = ''] of body.matchAll(GAP))
    if (!KNOWN.some((one) => one === name)) return `We do not know {{${name}}}. There are: ${KNOWN.join(', ')}.`;
  return /\{\{|\}\}|\[\[/.test(body.replace(GAP, ''))
    ? 'There is something unfinished in brackets. Finish it first.'
    : undefined;
}

type Telling = { readonly name: string; readonly agency: string; readonly off: string };

const plain = (text: string) =>
  text
    .replace(/[{}[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const filled = (body: string, { name, agency }: Pick<Telling, 'name' | 'agency'>): string =>
  body.replace(GAP, (_, field: string) => plain(field === 'customer.name' ? name : agency));

/** The same on a telephone: who says it, and how to hear no more, in as few signs as there are. */
export const textFor = (body: string, { name, agency, off }: Telling): string =>
  `${filled(body, { name, agency })} ${agency}. No more: ${off}`;

/** What one person is told. How to hear no more of it stands in the words as well as in the head of the mail. */
export function wordsFor(body: string, { name, agency, off }: Telling): string {
  const said = filled(body, { name, agency });
  return `${said}\n\n${agency} writes this to you because you asked to hear about it. To hear no more: ${off}\n`;
}
