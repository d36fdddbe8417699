import { actOn, readProgramme, type Assessments } from '#areas/assessment/server/index.ts';
import type { Act, Plan } from '#areas/assessment/rules/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { DAY, HOUR, type Instant } from '#kernel/time.ts';
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

export const dayOf = ({ it }: Year, at: Instant): string => textOfDay(dayAt(it.zone, at));
export const after = ({ start }: Year, days: number): Instant => start + days * DAY + 5 * HOUR;

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

type Step = { readonly at: Instant; readonly who: Who; readonly act: Act };

/** So many months of learning: claims that were accepted, reviews where they were planned, and practice towards the end. */
export async function learnt(year: Year, months: number): Promise<void> {
  const steps = [...claimsOf(year, months), ...reviewsOf(year, months), ...(months < 12 ? [] : lastWeeksOf(year))];
  for (const { at, who, act } of steps.toSorted((one, other) => one.at - other.at)) await decide(year, who, at, act);
}

function claimsOf(year: Year, months: number): readonly Step[] {
  const { plan } = year;
  const pieces = PIECES.slice(0, Math.max(2, Math.round((PIECES.length * Math.min(months, 12)) / 12)));
  return pieces.flatMap((piece, n): readonly Step[] => {
    const modules = plan.modules.filter((_one, at) => at % PIECES.length === n).map(({ key }) => key);
    const criteria = plan.standards
      .filter(({ module }) => modules.includes(module))
      .flatMap((standard) => standard.criteria.map(({ code }) => code));
    const at = after(year, 20 + n * 55);
    const id = newId(at);
    return [
      { at, who: 'apprentice', act: { act: 'claim', id, on: dayOf(year, at - DAY), criteria, ...piece } },
      { at: at + DAY, who: 'coach', act: { act: 'answer a claim', id, accepted: true, words: '' } },
    ];
  });
}

function reviewsOf(year: Year, months: number): readonly Step[] {
  const { people } = year;
  return [3, 6, 9]
    .filter((one) => one < months)
    .map((month): Step => {
      const at = after(year, month * 31);
      const issue = {
        id: newId(at),
        words: 'Two mornings at the counter',
        owner: people.coach.id,
        due: dayOf(year, at + 40 * DAY),
      };
      return {
        at,
        who: 'manager',
        act: {
          act: 'review',
          month,
          on: dayOf(year, at),
          present: [people.apprentice.id, people.manager.id, people.trainer.id],
          words:
            month === 3 ? 'Calls go well; writing takes long.' : 'On track. The next half is for hard conversations.',
          issues: month === 6 ? [issue] : [],
        },
      };
    });
}

/** Practice of each method, and the meeting of the three is called. */
function lastWeeksOf(year: Year): readonly Step[] {
  const practice = year.plan.methods.map(({ key }): Step => ({
    at: after(year, 345),
    who: 'trainer',
    act: {
      act: 'practise',
      method: key,
      on: dayOf(year, after(year, 344)),
      words: 'Held as on the day itself. Ready.',
    },
  }));
  const at = after(year, 372) > year.now ? year.now + 4 * DAY : after(year, 370);
  return [
    ...practice,
    {
      at: after(year, 355),
      who: 'manager',
      act: { act: 'call the meeting', at, minutes: 45, place: 'Merrin Street, room 2' },
    },
  ];
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
