import { sql } from 'kysely';
import { itemsOf, measuresOf, rolesOf, versionCalled, type ItemRow } from '#areas/frameworks/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { cellAt, evidencedLevel, packCells, strengthsIn, weigh, type Cell, type Shown } from '../rules/index.ts';

type CellRow = { n: number; works: number; kinds: number; raters: number; newestAt: Instant | null };

/** An item counts as long as it is accepted; one of which nothing is left still says what was seen of it while it was there. */
const COUNTS = sql`e.state = 'accepted' and c.ended_at is null`;

async function cellsOf(db: Db | Tx, officerId: string, versionId: string): Promise<ReadonlyMap<number, Cell>> {
  const { rows } = await sql<CellRow>`
    select c.claim_n as n, count(distinct e.work_id)::int as works, count(distinct e.kind)::int as kinds,
           count(distinct r.by)::int as raters, max(e.occurred_at) as "newestAt"
      from capability.evidence e
      join capability.claim c on c.evidence_id = e.id
      left join lateral (
        select v.by::text as by from capability.verdict v where v.evidence_id = e.id and v.verdict = 'accepted'
        union all select s.author from capability.statement s where s.evidence_id = e.id and s.signed_at is not null) r on true
     where e.officer_id = ${officerId} and c.version_id = ${versionId} and ${COUNTS}
     group by c.claim_n`.execute(db);
  return new Map(rows.map(({ n, ...cell }) => [n, cell]));
}

/** Counts anew what somebody has shown of these versions. Two verdicts at once wait for each other, so that neither is lost. */
export async function countAgain({ db }: Work, officerId: string, versionIds: readonly string[]): Promise<void> {
  for (const versionId of [...new Set(versionIds)].toSorted()) {
    await sql`
      insert into capability.covered (officer_id, version_id, cells) values (${officerId}, ${versionId}, ''::bytea)
      on conflict (version_id, officer_id) do nothing`.execute(db);
    await sql`select from capability.covered where officer_id = ${officerId} and version_id = ${versionId} for update`.execute(
      db,
    );
    const version = await versionCalled(db, versionId);
    const cells = packCells(await cellsOf(db, officerId, versionId), version?.claims ?? 0);
    await sql`
      update capability.covered set cells = ${Buffer.from(cells)} where officer_id = ${officerId} and version_id = ${versionId}`.execute(
      db,
    );
  }
}

export type CoveredLine = {
  readonly itemId: string;
  readonly code: string;
  readonly strength: 'none' | 'begun' | 'fair' | 'strong';
  readonly because: readonly { says: string; n: number }[];
  readonly works: number;
  readonly kinds: number;
  readonly raters: number;
  readonly newestAt: Instant | null;
  /** Claims that wait to be looked at. */
  readonly waiting: number;
};

/** How much of a version of a framework somebody has shown, line by line, and how strongly. */
export async function coverageOf(
  { db, now }: Reading,
  officerId: string,
  versionId: string,
): Promise<readonly CoveredLine[]> {
  const [items, cells, waiting] = await Promise.all([
    itemsOf(db, versionId),
    cellsOf(db, officerId, versionId),
    sql<{ itemId: string; n: number }>`
      select c.item_id as "itemId", count(*)::int as n from capability.evidence e join capability.claim c on c.evidence_id = e.id
       where e.officer_id = ${officerId} and c.version_id = ${versionId} and e.state = 'claimed' and c.ended_at is null group by 1`.execute(
      db,
    ),
  ]);
  const waits = new Map(waiting.rows.map(({ itemId, n }) => [itemId, n]));
  return items
    .filter(({ claimN }) => claimN !== null)
    .map(({ id, code, claimN }) => {
      const cell = cells.get(claimN ?? -1) ?? { works: 0, kinds: 0, raters: 0, newestAt: null };
      return { itemId: id, code, ...cell, ...weigh(cell, now), waiting: waits.get(id) ?? 0 };
    });
}

