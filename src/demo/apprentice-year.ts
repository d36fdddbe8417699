import { actOn, addEdits, readProgramme, type Assessments } from '#areas/assessment/server/index.ts';
import type { Act, Plan } from '#areas/assessment/rules/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { DAY, HOUR, MINUTE, type Instant } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import type { Officer } from './agency.ts';

type Who = 'apprentice' | 'manager' | 'coach' | 'trainer' | 'organiser' | 'assessor' | 'assurer';
type Opening = {
  readonly it: Assessments;
  readonly act: <T>(who: Officer, at: Instant, run: (work: Work) => Promise<T>) => Promise<T>;
  readonly people: Readonly<Record<Who, Officer>>;
  readonly plan: Plan;
  readonly id: string;
  readonly start: Instant;
  readonly now: Instant;
};
/** One apprenticeship as it is being told, with how far its record has grown. */
export type Year = Opening & { seq: number };

export const openProgramme = (opening: Opening): Year => ({ ...opening, seq: 0 });

/** Does one act of the story. Nothing of it lies in the future. */
export async function decide(year: Year, who: Who, at: Instant, act: Act): Promise<void> {
  const moment = Math.min(at, year.now - 3 * HOUR);
  year.seq = await year.act(year.people[who], moment, (work) => actOn(year.it, work, year.id, { seq: year.seq, act }));
}

const dayOf = ({ it }: Year, at: Instant): string => textOfDay(dayAt(it.zone, at));
const after = ({ start }: Year, days: number): Instant => start + days * DAY + 5 * HOUR;

/** What apprentices bring, in turn: each tells of the modules whose turn it is. */
const PIECES = [
  {
    title: 'A bill that was right and still hard to pay',
    kind: 'work record',
    words: 'I found out first what they could pay, then what the rules allow.',
  },
  {
    title: 'A week of calls, listened to again',
    kind: 'recording',
    words: 'Three of them I would take differently today, and I say how.',
  },
  {
    title: 'What a customer wrote afterwards',
    kind: 'customer feedback',
    words: 'They said that somebody had finally told them the day.',
  },
  {
    title: 'My leader on the busiest day of the year',
    kind: 'manager statement',
    words: 'Forty people before noon, and nobody left without an answer or a date.',
  },
  {
    title: 'A colleague on the complaint we shared',
    kind: 'witness statement',
    words: 'I kept to my part and told them what I did not know.',
  },
  { title: 'My half-year talk', kind: 'performance review', words: 'What we agreed, and what became of it.' },
] as const;

/** So many months of learning: claims that were accepted, reviews where they were planned, and practice towards the end. */
export async function learnt(year: Year, months: number): Promise<void> {
  const { plan, people } = year;
  const pieces = PIECES.slice(0, Math.max(2, Math.round((PIECES.length * Math.min(months, 12)) / 12)));
  for (const [n, piece] of pieces.entries()) {
    const modules = plan.modules.filter((_one, at) => at % PIECES.length === n).map(({ key }) => key);
    const criteria = plan.standards
      .filter(({ module }) => modules.includes(module))
      .flatMap((standard) => standard.criteria.map(({ code }) => code));
    const at = after(year, 20 + n * 55);
    const id = newId(at);
    await decide(year, 'apprentice', at, { act: 'claim', id, on: dayOf(year, at - DAY), criteria, ...piece });
    await decide(year, 'coach', at + DAY, { act: 'answer a claim', id, accepted: true, words: '' });
  }
  for (const month of [3, 6, 9].filter((one) => one < months)) {
    const at = after(year, month * 31);
    await decide(year, 'manager', at, {
      act: 'review',
      month,
      on: dayOf(year, at),
      present: [people.apprentice.id, people.manager.id, people.trainer.id],
      words: month === 3 ? 'Calls go well; writing takes long.' : 'On track. The next half is for hard conversations.',
      issues:
        month === 6
          ? [
              {
                id: newId(at),
                words: 'Two mornings at the counter',
                owner: people.coach.id,
                due: dayOf(year, at + 40 * DAY),
              },
            ]
          : [],
    });
  }
  if (months < 12) return;
  for (const { key } of plan.methods)
    await decide(year, 'trainer', after(year, 345), {
      act: 'practise',
      method: key,
      on: dayOf(year, after(year, 344)),
      words: 'Held as on the day itself. Ready.',
    });
  await decide(year, 'manager', after(year, 355), {
    act: 'call the meeting',
    at: after(year, 372) > year.now ? year.now + 4 * DAY : after(year, 370),
    minutes: 45,
    place: 'Merrin Street, room 2',
  });
}

type Side = 'employer' | 'provider' | 'apprentice';
const WHO: Readonly<Record<Side, Who>> = { employer: 'manager', provider: 'trainer', apprentice: 'apprentice' };

/** The gateway: opened, the three have met, and some of them have signed. */
export async function signed(year: Year, sides: readonly Side[]): Promise<void> {
  const { plan, people } = year;
  const at = after(year, 371);
  await decide(year, 'manager', at, {
    act: 'open the gateway',
    branches: [...plan.branches],
    exceptions: [],
    withoutPractice: '',
    prerequisites: [...plan.gateway.prerequisites],
  });
  await decide(year, 'manager', at + HOUR, {
    act: 'meet',
    on: dayOf(year, at),
    place: 'in person',
    apprentice: people.apprentice.id,
    manager: people.manager.id,
    trainer: people.trainer.id,
  });
  for (const side of sides) {
    const who = people[WHO[side]];
    const moment = Math.min(at + 2 * HOUR, year.now - 3 * HOUR);
    const hash = await year.act(
      who,
      moment,
      async (work) => (await readProgramme(year.it, work, year.id)).gateway.hash,
    );
    await decide(year, WHO[side], at + 2 * HOUR, { act: 'sign', as: side, hash: hash ?? '' });
  }
}

/** The whole year, three signatures, a booking and an assessor. */
export async function toTheAssessor(year: Year): Promise<void> {
  await learnt(year, 12);
  await signed(year, ['employer', 'provider', 'apprentice']);
  await decide(year, 'manager', after(year, 373), {
    act: 'book',
    from: dayOf(year, after(year, 380)),
    place: 'Merrin Street',
    adjustments: '',
  });
  await decide(year, 'organiser', after(year, 374), { act: 'allocate', assessor: year.people.assessor.id });
}

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
