import { sql } from 'kysely';
import type { Assessments } from '#areas/assessment/server/index.ts';
import { addCustomer } from '#areas/customers/server/index.ts';
import { giveSamePassword } from '#areas/identity/server/index.ts';
import { saveTemplate } from '#areas/correspondence/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import { fillApprenticeships } from './apprenticeships.ts';
import { AGENCY, foundAgency, type Agency } from './agency.ts';
import type { DemoDesk } from './engine/acts.ts';
import { writeArticles } from './articles.ts';
import { writeDelegations } from './delegations.ts';
import { writeDirectory } from './directory.ts';
import { calendarOf } from './engine/calendar.ts';
import type { World } from './engine/cast.ts';
import { chanceFrom } from './engine/chance.ts';
import { populate, type Population } from './engine/people.ts';
import { play } from './engine/play.ts';
import { storyOf } from './engine/story.ts';
import { bulletinsOf, refuseSome, straysOf } from './engine/strays.ts';
import { fillEvidence } from './evidence.ts';
import { fillRoster } from './roster.ts';
import { fillOutside } from './outside.ts';
import { giveOutSome } from './giving.ts';
import { complaintStory } from './complaint-story.ts';
import { longCase } from './long-case.ts';
import { showpiece } from './showpiece.ts';
import { sayTopics } from './topics.ts';
import { TEMPLATES } from './words/templates.ts';

export const PASSWORD = 'southmark demo 2026';
/** Eighteen months. */
const PAST = 547 * DAY;

export type Filling = {
  readonly desk: DemoDesk;
  readonly assessments: Assessments;
  readonly now: number;
  readonly seed: string;
  /** How many cases, about. */
  readonly size: number;
  readonly say: (sentence: string) => void;
  readonly stopping: AbortSignal;
};

/** The agency, and the address at which a trainer signs without an account. */
export type Filled = { readonly agency: Agency; readonly signing: string };

/** Writes the whole past of Service Southmark, through the commands officers use. Gives null when it was stopped. */
export async function fillDemo(filling: Filling): Promise<Filled | null> {
  const { desk, assessments, now, seed, size, say, stopping } = filling;
  const quiet = quietly(desk);
  const begin = now - PAST - 7 * DAY;
  const act = <T>(at: number, run: (work: Work) => Promise<T>) =>
    inTransaction({ db: desk.db, actor: SYSTEM, now: at }, run);
  const population = populate(seed, Math.max(20, Math.round(size * 0.66)));
  const agency = await act(begin, async (work) => {
    await announce(work, { kind: 'demo.begun', data: { seed, size } });
    await addOrganisations(work, population);
    const founded = await foundAgency(work);
    await writeTemplates(work, founded);
    await writeDelegations(work);
    await writeDirectory(work, now);
    return founded;
  });
  const world: World = { seed, size, now, agency, population, calendar: calendarOf(desk.zone), told: [] };
  const stories = Array.from({ length: size }, (_, n) => storyOf(world, n, { at: momentOf(world, n) })).flat();
  await refuseSome(quiet, world);
  await writeArticles({ desk, live: quiet.intake.live, agency }, begin, now);
  const acts = [
    ...brownWater(world),
    ...stories,
    ...showpiece(world),
    ...complaintStory(world),
    ...longCase(world),
    ...bulletinsOf(world),
    ...straysOf(world),
  ];
  let told = 0;
  const finished = await play(acts, {
    desk: quiet,
    stopping,
    progress: (upTo, share) => {
      if (share < told + 0.2 || share >= 1) return;
      told = share;
      say(`  … ${new Date(upTo).toLocaleDateString('en-AU', { month: 'long', year: 'numeric', timeZone: desk.zone })}`);
    },
  });
  if (!finished) return null;
  await fillRoster({ db: desk.db, live: quiet.intake.live, zone: desk.zone }, agency, now);
  await act(now, async (work) => {
    await giveSamePassword(
      work,
      agency.officers.map(({ id }) => id),
      PASSWORD,
    );
    await announce(work, { kind: 'demo.finished', data: { seed, size } });
  });
  await act(now, (work) => sayTopics(work));
  await giveOutSome(quiet, agency, now);
  await fillEvidence(desk.db, agency, now);
  const signing = await fillApprenticeships({ db: desk.db, assessments, agency, now });
  await fillOutside({ desk: quiet, agency, now }, population);
  // The desk is about to be looked at: its first lists should not be planned for empty tables.
  await sql`analyze`.execute(desk.db);
  return { agency, signing };
}

/** Something happens today: more people than on any such day write of their water. */
const brownWater = (world: World) =>
  Array.from({ length: Math.max(2, Math.round(world.size / 500)) }, (_, n) =>
    storyOf(world, world.size + 200_000 + n, { at: world.now - (n + 1) * 20 * MINUTE, about: 'water quality' }),
  ).flat();

/** Nobody looks at a screen yet, so hints of what changed would only be noise. */
function quietly(desk: DemoDesk): DemoDesk {
  const live = { tell: () => {}, hear: () => () => {}, since: () => [], close: () => Promise.resolve() };
  const office = { ...desk.office, agency: AGENCY, desk: { ...desk.office.desk, live } };
  return { ...desk, office, intake: { ...desk.intake, live }, receiving: { ...desk.receiving, office, scanner: null } };
}

async function writeTemplates(work: Work, { teamIds }: Agency): Promise<void> {
  for (const { team, ...it } of TEMPLATES)
    await saveTemplate(
      work,
      { ...it, language: 'en' },
      { teamId: team === null ? null : teamIds[team], officerId: null },
    );
}

async function addOrganisations(work: Work, { organisations }: Population): Promise<void> {
  for (const office of organisations)
    office.customerId = await addCustomer(work, {
      kind: 'organisation',
      name: office.name,
      contactPoints: [
        { kind: 'email', value: office.email },
        { kind: 'phone', value: office.phone },
      ],
    });
}

/** When the nth case came: a little more often lately, mostly on working days, mostly in the daytime. */
function momentOf({ seed, size, now }: World, n: number): number {
  const chance = chanceFrom(`${seed} moment ${n}`);
  const share = ((n + chance.unit()) / size) ** 0.88;
  const at = now - PAST + share * PAST;
  const weekday = (day: number) => ![2, 3].includes(Math.floor(day / DAY) % 7);
  const moved = weekday(at) || chance.perhaps(0.35) ? at : at - 2 * DAY;
  // Between 22:00 and 06:00 UTC it is day in most of Australia.
  const midnight = Math.floor(moved / DAY) * DAY;
  const hour = chance.perhaps(0.8) ? 21.5 + chance.unit() * 9 : chance.unit() * 24;
  const wanted = Math.floor(midnight + (hour % 24) * HOUR);
  return Math.min(wanted, now - Math.floor((1 + chance.wait(5)) * HOUR));
}
