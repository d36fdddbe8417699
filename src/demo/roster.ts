import {
  addShift,
  approveLeave,
  askLeave,
  assign,
  giveSkill,
  makePattern,
  makeSkill,
  offerShift,
  planTeam,
  publishTeam,
  setPresence,
  takeSwap,
  type Roster,
} from '#areas/roster/server/index.ts';
import { mondayOf } from '#areas/roster/rules/index.ts';
import { openStandards } from '#areas/standards/server/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { dayAt } from '#kernel/zone.ts';
import type { Db } from '#platform/db.ts';
import type { Live } from '#platform/live.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import type { Agency, Officer, TeamKey } from './agency.ts';

type Place = { readonly db: Db; readonly live: Live; readonly zone: string };
type Agenda = {
  readonly roster: Roster;
  readonly agency: Agency;
  readonly now: number;
  /** The Monday of this week, as a day. */
  readonly monday: number;
  readonly act: <T>(who: Officer | null, at: number, run: (work: Work) => Promise<T>) => Promise<T>;
};

type SkillPlan = readonly [
  kind: 'language' | 'service' | 'channel' | 'relay-trained' | 'delegation' | 'clearance',
  name: string,
];
const SKILLS: readonly SkillPlan[] = [
  ['service', 'Concessions'],
  ['service', 'Fines'],
  ['service', 'Water accounts'],
  ['language', 'Vietnamese'],
  ['language', 'Arabic'],
  ['language', 'Auslan'],
  ['relay-trained', 'Relay calls'],
  ['channel', 'Counter'],
  ['delegation', 'Waive a fine up to $500'],
  ['clearance', 'Protected addresses'],
];

/** Whom, what, how well, and in how many days it expires; null where it does not. */
const CAN: readonly (readonly [officer: string, skill: string, level: number, days: number | null])[] = [
  ['Mira Tolentino', 'Concessions', 5, null],
  ['Mira Tolentino', 'Relay calls', 4, 12],
  ['Mira Tolentino', 'Protected addresses', 3, 200],
  ['Dev Raman', 'Concessions', 4, null],
  ['Dev Raman', 'Fines', 3, null],
  ['Jo Haldane', 'Waive a fine up to $500', 5, 320],
  ['Callum Reyes', 'Counter', 4, null],
  ['Sione Vea', 'Counter', 5, null],
  ['Ines Carvalho', 'Concessions', 3, null],
  ['Harriet Plover', 'Water accounts', 3, null],
  ['Harriet Plover', 'Auslan', 4, 25],
  ['Kenji Watts', 'Fines', 4, null],
  ['Salma Idris', 'Fines', 5, null],
  ['Salma Idris', 'Arabic', 5, null],
  ['Salma Idris', 'Waive a fine up to $500', 4, 40],
  ['Rory Delahunt', 'Fines', 3, null],
  ['Mele Tupou', 'Fines', 2, null],
  ['Mele Tupou', 'Counter', 3, null],
  ['Phuong Ly', 'Vietnamese', 5, null],
  ['Phuong Ly', 'Water accounts', 4, null],
  ['Oskar Lindqvist', 'Water accounts', 5, null],
  ['Caitlin Birch', 'Water accounts', 3, null],
  ['Yusra Haddad', 'Arabic', 5, null],
  ['Leila Farouk', 'Arabic', 4, null],
  ['Leila Farouk', 'Relay calls', 3, -5],
  ['Darius Kade', 'Counter', 3, null],
  ['Ffion Hughes', 'Relay calls', 5, 150],
];

const hours = (from: number, to: number, name: string) => ({ from: from * 60, to: to * 60, name });
type Shape = { readonly name: string; readonly weeks: readonly (readonly [ReturnType<typeof hours>, boolean])[] };

/** Early and late take turns; at the front desk one week in four has a Saturday. */
const SHAPES: Readonly<Record<'front' | 'office', Shape>> = {
  front: {
    name: 'Front desk, four weeks',
    weeks: [
      [hours(7.5, 15.5, 'Early'), false],
      [hours(10, 18, 'Late'), false],
      [hours(7.5, 15.5, 'Early'), true],
      [hours(10, 18, 'Late'), false],
    ],
  },
  office: {
    name: 'Early and late',
    weeks: [
      [hours(8, 16, 'Early'), false],
      [hours(9.5, 17.5, 'Late'), false],
    ],
  },
};

const daysOf = ({ weeks }: Shape) =>
  weeks.flatMap(([on, saturday]) => [[on], [on], [on], [on], [on], saturday ? [hours(9, 12, 'Saturday')] : [], []]);

/** Who can do what, the shifts of the weeks around now, some leave, and swaps that wait. */
export async function fillRoster({ db, live, zone }: Place, agency: Agency, now: number): Promise<void> {
  const roster: Roster = { live, standards: openStandards({ live, zone }), publicUrl: '' };
  const act: Agenda['act'] = (who, at, run) => inTransaction({ db, actor: who?.actor ?? SYSTEM, now: at }, run);
  const agenda: Agenda = { roster, agency, now, monday: mondayOf(dayAt(zone, now)), act };
  await giveSkills(agenda);
  await takeLeave(agenda);
  await planAll(agenda);
  await offerSome(agenda);
  await waitForLeave(agenda);
  await beHere(agenda);
}

