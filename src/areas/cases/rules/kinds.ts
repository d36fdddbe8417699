export const PHASES = ['open', 'waiting', 'closed'] as const;
export type Phase = (typeof PHASES)[number];

export const KINDS = [
  'enquiry',
  'service request',
  'complaint',
  'compliment',
  'suggestion',
  'access request',
  'privacy complaint',
  'human rights complaint',
  'safety concern',
  'corruption report',
  'public interest disclosure',
  'decision review',
] as const;
export type Kind = (typeof KINDS)[number];

export const CHANNELS = ['email', 'web', 'phone', 'counter', 'letter', 'chat', 'sms'] as const;
export const TONES = ['calm', 'worried', 'upset', 'angry', 'abusive'] as const;
export const PARTY_ROLES = [
  'customer',
  'representative',
  'subject',
  'agency',
  'advocate',
  'supplier',
  'witness',
] as const;

type States = Readonly<Record<string, Phase>>;

/** Every matter begins `new`, is `open` while we owe something and ends `closed`; what lies between differs by kind. */
const COMMON = { new: 'open', open: 'open', 'waiting for customer': 'waiting', closed: 'closed' } as const;

const STATES: Readonly<Record<Kind, States>> = {
  enquiry: { ...COMMON, answered: 'closed' },
  'service request': { ...COMMON, 'with another team': 'waiting', done: 'closed', declined: 'closed' },
  complaint: {
    ...COMMON,
    acknowledged: 'open',
    investigating: 'open',
    'waiting for evidence': 'waiting',
    answered: 'waiting',
    withdrawn: 'closed',
  },
  compliment: { ...COMMON, 'passed on': 'closed' },
  suggestion: { ...COMMON, considered: 'closed' },
  'access request': {
    ...COMMON,
    'checking identity': 'waiting',
    collecting: 'open',
    released: 'closed',
    refused: 'closed',
  },
  'privacy complaint': { ...COMMON, investigating: 'open', answered: 'closed' },
  'human rights complaint': { ...COMMON, investigating: 'open', answered: 'closed' },
  'safety concern': { ...COMMON, investigating: 'open', 'made safe': 'closed' },
  'corruption report': { ...COMMON, investigating: 'open', 'passed on': 'closed' },
  'public interest disclosure': { ...COMMON, investigating: 'open', 'passed on': 'closed' },
  'decision review': { ...COMMON, reviewing: 'open', decided: 'closed' },
};

export const isKind = (kind: string): kind is Kind => kind in STATES;

const statesOf = (kind: string): States => (isKind(kind) ? STATES[kind] : COMMON);

/** Every state of every kind, each once. */
export const statesOfAll = (): readonly string[] => [...new Set(KINDS.flatMap((kind) => Object.keys(STATES[kind])))];

/** The phase a state means for this kind, or undefined when the kind does not know the state. */
export const phaseOf = (kind: string, state: string): Phase | undefined => statesOf(kind)[state];

export type Move = { readonly state: string; readonly phase: Phase };

/** Where a case can go from here. Nothing goes back to `new`. */
export const movesFrom = (kind: string, state: string): readonly Move[] =>
  Object.entries(statesOf(kind)).flatMap(([name, phase]) =>
    name === state || name === 'new' ? [] : [{ state: name, phase }],
  );

/** The state after the customer has written again: an answer never leaves a case closed or waiting for them. */
export const stateAfterCustomerWrote = (kind: string, state: string): string =>
  phaseOf(kind, state) === 'open' ? state : 'open';