export type Coverage = {
  /** Evidence is claimed for so many lines. */
  readonly lines: number;
  readonly of: ReadonlyMap<string, { readonly strengths: Uint8Array; readonly at: (n: number) => Cell }>;
};

/** The same for many people at once, each line as a number: 0 nothing, 1 begun, 2 fair, 3 strong. One read, however many they are. */
export async function coverageOfMany(
  { db, now }: Reading,
  officerIds: readonly string[],
  versionId: string,
): Promise<Coverage> {
  const [version, { rows }] = await Promise.all([
    versionCalled(db, versionId),
    sql<{ officerId: string; cells: Buffer }>`
      select officer_id as "officerId", cells from capability.covered
       where version_id = ${versionId} and officer_id = any(${[...officerIds]}::uuid[])`.execute(db),
  ]);
  if (version === undefined) throw new Refusal(404, 'There is no such framework.');
  const lines = version.claims;
  const none = new Uint8Array(0);
  const read = (cells: Uint8Array) => ({
    strengths: strengthsIn(cells, lines, now),
    at: (n: number) => cellAt(cells, n),
  });
  const found = new Map(rows.map(({ officerId, cells }) => [officerId, read(cells)]));
  return { lines, of: new Map(officerIds.map((id) => [id, found.get(id) ?? read(none)])) };
}

/** The levels of one capability: what was said by whom, and what the evidence shows, with its working. */
export async function levelsOf({ db }: Reading, officerId: string) {
  const [role] = (await rolesOf(db, [officerId])).values();
  if (role === undefined) return null;
  const version = (await measuresOf(db, officerId)).find(({ frameworkId }) => frameworkId === role.frameworkId);
  if (version === undefined) return null;
  const [items, shown, ratings] = await Promise.all([
    itemsOf(db, version.id),
    shownLevels(db, officerId, version.id),
    sql<RatingRow>`
      select item_id as "itemId", level, rater_id as "raterId", rater_role as "raterRole", words, at from capability.rating
       where officer_id = ${officerId} order by at desc, id desc limit 500`.execute(db),
  ]);
  const capability = (code: string): ItemRow | undefined =>
    items.find((item) => item.code === code && item.kind === 'capability');
  return {
    role: role.name,
    versionId: version.id,
    levels: [...version.levels],
    capabilities: role.entries.flatMap(({ capability: code, level, relation }) => {
      const item = capability(code);
      if (item === undefined) return [];
      const of = shown.filter(({ parentId }) => parentId === item.id);
      const said = ratings.rows.filter(({ itemId }) => itemId === item.id);
      const evidenced = evidencedLevel(of, version.levels.length);
      return [{ itemId: item.id, code, name: item.name, relation, required: level, said, evidenced }];
    }),
  };
}

type RatingRow = {
  itemId: string;
  level: number;
  raterId: string;
  raterRole: 'self' | 'manager' | 'peer';
  words: string;
  at: Instant;
};

async function shownLevels(
  db: Db | Tx,
  officerId: string,
  versionId: string,
): Promise<readonly (Shown & { parentId: string | null })[]> {
  const { rows } = await sql<{ itemId: string; workId: string; kind: string; raters: string[] }>`
    select c.item_id as "itemId", e.work_id as "workId", e.kind,
           array(select distinct v.by::text from capability.verdict v where v.evidence_id = e.id and v.verdict = 'accepted'
                 union select coalesce(s.author, '') from capability.statement s where s.evidence_id = e.id and s.signed_at is not null) as raters
      from capability.evidence e join capability.claim c on c.evidence_id = e.id
     where e.officer_id = ${officerId} and c.version_id = ${versionId} and ${COUNTS}`.execute(db);
  const items = new Map((await itemsOf(db, versionId)).map((item) => [item.id, item]));
  return rows.flatMap(({ itemId, ...rest }) => {
    const item = items.get(itemId);
    return item === undefined || item.level === null ? [] : [{ ...rest, level: item.level, parentId: item.parentId }];
  });
}