async function giveSkills({ agency, now, act }: Agenda): Promise<void> {
  const begun = now - 300 * DAY;
  await act(null, begun, async (work) => {
    const ids = new Map<string, string>();
    for (const [kind, name] of SKILLS) ids.set(name, await makeSkill(work, { kind, name }));
    for (const [officer, skill, level, days] of CAN)
      await giveSkill(work, {
        officerId: agency.named(officer).id,
        skillId: ids.get(skill) ?? '',
        level,
        validUntil: days === null ? null : now + days * DAY,
        evidence: days === null ? '' : 'Course and exam',
      });
  });
}

/** Everybody works the pattern of the first of their teams, one half of a team early while the other is late. */
async function planAll({ roster, agency, now, monday, act }: Agenda): Promise<void> {
  const teams = Object.keys(agency.teamIds) as TeamKey[];
  for (const team of teams) {
    const leader = agency.leaderOf(team);
    const teamId = agency.teamIds[team];
    const shape = team === 'front' ? SHAPES.front : SHAPES.office;
    const officers = agency.officers.filter(({ teams: [first], actor }) => first === team && actor.may('roster.own'));
    await act(leader, now - 40 * DAY, async (work) => {
      const days = daysOf(shape);
      const id = await makePattern(roster, work, { teamId, name: shape.name, days, onHolidays: false, needs: [] });
      for (const [n, officer] of officers.entries())
        await assign(roster, work, id, {
          officerId: officer.id,
          fromDay: textOfDay(monday - 28),
          turn: (7 * n) % days.length,
        });
    });
    await act(leader, now - 5 * DAY, async (work) => {
      await planTeam(roster, work, { teamId, from: textOfDay(monday - 28), to: textOfDay(monday + 34) });
      await publishTeam(roster, work, { teamId, from: textOfDay(monday - 28), to: textOfDay(monday + 20) });
    });
  }
}

type Away = readonly [officer: string, first: number, last: number, words: string];
/** Days from this Monday. */
const APPROVED: readonly Away[] = [
  ['Dev Raman', 10, 11, ''],
  ['Sione Vea', 14, 18, 'Home to Nuku’alofa'],
  ['Salma Idris', 9, 11, ''],
  ['Tomasz Wilk', 1, 4, ''],
];
const ASKED: readonly Away[] = [
  ['Ines Carvalho', 10, 14, 'My sister gets married on the Friday.'],
  ['Kenji Watts', 21, 25, ''],
];

async function takeLeave({ roster, agency, now, monday, act }: Agenda): Promise<void> {
  for (const [name, first, last, words] of APPROVED) {
    const officer = agency.named(name);
    const [team] = officer.teams;
    const days = { firstDay: textOfDay(monday + first), lastDay: textOfDay(monday + last) };
    const id = await act(officer, now - 12 * DAY, (work) =>
      askLeave(roster, work, { kind: 'holiday', words, ...days }),
    );
    if (team !== undefined) await act(agency.leaderOf(team), now - 11 * DAY, (work) => approveLeave(roster, work, id));
  }
}

async function waitForLeave({ roster, agency, now, monday, act }: Agenda): Promise<void> {
  for (const [n, [name, first, last, words]] of ASKED.entries())
    await act(agency.named(name), now - (20 + n) * HOUR, (work) =>
      askLeave(roster, work, {
        kind: 'holiday',
        firstDay: textOfDay(monday + first),
        lastDay: textOfDay(monday + last),
        words,
      }),
    );
}

type Extra = readonly [team: TeamKey, officer: string, taker: string | null, words: string];
const SATURDAYS: readonly Extra[] = [
  ['concessions', 'Dev Raman', 'Ines Carvalho', 'My son plays his first match.'],
  ['front', 'Callum Reyes', 'Ffion Hughes', 'I move house that weekend.'],
  ['fines', 'Mele Tupou', null, 'Would somebody take the open day for me?'],
  ['concessions', 'Harriet Plover', null, ''],
];

/** Open days on a Saturday, offered to the team; some are taken and wait for the leader. */
async function offerSome({ roster, agency, now, monday, act }: Agenda): Promise<void> {
  for (const [team, name, taker, words] of SATURDAYS) {
    const officer = agency.named(name);
    const shift = await act(agency.leaderOf(team), now - 4 * DAY, (work) =>
      addShift(roster, work, {
        teamId: agency.teamIds[team],
        officerId: officer.id,
        day: textOfDay(monday + 12),
        hours: hours(13, 16, 'Open day'),
      }),
    );
    const id = await act(officer, now - 2 * DAY, (work) =>
      offerShift(roster, work, shift, { toOfficerId: null, words }),
    );
    if (taker !== null) await act(agency.named(taker), now - 5 * HOUR, (work) => takeSwap(roster, work, id, null));
  }
}

/** As a desk is a few minutes after it was opened. Who does not come back to it is soon off. */
async function beHere({ roster: { live }, agency, now, act }: Agenda): Promise<void> {
  const here = agency.officers.filter(({ actor }) => actor.may('roster.own')).slice(0, 24);
  for (const [n, { id }] of here.entries())
    await act(null, now - n * MINUTE * 0.1, (work) =>
      setPresence(live, work, { officerId: id, state: n % 5 === 3 ? 'away' : n % 7 === 2 ? 'busy' : 'available' }),
    );
}
