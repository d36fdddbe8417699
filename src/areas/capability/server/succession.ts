import { sql } from 'kysely';
import { itemsCalled, itemsOf, profilesOf, rolesOf, versionsOf, type ItemRow } from '#areas/frameworks/server/index.ts';
import { skillCover } from '#areas/roster/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Reading } from '#platform/work.ts';
import { READINESS, evidencedLevel, readinessFor, type Held, type Shown } from '../rules/index.ts';
import { ledBy } from './decide.ts';

type Role = Awaited<ReturnType<typeof profilesOf>>[number];

/** For every role: who of those somebody leads could take it on, who is near, and what they lack; and which skills hang on few. */
export async function successionOf(reading: Reading) {
  const { db } = reading;
  const led = await ledBy(db, reading.actor);
  const ids = led.map(({ id }) => id);
  const [profiles, versions, roles, held, skills] = await Promise.all([
    profilesOf(db),
    versionsOf(db),
    rolesOf(db, ids),
    heldBy(db, ids),
    skillCover(reading, ids),
  ]);
  const names = await namesIn(db, profiles, versions);
  return {
    skills: skills.filter(({ holders, shifts }) => holders > 0 || shifts > 0),
    roles: profiles.map((role) => {
      const asked = role.entries.map(({ capability: code, ...rest }) => ({ code, ...rest }));
      const nameOf = (code: string) => names.get(`${role.frameworkId} ${code}`) ?? code;
      return {
        id: role.id,
        name: role.name,
        officers: led
          .map(({ id, name }) => {
            const { readiness, gaps } = readinessFor(asked, (code) => held.get(`${id} ${code}`));
            const own = roles.get(id)?.id === role.id;
            return { id, name, own, readiness, gaps: gaps.map((gap) => ({ ...gap, name: nameOf(gap.code) })) };
          })
          .toSorted(
            (a, b) => READINESS.indexOf(a.readiness) - READINESS.indexOf(b.readiness) || a.gaps.length - b.gaps.length,
          ),
      };
    }),
  };
}

async function namesIn(
  db: Db | Tx,
  profiles: readonly Role[],
  versions: Awaited<ReturnType<typeof versionsOf>>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(profiles.map(({ frameworkId }) => frameworkId));
  const inUse = versions.filter(({ frameworkId, state }) => wanted.has(frameworkId) && state === 'in use');
  const named = await Promise.all(
    inUse.map(async ({ id, frameworkId }) =>
      (await itemsOf(db, id))
        .filter(({ kind }) => kind === 'capability')
        .map(({ code, name, words }) => [`${frameworkId} ${code}`, name || words] as const),
    ),
  );
  return new Map(named.flat());
}

type ShownRow = { officerId: string; itemId: string; workId: string; kind: string; raters: string[] };
type Confirmed = { officerId: string; itemId: string; level: number };

/** For each officer and each capability, by its code: the level a leader confirmed last, and the one the evidence shows. */
async function heldBy(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Held>> {
  const [confirmed, shown] = await Promise.all([
    sql<Confirmed>`
      select distinct on (officer_id, item_id) officer_id as "officerId", item_id as "itemId", level from capability.rating
       where officer_id = any(${[...ids]}::uuid[]) and rater_role = 'manager' order by officer_id, item_id, at desc, id desc`.execute(
      db,
    ),
    sql<ShownRow>`
      select e.officer_id as "officerId", c.item_id as "itemId", e.work_id as "workId", e.kind,
             array(select distinct v.by::text from capability.verdict v where v.evidence_id = e.id and v.verdict = 'accepted'
                   union select coalesce(s.author, '') from capability.statement s where s.evidence_id = e.id and s.signed_at is not null) as raters
        from capability.evidence e join capability.claim c on c.evidence_id = e.id
       where e.officer_id = any(${[...ids]}::uuid[]) and e.state = 'accepted' and c.ended_at is null`.execute(db),
  ]);
  const items = await itemsCalled(
    db,
    [...confirmed.rows, ...shown.rows].map(({ itemId }) => itemId),
  );
  const above = await itemsCalled(
    db,
    [...items.values()].flatMap(({ parentId }) => parentId ?? []),
  );
  const levels = levelsShown(shown.rows, items, above);
  const held = new Map([...levels].map(([key, evidenced]) => [key, { confirmed: null, evidenced } as Held]));
  for (const { officerId, itemId, level } of confirmed.rows) {
    const key = `${officerId} ${items.get(itemId)?.code ?? ''}`;
    held.set(key, { confirmed: level, evidenced: held.get(key)?.evidenced ?? 0 });
  }
  return held;
}

type Items = ReadonlyMap<string, ItemRow>;
const MOST_LEVELS = 10;

function levelsShown(rows: readonly ShownRow[], items: Items, above: Items): ReadonlyMap<string, number> {
  const shown = rows.flatMap(({ officerId, itemId, ...it }): (Shown & { key: string })[] => {
    const item = items.get(itemId);
    const capability = above.get(item?.parentId ?? '');
    if (item === undefined || item.level === null || capability === undefined) return [];
    return [{ ...it, level: item.level, key: `${officerId} ${capability.code}` }];
  });
  return new Map(
    [...Map.groupBy(shown, ({ key }) => key)].map(([key, some]) => [key, evidencedLevel(some, MOST_LEVELS).level]),
  );
}
