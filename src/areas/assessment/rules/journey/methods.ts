import { activeSeconds } from '../plan/dates.ts';
import { countedFor, gradeMethod, type MethodGrade, type Whom } from '../plan/grade.ts';
import { drawnCriteria } from '../plan/draw.ts';
import { methodOf, moduleOf, recordedOnly, type Method, type Plan } from '../plan/plan.ts';
import type { ActOf } from './acts.ts';
import type { Checked, Facts } from './facts.ts';
import { branchesOf, latest, methodOfCode, type Attempt, type Journey } from './state.ts';
import { some } from './gateway.ts';

/** Why somebody may not assess here now; null where nothing stands against it. There is no override. */
export function unfit({ links, hindrances }: Checked): string | null {
  const [link] = links;
  if (link !== undefined)
    return `They are not independent of the apprentice: ${link.link}${link.called === '' ? '' : ` (${link.called})`}${link.on === null ? '' : `, ${link.on}`}. Another assessor has to be allocated.`;
  const [first] = hindrances;
  return first === undefined ? null : `They may not assess now: ${hindrances.join(', ')}.`;
}

export const whomOf = (plan: Plan, journey: Journey): Whom => ({
  branches: branchesOf(journey),
  drawn: drawnCriteria(plan, journey.seed),
});

export function gradeOf(plan: Plan, journey: Journey, method: Method): MethodGrade {
  const { decided, n } = latest(journey, method.key);
  return gradeMethod(plan, method, decided, { ...whomOf(plan, journey), attempt: n });
}

type Under = { readonly method: Method; readonly attempt: Attempt };

/** The method and the attempt an act is about, or why it cannot be about it. */
function under(plan: Plan, journey: Journey, key: string, kind?: Method['kind']): Under | string {
  const method = methodOf(plan, key);
  if (method === undefined) return `The plan has no method ${key}.`;
  if (kind !== undefined && method.kind !== kind) return `This is not done for ${method.title}.`;
  const attempt = latest(journey, key);
  if (method.when === 'after gateway' && journey.gateway.signed === null)
    return 'This is done after the gateway is signed.';
  if (journey.result !== null)
    return 'The grade is confirmed. It is opened again only by quality assurance or an appeal.';
  return { method, attempt };
}

const SETTLED = 'This method is settled.';

/** Criteria that were carried into the discussion and are not decided. */
export const carriedOpen = (plan: Plan, journey: Journey): readonly string[] =>
  plan.methods.flatMap(({ key }) => {
    const { carried, decided } = latest(journey, key);
    return carried.filter((code) => (decided[code] ?? 'undecided') === 'undecided');
  });

export function select(plan: Plan, journey: Journey, act: ActOf<'select'>): string | null {
  const method = methodOf(plan, act.method);
  if (method?.kind !== 'showcase') return 'Evidence is selected for a showcase.';
  if (latest(journey, act.method).submitted !== null) return 'It was submitted, and what is submitted stays as it is.';
  if (!method.formats.includes(act.format)) return `Choose a format: ${method.formats.join(', ')}.`;
  const accepted = new Set(journey.evidence.filter(({ standing }) => standing === 'accepted').map(({ id }) => id));
  const unknown = act.evidence.filter((id) => !accepted.has(id));
  return unknown.length > 0 ? 'Only evidence that was accepted can be selected.' : null;
}

export function submit(plan: Plan, journey: Journey, act: ActOf<'submit'>, facts: Facts): string | null {
  const it = under(plan, journey, act.method, 'showcase');
  if (typeof it === 'string') return it;
  if (it.attempt.submitted !== null) return 'It was submitted already.';
  if ((it.attempt.selected?.evidence ?? []).length === 0) return 'Select the evidence first.';
  if (facts.organisation.brief === null)
    return 'The assessment organisation has not written its brief for this plan yet. Nothing is assessed without one.';
  return null;
}

export function interview(plan: Plan, journey: Journey, act: ActOf<'interview'>, facts: Facts): string | null {
  const it = under(plan, journey, act.method, 'showcase');
  if (typeof it === 'string') return it;
  if (it.attempt.settled !== null) return SETTLED;
  if (it.attempt.submitted === null) return 'The apprentice has not submitted the showcase.';
  if (act.on > facts.today) return 'Put the interview on record once it was held.';
  return remoteFault(it.method, act.remote) ?? unfit(facts.assessor);
}

