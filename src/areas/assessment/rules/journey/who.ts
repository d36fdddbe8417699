import type { Plan } from '../plan/plan.ts';
import type { Act, ActName, Party, Signer } from './acts.ts';
import { methodOfCode, releasedOn, type Journey } from './state.ts';
import { methodOf } from '../plan/plan.ts';

const TEACHES: readonly Party[] = ['manager', 'coach', 'provider'];
const ASSESSES: readonly Party[] = ['assessor'];

/** Who may do what on a programme (section 1.8). Whoever is not named in a row may not, and there is no other way in. */
const WHO: Readonly<Record<ActName, readonly Party[]>> = {
  'take a break': TEACHES,
  'end the break': TEACHES,
  claim: ['apprentice'],
  'answer a claim': TEACHES,
  'plan reviews': TEACHES,
  review: TEACHES,
  'settle an issue': TEACHES,
  practise: TEACHES,
  develop: TEACHES,
  'open the gateway': ['manager'],
  'call the meeting': ['manager', 'provider'],
  meet: ['manager', 'provider'],
  sign: ['manager', 'provider', 'apprentice'],
  'refuse the gateway': ['manager', 'provider', 'apprentice'],
  book: ['manager'],
  allocate: ['organisation'],
  'end the allocation': ['organisation'],
  select: ['apprentice'],
  advise: TEACHES,
  submit: ['apprentice'],
  interview: ASSESSES,
  'plan a session': ASSESSES,
  'begin a session': ASSESSES,
  'close the observation': ASSESSES,
  'hold the discussion': ASSESSES,
  decide: ['assessor', 'provider', 'manager'],
  'settle a method': ['assessor', 'provider', 'manager'],
  'confirm the grade': ASSESSES,
  'name an assurer': ['organisation'],
  assure: ['assurer'],
  release: ['organisation'],
  'try again': ['manager'],
  'review the attempts': ['organisation'],
  appeal: ['apprentice'],
  'answer the appeal': ['organisation'],
  withdraw: ['apprentice', 'manager'],
};

// The keys of a record that has each name are those names, which `Object.keys` does not say.
const ACT_NAMES = Object.keys(WHO) as readonly ActName[];

const SIGNS: Readonly<Record<Signer, Party>> = { employer: 'manager', provider: 'provider', apprentice: 'apprentice' };
const DECIDES: Readonly<Record<'assessor' | 'provider' | 'employer', Party>> = {
  assessor: 'assessor',
  provider: 'provider',
  employer: 'manager',
};

/** The parties whose act this is: for a signature the one who signs, for a decision whoever the plan names. */
export function partiesFor(plan: Plan, act: Act): readonly Party[] {
  if (act.act === 'sign' || act.act === 'refuse the gateway') return [SIGNS[act.as]];
  if (act.act === 'settle a method') return decidersOf(plan, [act.method]);
  if (act.act === 'decide')
    return decidersOf(
      plan,
      act.decisions.map(({ code }) => methodOfCode(plan, code) ?? ''),
    );
  return WHO[act.act];
}

/** Where the employer does the provider's part, its provider's duties are the manager's (P2). */
function decidersOf(plan: Plan, methods: readonly string[]): readonly Party[] {
  const deciders = [...new Set(methods.map((key) => methodOf(plan, key)?.decidedBy ?? 'assessor'))];
  const [only, another] = deciders;
  return only === undefined || another !== undefined ? [] : [DECIDES[only]];
}

/** As what somebody does an act; undefined where it is not theirs to do. */
export const actingAs = (plan: Plan, act: Act, parties: readonly Party[]): Party | undefined =>
  partiesFor(plan, act).find((party) => parties.includes(party));

/**
 * What somebody is on a programme. Where there is no provider the manager has its part as well (P2). The organisation and the
 * examiner from outside are so by their role, which is no part of the programme.
 */
export function partiesOf(journey: Journey, person: string): readonly Party[] {
  const { apprentice, manager, coach, provider } = journey.parties;
  const found: readonly (Party | false)[] = [
    person === apprentice && 'apprentice',
    person === manager && 'manager',
    person === coach && 'coach',
    (person === provider || (provider === null && person === manager)) && 'provider',
    // Access ends with the allocation, and that with the result.
    person === journey.assessor && releasedOn(journey) === null && 'assessor',
    person === journey.assurer && 'assurer',
  ];
  return found.filter((party) => party !== false);
}

/** The acts that somebody's parts on a programme give them. What stands against one at the moment is said when it is tried. */
export const actsFor = (parties: readonly Party[]): readonly ActName[] =>
  ACT_NAMES.filter((name) => WHO[name].some((party) => parties.includes(party)));
