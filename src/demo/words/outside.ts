import type { TeamKey } from '../agency.ts';

/** What became of a matter that was given to somebody outside, and after how many days. */
export type Ending =
  | { readonly is: 'waits'; readonly askedFor: number }
  | { readonly is: 'accepted'; readonly after: number; readonly words: string }
  | { readonly is: 'declined'; readonly after: number; readonly words: string }
  | { readonly is: 'returned'; readonly after: number; readonly words: string }
  | {
      readonly is: 'done';
      readonly after: number;
      readonly words: string;
      readonly outcome: 'helped' | 'partly helped' | 'not helped' | 'did not come';
    };

export type Given = {
  readonly to: string;
  readonly by: string;
  readonly team: TeamKey;
  readonly daysAgo: number;
  readonly subject: string;
  readonly said: string;
  readonly summary: string;
  readonly ending: Ending;
  /** Said between us and them, beside the case. */
  readonly beside?: readonly (readonly [who: 'we' | 'they', words: string])[];
};

/** Matters that were given to partners, so that each has a past with the desk. Nobody here exists. */
export const GIVEN_OUTSIDE: readonly Given[] = [
  {
    to: 'Harbour Housing',
    by: 'Mira Tolentino',
    team: 'concessions',
    daysAgo: 46,
    subject: 'Nowhere to stay from Friday',
    said: 'My lease ends on Friday and the new flat fell through. I have two children.',
    summary: 'Needs a place for three from Friday. She has proof of income with her.',
    ending: { is: 'done', after: 2, words: 'They have two rooms until March.', outcome: 'helped' },
    beside: [
      ['they', 'How old are the children?'],
      ['we', 'Four and nine. The younger one uses an inhaler at night.'],
    ],
  },
  {
    to: 'Harbour Housing',
    by: 'Dev Raman',
    team: 'concessions',
    daysAgo: 31,
    subject: 'Bond for a new flat',
    said: 'I can pay the rent, but not the bond as well.',
    summary: 'Looks for a bond loan. The lease begins in three weeks.',
    ending: { is: 'done', after: 4, words: 'The loan was paid to the agent.', outcome: 'helped' },
  },
  {
    to: 'Harbour Housing',
    by: 'Mira Tolentino',
    team: 'concessions',
    daysAgo: 19,
    subject: 'Sleeping in the car',
    said: 'I have slept in my car for a week and it is getting cold.',
    summary: 'Needs a bed as soon as there is one. He works nights.',
    ending: { is: 'returned', after: 3, words: 'We could not reach him on the number given.' },
  },
  {
    to: 'Harbour Housing',
    by: 'Callum Reyes',
    team: 'front',
    daysAgo: 9,
    subject: 'The landlord changed the lock',
    said: 'I came home and the key does not fit any more.',
    summary: 'Needs a bed for some nights, until the tribunal has heard her.',
    ending: { is: 'accepted', after: 1, words: 'She comes at six tonight.' },
  },
  {
    to: 'Steady Money',
    by: 'Harriet Plover',
    team: 'water',
    daysAgo: 38,
    subject: 'Three bills at once',
    said: 'Water, power and the phone came in one week, and I have stopped opening letters.',
    summary: 'Would like somebody to go through all bills with him.',
    ending: { is: 'done', after: 4, words: 'There is a plan for all three.', outcome: 'helped' },
  },
  {
    to: 'Steady Money',
    by: 'Mira Tolentino',
    team: 'fines',
    daysAgo: 24,
    subject: 'Fines I cannot pay',
    said: 'I have nine fines and no work since June.',
    summary: 'Needs a money counsellor before the payment plan is set.',
    ending: { is: 'done', after: 4, words: 'He came once and not again.', outcome: 'partly helped' },
  },
  {
    to: 'Steady Money',
    by: 'Kenji Watts',
    team: 'fines',
    daysAgo: 11,
    subject: 'Payment plan after a hospital stay',
    said: 'I was in hospital for a month and everything is late now.',
    summary: 'Asks for help with a budget, so that the plan holds.',
    ending: { is: 'declined', after: 2, words: 'We have no free times before January.' },
  },
  {
    to: 'Steady Money',
    by: 'Mira Tolentino',
    team: 'water',
    daysAgo: 8,
    subject: 'Hardship after a leak',
    said: 'The leak cost me four hundred dollars and the rent is due.',
    summary: 'Needs advice on what to pay first.',
    ending: { is: 'waits', askedFor: 4 },
  },
  {
    to: 'Tenants Together',
    by: 'Callum Reyes',
    team: 'front',
    daysAgo: 27,
    subject: 'Mould in the bedroom',
    said: 'The agent says I should open the window more.',
    summary: 'Would like to know her rights before she answers the agent.',
    ending: { is: 'done', after: 3, words: 'The repair is ordered.', outcome: 'helped' },
  },
  {
    to: 'Tenants Together',
    by: 'Ines Carvalho',
    team: 'front',
    daysAgo: 14,
    subject: 'Bond not given back',
    said: 'I moved out in August and they keep finding something.',
    summary: 'Wants help with the claim for his bond.',
    ending: { is: 'done', after: 4, words: 'He did not come to the meeting.', outcome: 'did not come' },
  },
  {
    to: 'Tenants Together',
    by: 'Mira Tolentino',
    team: 'concessions',
    daysAgo: 2,
    subject: 'Notice to leave in winter',
    said: 'They want the house back, and I have lived there for eleven years.',
    summary: 'Needs somebody who reads the notice with her this week.',
    ending: { is: 'waits', askedFor: 5 },
    beside: [['they', 'Does she have the notice on paper? Then we can look at it on Thursday.']],
  },
  {
    to: 'Second Spring',
    by: 'Jo Haldane',
    team: 'complaints',
    daysAgo: 6,
    subject: 'Somebody to talk to',
    said: 'I am not sleeping, and your letters make it worse.',
    summary: 'Would like to talk with a counsellor. Mornings are best.',
    ending: { is: 'accepted', after: 1, words: 'First talk on Monday at ten.' },
  },
];

/** A letter to many: plain words, one page. */
export const REBATE_LETTER = {
  name: 'The water rebate changes',
  shortcut: 'rebate',
  body: [
    'Dear {{customer.name}}',
    'The water rebate changes on 1 January. You do not have to do anything: it comes off your next bill by itself.',
    'If your bill does not show it by March, ring us on (02) 5550 1130 and say {{case.reference}}. You can ask us to look again, and it costs nothing.',
    '{{officer.name}}\n{{team.name}}, {{agency.name}}',
  ].join('\n\n'),
} as const;

export const TOPIC = 'water rebates';

export const CAMPAIGNS = [
  {
    title: 'Rebates open',
    subject: 'Water rebates open on Monday',
    body: 'Dear {{customer.name}},\n\nyou asked us to tell you: water rebates open on Monday. You can apply on our website or at any counter until the end of March.',
  },
  {
    title: 'Rebates close in March',
    subject: 'Water rebates close soon',
    body: 'Dear {{customer.name}},\n\nthe water rebate closes at the end of March. If you have applied, you need do nothing more.',
  },
] as const;