function remoteFault(method: Method, remote: ActOf<'begin a session'>['remote']): string | null {
  if (remote === null) return null;
  if (!method.remote) return `${method.title} is held where the apprentice works, not at a distance.`;
  if (remote.identity.trim() === '') return 'Say how you made sure who it is.';
  return remote.consent ? null : 'They have to agree before a session at a distance is recorded.';
}

export function planSession(plan: Plan, journey: Journey, act: ActOf<'plan a session'>, facts: Facts): string | null {
  const it = under(plan, journey, act.method);
  if (typeof it === 'string') return it;
  const { method, attempt } = it;
  const early = tooEarly(method, attempt);
  if (early !== null) return early;
  if (attempt.settled !== null && carriedOpen(plan, journey).length === 0) return SETTLED;
  if (journey.booked === null) return 'The employer has not booked the assessment.';
  if (act.at < facts.now) return 'Plan it for a time that is still to come.';
  const misplaced = placeFault(method, act.place);
  if (misplaced !== null) return misplaced;
  return act.plan.trim() === '' ? 'Say what apprentice and employer should know beforehand.' : null;
}

function tooEarly({ kind }: Method, { submitted }: Attempt): string | null {
  if (kind === 'verification') return 'This method has no session to plan.';
  return kind === 'showcase' && submitted === null ? 'The apprentice has not submitted the showcase.' : null;
}

function placeFault({ kind, title, remote }: Method, place: ActOf<'plan a session'>['place']): string | null {
  if (kind === 'observation' && place !== 'workplace')
    return 'The observation is planned for where the apprentice normally works.';
  return place === 'remote' && kind === 'showcase' && !remote
    ? `${title} is held where the apprentice works, not at a distance.`
    : null;
}

export function beginSession(plan: Plan, journey: Journey, act: ActOf<'begin a session'>, facts: Facts): string | null {
  const it = under(plan, journey, act.method);
  if (typeof it === 'string') return it;
  const unready = notPlanned(it);
  if (unready !== null) return unready;
  if (it.attempt.settled !== null && carriedOpen(plan, journey).length === 0) return SETTLED;
  const waits = it.method.after.find((key) => latest(journey, key).session.closedAt === null);
  if (waits !== undefined) return `${methodOf(plan, waits)?.title ?? waits} comes first.`;
  const remote = it.method.kind === 'discussion' ? null : remoteFault(it.method, act.remote);
  return remote ?? unfit(facts.assessor);
}

function notPlanned({ method: { kind }, attempt: { session } }: Under): string | null {
  if (kind === 'showcase') return 'The interview is put on record once it was held.';
  if (session.planned === null) return 'Plan the session first.';
  return session.begun !== null && session.closedAt === null ? 'It has begun.' : null;
}

export function closeObservation(
  plan: Plan,
  journey: Journey,
  act: ActOf<'close the observation'>,
  facts: Facts,
): string | null {
  const it = under(plan, journey, act.method, 'observation');
  if (typeof it === 'string') return it;
  const { session } = it.attempt;
  if (session.begun === null || session.closedAt !== null) return 'No observation is under way.';
  const { conflicts, contact, seconds, observed, recorded } = facts.observed;
  if (conflicts.length > 0)
    return `Two devices say different things about ${some(conflicts)}. Say for each which one holds.`;
  if (!contact) return 'At least one contact with a customer has to be on record.';
  const least = it.method.minSeconds ?? 0;
  if (seconds < least)
    return `Active time is ${Math.floor(seconds / 60)} minutes; it takes at least ${Math.ceil(least / 60)}.`;
  const blank = blankModules(plan, journey, it.method, { observed, recorded });
  return blank.length === 0 ? null : `Nothing was observed of ${blank.join(', ')}.`;
}

