import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { namesTold, officersOn, type OfficerOn } from '#areas/roster/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Reading } from '#platform/work.ts';

type Counted = { readonly on: number; readonly away: number };
type Here = 'available' | 'busy' | 'away' | 'wrap-up';
type Named = { teamId: string; officers: { name: string; state: Here }[] };

export type People = {
  readonly of: ReadonlyMap<string, Counted>;
  readonly all: Counted & {
    readonly available: number;
    readonly busy: number;
    readonly wrapUp: number;
    readonly awaySince: Instant | null;
    readonly expected: number;
  };
  readonly names: readonly Named[];
};

type Officer = OfficerOn & { readonly presence: Here };
const isHere = (one: OfficerOn): one is Officer => one.presence !== 'off';
const isOn = ({ presence }: OfficerOn) => presence !== 'off' && presence !== 'away';

/** Who is on, in figures; and in names where the team decided that everybody may know. */
export async function peopleOf({ db, now }: Reading, teams: readonly { readonly id: string }[]): Promise<People> {
  const shown = new Set(teams.map(({ id }) => id));
  const [everybody, told] = await Promise.all([officersOn(db, now), namesTold(db)]);
  const mine = everybody.filter((one) => one.teams.some((id) => shown.has(id)));
  const away = mine.filter(({ presence }) => presence === 'away');
  const count = (state: Here) => mine.filter(({ presence }) => presence === state).length;
  const of = new Map<string, Counted>();
  for (const { id } of teams) {
    const ofTeam = mine.filter((one) => one.teams.includes(id));
    of.set(id, { on: ofTeam.filter(isOn).length, away: ofTeam.filter(({ presence }) => presence === 'away').length });
  }
  const since = away.flatMap((one) => one.since ?? []);
  return {
    of,
    all: {
      on: mine.filter(isOn).length,
      available: count('available'),
      busy: count('busy'),
      wrapUp: count('wrap-up'),
      away: away.length,
      awaySince: since.length === 0 ? null : Math.min(...since),
      expected: mine.filter(({ presence, shiftEndsAt }) => presence === 'off' && shiftEndsAt !== null).length,
    },
    names: await namedIn(
      db,
      teams.map(({ id }) => id).filter((id) => told.has(id)),
      mine.filter(isHere),
    ),
  };
}

async function namedIn(db: Reading['db'], teamIds: readonly string[], here: readonly Officer[]): Promise<Named[]> {
  const named = here.filter(({ teams }) => teams.some((id) => teamIds.includes(id)));
  if (named.length === 0) return [];
  const names = await namesOfOfficers(
    db,
    named.map(({ officerId }) => officerId),
  );
  return teamIds.map((teamId) => ({
    teamId,
    officers: named
      .filter(({ teams }) => teams.includes(teamId))
      .map(({ officerId, presence }) => ({ name: names.get(officerId) ?? '', state: presence }))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
  }));
}
