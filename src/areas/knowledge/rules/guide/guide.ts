import type { Audience } from '../article.ts';

/** An answer a step can have, and the step it leads to. */
export type Choice = { readonly words: string; readonly to: string };

export type Question = {
  readonly id: string;
  readonly kind: 'question';
  readonly words: string;
  /** What helps whoever asks it: how to find out, what counts. */
  readonly hint: string;
  readonly choices: readonly Choice[];
};

export const OUTCOMES = ['answer', 'note'] as const;
export type Outcome = {
  readonly id: string;
  readonly kind: 'outcome';
  /** What comes of it, in words for the customer or, as a note, for colleagues. */
  readonly words: string;
  readonly into: (typeof OUTCOMES)[number];
  /** An article it rests on, a template to write with, and what to look for in the directory to give the matter to somebody outside. */
  readonly articleId: string | null;
  readonly template: string;
  readonly refer: string;
};

export type Step = Question | Outcome;

/** Questions with answers that lead to further questions or to what comes of it. It begins with its first step. */
export type Guide = { readonly steps: readonly Step[] };

/** As many answers as there are number keys. */
export const MOST_CHOICES = 9;
export const MOST_STEPS = 60;

export const stepOf = ({ steps }: Guide, id: string): Step | undefined => steps.find((step) => step.id === id);

const FAULTS = [
  'nothing',
  'no-words',
  'no-choices',
  'one-choice',
  'choice-no-words',
  'choices-alike',
  'leads-nowhere',
  'never-reached',
  'never-ends',
  'internal',
] as const;

/** What keeps a guide from being published, and at which step. */
export type GuideFault = { readonly step: string | null; readonly fault: (typeof FAULTS)[number] };

/** Everything that is wrong with a guide: dead ends, ways that never end, steps nobody comes to. */
export function guideFaults(guide: Guide, audience: Audience): readonly GuideFault[] {
  const [first] = guide.steps;
  if (first === undefined) return [{ step: null, fault: 'nothing' }];
  const own = guide.steps.flatMap((step) => ownFaults(guide, step, audience));
  const reached = reachedFrom(guide, first.id);
  const ending = stepsThatEnd(guide);
  const lost = guide.steps.flatMap(({ id }): GuideFault[] => {
    if (!reached.has(id)) return [{ step: id, fault: 'never-reached' }];
    // Where something is wrong with the step itself, that says why it does not end.
    return ending.has(id) || own.some(({ step }) => step === id) ? [] : [{ step: id, fault: 'never-ends' }];
  });
  return [...own, ...lost];
}

function ownFaults(guide: Guide, step: Step, audience: Audience): readonly GuideFault[] {
  const faults: GuideFault['fault'][] = [];
  if (step.words.trim() === '') faults.push('no-words');
  if (step.kind === 'outcome') {
    if (audience === 'public' && step.into === 'note') faults.push('internal');
  } else {
    const said = step.choices.map(({ words }) => words.trim().toLowerCase());
    if (said.length === 0) faults.push('no-choices');
    if (said.length === 1) faults.push('one-choice');
    if (said.includes('')) faults.push('choice-no-words');
    if (new Set(said).size < said.length) faults.push('choices-alike');
    if (step.choices.some(({ to }) => stepOf(guide, to) === undefined)) faults.push('leads-nowhere');
  }
  return [...new Set(faults)].map((fault) => ({ step: step.id, fault }));
}

function reachedFrom(guide: Guide, first: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [first];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = stepOf(guide, id);
    if (step === undefined || reached.has(id)) continue;
    reached.add(id);
    if (step.kind === 'question') open.push(...step.choices.map(({ to }) => to));
  }
  return reached;
}

/** The steps from which some way comes to an end. A way that goes round is allowed where it can be left. */
function stepsThatEnd({ steps }: Guide): ReadonlySet<string> {
  const ending = new Set(steps.flatMap((step) => (step.kind === 'outcome' ? [step.id] : [])));
  for (let before = -1; before < ending.size;) {
    before = ending.size;
    for (const step of steps)
      if (step.kind === 'question' && step.choices.some(({ to }) => ending.has(to))) ending.add(step.id);
  }
  return ending;
}

/** An answer that was given: at which step, and which of its choices, counted from nought. */
export type Given = { readonly step: string; readonly choice: number };

export type Walked = {
  readonly answers: readonly { readonly step: Question; readonly choice: Choice }[];
  readonly at: Step;
};

/** Where one is after these answers; nothing where they do not belong to this guide. */
export function walked(guide: Guide, given: readonly Given[]): Walked | undefined {
  const answers: { step: Question; choice: Choice }[] = [];
  let at = guide.steps[0];
  for (const { step, choice } of given) {
    if (at?.kind !== 'question' || at.id !== step) return undefined;
    const chosen = at.choices[choice];
    if (chosen === undefined) return undefined;
    answers.push({ step: at, choice: chosen });
    at = stepOf(guide, chosen.to);
  }
  return at === undefined ? undefined : { answers, at };
}

/** The same where only the choices are known, one after the other: what an address can hold. */
export function walkedBy(guide: Guide, choices: readonly number[]): Walked | undefined {
  const given: Given[] = [];
  for (const choice of choices) {
    const here = walked(guide, given);
    if (here === undefined) return undefined;
    given.push({ step: here.at.id, choice });
  }
  return walked(guide, given);
}