/** Mandatory modules of which nothing was seen: an opportunity that did not come is not enough for a whole module (O5). */
function blankModules(
  plan: Plan,
  journey: Journey,
  method: Method,
  { observed, recorded }: Pick<Facts['observed'], 'observed' | 'recorded'>,
): readonly string[] {
  const only = new Set(recordedOnly(plan, method));
  const counted = countedFor(plan, method, whomOf(plan, journey));
  const seen = (key: string) =>
    counted.some(
      ({ code, standard }) =>
        moduleOf(plan, standard) === key && (observed[code] === 'met' || observed[code] === 'not-met'),
    );
  return method.mandatoryModules
    .filter((key) => (only.has(key) ? recorded[key] === undefined : !seen(key)))
    .map((key) => plan.modules.find((one) => one.key === key)?.title ?? key);
}

/** What a closed observation leaves for each criterion: what nobody wrote down had no opportunity. */
export function observedOf(
  plan: Plan,
  journey: Journey,
  method: string,
  { observed }: Facts['observed'],
): Facts['observed']['observed'] {
  const it = methodOf(plan, method);
  if (it === undefined) return {};
  return Object.fromEntries(
    countedFor(plan, it, whomOf(plan, journey)).map(({ code }) => [code, observed[code] ?? 'no-opportunity']),
  );
}

export function holdDiscussion(
  plan: Plan,
  journey: Journey,
  act: ActOf<'hold the discussion'>,
  facts: Facts,
): string | null {
  const it = under(plan, journey, act.method, 'discussion');
  if (typeof it === 'string') return it;
  const { session } = it.attempt;
  if (session.begun === null || session.closedAt !== null) return 'No discussion is under way.';
  const missing = it.method.sections.filter(
    (title) => !act.sections.some((one) => one.title === title && one.words.trim() !== ''),
  );
  if (missing.length > 0) return `Nothing is on record for: ${missing.join('; ')}.`;
  const seconds = activeSeconds(act.stretches, facts.now);
  const most = (it.method.maxSeconds ?? Infinity) + act.adjustmentMinutes * 60;
  if (seconds > most && act.overReason.trim() === '')
    return `It took ${Math.ceil(seconds / 60)} minutes, and at most ${Math.floor(most / 60)} are allowed. Say why.`;
  return seconds === 0 ? 'The clock of the discussion has not run.' : null;
}

/** Whether each of these criteria may be decided now, and why not. */
export function decide(plan: Plan, journey: Journey, act: ActOf<'decide'>, facts: Facts): string | null {
  for (const { code, state, note } of act.decisions) {
    const it = under(plan, journey, methodOfCode(plan, code) ?? '');
    if (typeof it === 'string') return `${code}: ${it}`;
    const fault = undecidable(plan, journey, it, code);
    if (fault !== null) return `${code}: ${fault}`;
    if (state === 'not-met' && note.trim() === '') return `${code}: say what was missing, so that it can be learnt.`;
  }
  const deciders = act.decisions.map(({ code }) => methodOf(plan, methodOfCode(plan, code) ?? '')?.decidedBy);
  return deciders.includes('assessor') ? unfit(facts.assessor) : null;
}

function undecidable(plan: Plan, journey: Journey, { method, attempt }: Under, code: string): string | null {
  if (attempt.settled !== null) return SETTLED;
  if (!countedFor(plan, method, whomOf(plan, journey)).some((one) => one.code === code))
    return 'it does not count for this apprentice.';
  if (method.kind === 'showcase') return attempt.interview === null ? 'the interview comes first.' : null;
  if (method.kind === 'verification') return null;
  if (attempt.session.closedAt === null) return 'the session comes first.';
  if (method.kind === 'discussion' || !attempt.carried.includes(code)) return null;
  const taken = plan.methods.find(({ takesCarried }) => takesCarried);
  const heldAt = taken === undefined ? null : latest(journey, taken.key).session.closedAt;
  return heldAt !== null && heldAt >= attempt.session.closedAt ? null : 'it is decided in the discussion.';
}

export function settle(plan: Plan, journey: Journey, act: ActOf<'settle a method'>, facts: Facts): string | null {
  const it = under(plan, journey, act.method);
  if (typeof it === 'string') return it;
  if (it.attempt.settled !== null) return SETTLED;
  const grade = gradeOf(plan, journey, it.method);
  const open = grade.steps.find((one) => one.step === 'undecided');
  if (open !== undefined) return `Not decided yet: ${some(open.codes)}.`;
  return it.method.decidedBy === 'assessor' ? unfit(facts.assessor) : null;
}
