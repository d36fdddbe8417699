import { addEdits, readProgramme } from '#areas/assessment/server/index.ts';
import { DAY, HOUR, MINUTE, type Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { after, dayOf, decide, type Year } from './apprentice-year.ts';

type Coming = { readonly notMet?: readonly string[]; readonly without?: readonly ['distinction'] };

/** Methods as they were held and settled, with what was not met. */
export async function assessed(year: Year, methods: readonly string[], coming: Coming = {}): Promise<void> {
  if (methods.includes('showcase')) await showcaseHeld(year);
  if (methods.includes('showcase')) await settle(year, 'showcase', after(year, 379), coming);
  if (methods.includes('observation')) {
    await observed(year);
    await settle(year, 'observation', after(year, 383), coming);
  } else if (coming.notMet === undefined)
    await decide(year, 'assessor', year.now - 4 * HOUR, {
      act: 'plan a session',
      method: 'observation',
      at: year.now + 3 * DAY,
      minutes: 90,
      place: 'workplace',
      plan: 'I sit beside you for a morning. Work as you always do.',
      questions: [],
    });
  if (methods.includes('discussion')) {
    await discussed(year);
    await settle(year, 'discussion', after(year, 386), coming);
    await decide(year, 'assessor', after(year, 387), { act: 'confirm the grade', words: '' });
  }
}

async function showcaseHeld(year: Year): Promise<void> {
  const at = after(year, 376);
  const seen = await year.act(year.people.apprentice, at, (work) => readProgramme(year.it, work, year.id));
  await decide(year, 'apprentice', at, {
    act: 'select',
    method: 'showcase',
    evidence: seen.evidence.map(({ id }) => id),
    format: 'report',
  });
  await decide(year, 'apprentice', at + HOUR, {
    act: 'submit',
    method: 'showcase',
    words: 'A year in which I learnt to say what happens next, and when.',
  });
  await decide(year, 'assessor', after(year, 378), {
    act: 'interview',
    method: 'showcase',
    on: dayOf(year, after(year, 378)),
    present: 'Apprentice and assessor',
    remote: null,
    words: 'We went through three of the pieces and what stood behind them.',
  });
}

async function settle(year: Year, method: string, at: Instant, { notMet = [], without }: Coming): Promise<void> {
  const decisions = year.plan.criteria
    .filter((one) => one.method === method)
    .map(({ code, kind }) => {
      const missed =
        notMet.includes(code) || (without !== undefined && kind === 'distinction' && method === 'showcase');
      return {
        code,
        state: missed ? ('not-met' as const) : ('met' as const),
        note: missed ? 'One example, and it did not go as far as this asks.' : '',
        evidence: [],
      };
    });
  await decide(year, 'assessor', at, { act: 'decide', decisions });
  await decide(year, 'assessor', at + HOUR, { act: 'settle a method', method });
}

async function observed(year: Year): Promise<void> {
  const at = after(year, 382);
  const { plan, people } = year;
  await decide(year, 'assessor', after(year, 379) + 2 * HOUR, {
    act: 'plan a session',
    method: 'observation',
    at,
    place: 'workplace',
    plan: 'I sit beside you for a morning. Work as you always do.',
    questions: [],
  });
  await decide(year, 'assessor', at, { act: 'begin a session', method: 'observation', remote: null });
  const until = at + 82 * MINUTE;
  const edit = (field: string, value: string) => ({
    id: newId(until),
    field,
    value,
    at: until,
    device: 'Tablet',
    replaces: [],
  });
  const edits = [
    ...plan.criteria.filter(({ method }) => method === 'observation').map(({ code }) => edit(code, 'met')),
    ...plan.modules.filter(({ key }) => key === 'POR').map(({ key }) => edit(`module ${key}`, 'met')),
    edit('contact 1', 'A call about a concession card'),
    edit('contact 2', 'A couple at the counter'),
    edit('time one', `${at} ${until}`),
  ];
  await year.act(people.assessor, until, (work) => addEdits(year.it, work, year.id, edits));
  await decide(year, 'assessor', until + MINUTE, { act: 'close the observation', method: 'observation' });
}

async function discussed(year: Year): Promise<void> {
  const at = after(year, 385);
  const sections = year.plan.methods.find(({ key }) => key === 'discussion')?.sections ?? [];
  await decide(year, 'assessor', after(year, 384), {
    act: 'plan a session',
    method: 'discussion',
    at,
    place: 'suitable room',
    plan: 'Most of an hour. Nothing to prepare.',
    questions: [],
  });
  await decide(year, 'assessor', at, { act: 'begin a session', method: 'discussion', remote: null });
  await decide(year, 'assessor', at + HOUR, {
    act: 'hold the discussion',
    method: 'discussion',
    stretches: [{ from: at, until: at + 52 * MINUTE }],
    sections: sections.map((title) => ({ title, words: 'Said in their own words, with examples.' })),
    overReason: '',
    adjustmentMinutes: 0,
  });
}

/** Quality assurance upholds what waits; then the result goes out, or a method that failed is tried again. */
export async function reviewedAgain(year: Year, path?: 'retake' | 'resit'): Promise<void> {
  const { people } = year;
  const at = after(year, 390);
  await decide(year, 'organiser', at, { act: 'name an assurer', assurer: people.assurer.id });
  const { samples } = await year.act(people.organiser, Math.min(at, year.now), (work) =>
    readProgramme(year.it, work, year.id),
  );
  for (const { id } of samples.filter(({ outcome }) => outcome === null))
    await decide(year, 'assurer', at + HOUR, {
      act: 'assure',
      sample: id,
      upheld: true,
      words: 'Each decision follows from what is on record.',
      methods: [],
    });
  if (path === undefined) return decide(year, 'organiser', at + 2 * HOUR, { act: 'release' });
  return tryAgain(year, path, at + DAY);
}

async function tryAgain(year: Year, path: 'retake' | 'resit', at: Instant): Promise<void> {
  const seen = await year.act(year.people.manager, at, (work) => readProgramme(year.it, work, year.id));
  const failed = seen.attempts.find(({ method }) => method === 'showcase');
  if (path === 'retake')
    await decide(year, 'coach', at + 20 * DAY, {
      act: 'develop',
      id: newId(at),
      criteria: failed?.undeveloped ?? [],
      words: 'Took three angry calls beside a colleague, and went through each afterwards.',
      finishedOn: dayOf(year, at + 19 * DAY),
    });
  await decide(year, 'manager', at + 21 * DAY, {
    act: 'try again',
    method: 'showcase',
    path,
    payer: path === 'resit' ? 'employer' : 'programme',
    acceptsCost: path === 'resit' ? 'We pay the second showcase.' : '',
  });
}
