import type { Guide, Step } from './guide.ts';

/** The next free name of a step. Nobody sees it: a step is known by its words. */
function freshId({ steps }: Guide): string {
  const taken = new Set(steps.map(({ id }) => id));
  for (let n = 1; ; n += 1) if (!taken.has(`s${n}`)) return `s${n}`;
}

const emptyStep = (id: string, kind: Step['kind']): Step =>
  kind === 'question'
    ? {
        id,
        kind,
        words: '',
        hint: '',
        choices: [
          { words: '', to: '' },
          { words: '', to: '' },
        ],
      }
    : { id, kind, words: '', into: 'answer', articleId: null, template: '', refer: '' };

/** One question and nothing else yet. */
export const begunGuide = (): Guide => ({ steps: [emptyStep('s1', 'question')] });

/** Adds a step at the end, and tells its name. */
export function withStep(guide: Guide, kind: Step['kind']): { readonly guide: Guide; readonly id: string } {
  const id = freshId(guide);
  return { guide: { steps: [...guide.steps, emptyStep(id, kind)] }, id };
}

export const withChanged = (guide: Guide, changed: Step): Guide => ({
  steps: guide.steps.map((step) => (step.id === changed.id ? changed : step)),
});

/** Takes a step away. Answers that led to it lead nowhere now, and say so. */
export const withoutStep = (guide: Guide, id: string): Guide => ({
  steps: guide.steps
    .filter((step) => step.id !== id)
    .map((step) =>
      step.kind === 'outcome'
        ? step
        : { ...step, choices: step.choices.map((one) => (one.to === id ? { ...one, to: '' } : one)) },
    ),
});
