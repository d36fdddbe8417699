import { DAY, type Instant } from '#kernel/time.ts';

/** What somebody did, never what they are. The five are those of the Ombudsman’s manual. */
export const CATEGORIES = ['persistence', 'demands', 'lack of cooperation', 'arguments', 'behaviour'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What it put at risk. Conduct without any of these is somebody who is difficult, and that is no incident. */
export const IMPACTS = ['health', 'safety', 'resources', 'fairness to others'] as const;
export type Impact = (typeof IMPACTS)[number];

export const RESPONSES = [
  'listened and went on',
  'named it and asked them to stop',
  'a break, or another officer',
  'ended the contact',
  'called for help',
] as const;

/** Ways in which somebody may be asked to turn to us. */
export const WAYS = ['letter', 'email', 'web', 'phone', 'counter'] as const;
export type Way = (typeof WAYS)[number];

/** A restriction is looked at again within this time, and is over where nobody did. */
const LONGEST = 366 * DAY;
/** What is restricted at once for safety stands this long without a decision. */
const URGENT_FOR = DAY;

/** Whether an officer is asked how they are: after what was aimed at them. */
export const asksAfter = (category: Category, impacts: readonly Impact[]): boolean =>
  category === 'behaviour' || impacts.includes('health') || impacts.includes('safety');

export type Proposal = {
  /** The incidents it answers. */
  readonly incidents: readonly { readonly at: Instant; readonly warned: boolean }[];
  /** The ways that stay open about these cases. */
  readonly ways: readonly Way[];
  /** One officer alone deals with these cases. */
  readonly oneOfficer: boolean;
  readonly considered: string;
  readonly needsConsidered: string;
  readonly reasons: string;
  readonly endsAt: Instant;
  /** For safety, at once and without a warning. */
  readonly urgent: boolean;
};

export type Refused = { readonly field: string; readonly because: string };

/** Why a restriction cannot be asked for as it is: it is the last thing that is tried, and it ends. */
export function proposalRefused(it: Proposal, now: Instant): Refused | undefined {
  if (it.incidents.length === 0)
    return {
      field: 'incidentIds',
      because: 'Choose what happened. Nothing is restricted without an incident on record.',
    };
  if (!it.urgent && !it.incidents.some(({ warned }) => warned))
    return {
      field: 'incidentIds',
      because: 'Warn them in writing first. Only where somebody is in danger it goes without.',
    };
  if (it.considered.trim() === '')
    return { field: 'considered', because: 'Say what else was tried or thought of, and why it is not enough.' };
  if (it.needsConsidered.trim() === '')
    return {
      field: 'needsConsidered',
      because:
        'Say what you know of disability, illness, language or culture that explains it, and what was done about that.',
    };
  if (it.ways.length === 0) return { field: 'ways', because: 'At least one way to us stays open.' };
  if (it.ways.length === WAYS.length && !it.oneOfficer)
    return { field: 'ways', because: 'This restricts nothing: every way stays open and anybody may answer.' };
  if (it.endsAt <= now) return { field: 'endsAt', because: 'It ends before it begins.' };
  if (it.endsAt > now + LONGEST)
    return { field: 'endsAt', because: 'It is for twelve months at most, and then it is looked at again.' };
  return undefined;
}

export type Standing = 'asked' | 'to be told' | 'in force' | 'lapsed' | 'lifted' | 'not made';
export type Restricted = {
  readonly madeAt: Instant;
  readonly endsAt: Instant;
  readonly urgent: boolean;
  readonly liftedAt: Instant | null;
  readonly decided: 'waiting' | 'approved' | 'declined' | 'returned' | 'withdrawn';
  readonly toldAt: Instant | null;
};

/**
 * How a restriction stands now. It holds from the moment its customer was told in writing until its end, and then it is over by
 * itself. One made at once for safety holds a day, and longer only when it is decided.
 */
export function standingOf(it: Restricted, now: Instant): Standing {
  if (it.liftedAt !== null) return 'lifted';
  if (now >= it.endsAt) return 'lapsed';
  if (it.decided === 'approved') return it.toldAt === null && !holdsAtOnce(it, now) ? 'to be told' : 'in force';
  if (it.decided !== 'waiting') return 'not made';
  if (holdsAtOnce(it, now)) return 'in force';
  return it.urgent ? 'lapsed' : 'asked';
}

const holdsAtOnce = ({ urgent, madeAt }: Restricted, now: Instant): boolean => urgent && now < madeAt + URGENT_FOR;

/** Kinds of matter that every way is open for, whatever is restricted. */
const ALWAYS = ['safety concern', 'human rights complaint', 'public interest disclosure', 'corruption report'];

/**
 * Whether we may turn to a customer in this way about a case. A restriction is about the cases it names: another matter, whatever is
 * urgent, and what has a law of its own are free of it.
 */
export function wayRefused(
  ways: readonly Way[],
  about: { readonly way: string; readonly kind: string; readonly priority: number },
): boolean {
  if (about.priority === 1 || ALWAYS.includes(about.kind)) return false;
  return WAYS.some((way) => way === about.way) && !ways.some((way) => way === about.way);
}

type Notice = {
  readonly ways: readonly Way[];
  readonly officer: string | null;
  readonly times: string;
  readonly place: string;
  readonly until: string;
  readonly outside: string;
};

const WAY_WORDS: Readonly<Record<Way, string>> = {
  letter: 'by letter',
  email: 'by e-mail',
  web: 'on our website',
  phone: 'by telephone',
  counter: 'at the counter',
};

/** What a customer is told stays open to them. It stands in the letter word for word. */
export function noticeOf({ ways, officer, times, place, until, outside }: Notice): string {
  const open = WAYS.filter((way) => ways.includes(way)).map((way) => WAY_WORDS[way]);
  return [
    `Until ${until} you can turn to us about this ${open.join(', ')}.`,
    ...(officer === null ? [] : [`${officer} will deal with it.`]),
    ...(times === '' ? [] : [times]),
    ...(place === '' ? [] : [place]),
    'In an emergency, and about anything new, you can reach us in every way, as before.',
    outside,
    `On ${until} this ends by itself.`,
  ].join(' ');
}
