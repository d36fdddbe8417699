import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { must } from '#kernel/must.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import { claimableIn, inOrder, type Framework, type Item, type Kind, type Link } from '../rules/index.ts';

/** A UUID of version 5 style from a name, so that a shipped framework has the same identifiers on every desk. */
export function stableId(name: string): string {
  const hash = createHash('sha256').update(`kept framework ${name}`).digest();
  hash[6] = 0x50 | ((hash[6] ?? 0) & 0x0f);
  hash[8] = 0x80 | ((hash[8] ?? 0) & 0x3f);
  const hex = hash.subarray(0, 16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export type Placing = { readonly frameworkId: string; readonly n: number; readonly id: string };

/** Writes a version as a draft, with its lines and the links between them, in three statements. */
export async function writeVersion(work: Work, it: Framework, { frameworkId, n, id }: Placing): Promise<void> {
  const { db, now } = work;
  await sql`
    insert into frameworks.version (id, framework_id, n, title, issuer, licence, source_title, source_url, told, state, claimed, levels, facts, made_at)
    values (${id}, ${frameworkId}, ${n}, ${it.title}, ${it.issuer}, ${it.licence}, ${it.source.title}, ${it.source.url}, ${it.told}, 'draft',
            ${[...it.claimed]}::text[], ${[...it.levels]}::text[], ${JSON.stringify(it.facts)}::jsonb, ${new Date(now)})`.execute(
    db,
  );
  const items = inOrder(it.items);
  const idOf = (key: string) => stableId(`${id} ${key}`);
  const claimable = claimableIn(items, it.claimed);
  const claimed = new Map(items.filter(({ key }) => claimable.has(key)).map(({ key }, at) => [key, at]));
  if (items.length > 0) await writeItems(db, id, items, { idOf, claimed });
  if (it.links.length > 0) await writeLinks(db, id, it.links, { idOf, known: new Set(items.map(({ key }) => key)) });
}

type Naming = { readonly idOf: (key: string) => string; readonly claimed: ReadonlyMap<string, number> };

async function writeItems(db: Tx, id: string, items: readonly Item[], { idOf, claimed }: Naming): Promise<void> {
  const column = (of: (item: Item) => unknown) => items.map(of);
  await sql`
    insert into frameworks.item (id, version_id, parent_id, position, claim_n, kind, key, code, name, words, level, facts)
    select i, ${id}::uuid, p, n - 1, c, k, key, code, name, words, level, facts::jsonb
      from unnest(${column(({ key }) => idOf(key))}::uuid[], ${column(({ parent }) => (parent === null ? null : idOf(parent)))}::uuid[],
                  ${column(({ key }) => claimed.get(key) ?? null)}::int[], ${column(({ kind }) => kind)}::text[],
                  ${column(({ key }) => key)}::text[], ${column(({ code }) => code)}::text[], ${column(({ name }) => name)}::text[],
                  ${column(({ text }) => text)}::text[], ${column(({ level }) => level)}::int[],
                  ${column(({ facts }) => JSON.stringify(facts))}::text[])
           with ordinality as t(i, p, c, k, key, code, name, words, level, facts, n)`.execute(db);
}

type Linking = { readonly idOf: (key: string) => string; readonly known: ReadonlySet<string> };

async function writeLinks(db: Tx, id: string, links: readonly Link[], { idOf, known }: Linking): Promise<void> {
  const column = (of: (link: Link, n: number) => unknown) => links.map(of);
  const inside = ({ to }: Link) => known.has(to);
  await sql`
    insert into frameworks.link (id, version_id, from_id, kind, to_id, to_uri, facts)
    select i, ${id}::uuid, f, k, t, u, facts::jsonb
      from unnest(${column((_, n) => stableId(`${id} link ${n}`))}::uuid[], ${column(({ from }) => idOf(from))}::uuid[],
                  ${column(({ kind }) => kind)}::text[], ${column((link) => (inside(link) ? idOf(link.to) : null))}::uuid[],
                  ${column((link) => (inside(link) ? null : link.to))}::text[],
                  ${column(({ facts }) => JSON.stringify(facts))}::text[]) as l(i, f, k, t, u, facts)`.execute(db);
}

export type VersionRow = {
  readonly id: string;
  readonly frameworkId: string;
  readonly key: string;
  readonly short: string;
  readonly n: number;
  readonly title: string;
  readonly issuer: string;
  readonly licence: string;
  readonly sourceTitle: string;
  readonly sourceUrl: string;
  readonly told: string;
  readonly state: 'draft' | 'in use' | 'succeeded';
  readonly claimed: readonly Kind[];
  readonly levels: readonly string[];
  readonly usedAt: number | null;
  readonly claims: number;
};

const VERSION = sql`
  v.id, v.framework_id as "frameworkId", f.key, f.short, v.n, v.title, v.issuer, v.licence, v.source_title as "sourceTitle",
  v.source_url as "sourceUrl", v.told, v.state, v.claimed, v.levels, v.used_at as "usedAt",
  (select count(*)::int from frameworks.item i where i.version_id = v.id and i.claim_n is not null) as claims`;

/** Every version there is, each framework's newest first. */
export async function versionsOf(db: Db | Tx): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select ${VERSION} from frameworks.version v join frameworks.framework f on f.id = v.framework_id
     order by f.made_at, f.key, v.n desc`.execute(db);
  return rows;
}

export async function versionCalled(db: Db | Tx, id: string): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${VERSION} from frameworks.version v join frameworks.framework f on f.id = v.framework_id where v.id = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** The version of a framework that is in use now, by the key of the framework. */
export async function versionInUse(db: Db | Tx, key: string): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${VERSION} from frameworks.version v join frameworks.framework f on f.id = v.framework_id
     where f.key = ${key} and v.state = 'in use'`.execute(db);
  return rows[0];
}

export type ItemRow = {
  readonly id: string;
  readonly versionId: string;
  readonly parentId: string | null;
  readonly claimN: number | null;
  readonly kind: Kind;
  readonly code: string;
  readonly name: string;
  readonly words: string;
  readonly level: number | null;
  readonly facts: Readonly<Record<string, unknown>>;
};

const ITEM = sql`
  id, version_id as "versionId", parent_id as "parentId", claim_n as "claimN", kind, code, name, words, level, facts`;

/** The lines of a version, in the order in which they are read. */
export async function itemsOf(db: Db | Tx, versionId: string): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${ITEM} from frameworks.item where version_id = ${versionId} order by position`.execute(db);
  return rows;
}

export async function itemsCalled(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ItemRow>> {
  const { rows } = await sql<ItemRow>`
    select ${ITEM} from frameworks.item where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

type LinkRow = { from: string; kind: string; to: string | null; toUri: string | null; facts: Record<string, unknown> };

/** A version as a framework again, for whoever takes it elsewhere. */
export async function frameworkOf(db: Db | Tx, id: string): Promise<Framework | undefined> {
  const it = await versionCalled(db, id);
  if (it === undefined) return undefined;
  const [items, links, facts] = await Promise.all([
    sql<
      ItemRow & { key: string }
    >`select key, ${ITEM} from frameworks.item where version_id = ${id} order by position`.execute(db),
    sql<LinkRow>`
      select f.key as "from", l.kind, t.key as "to", l.to_uri as "toUri", l.facts
        from frameworks.link l join frameworks.item f on f.id = l.from_id left join frameworks.item t on t.id = l.to_id
       where l.version_id = ${id} order by f.position, l.id`.execute(db),
    sql<{ facts: Framework['facts'] }>`select facts from frameworks.version where id = ${id}`.execute(db),
  ]);
  const keyOf = new Map(items.rows.map((row) => [row.id, row.key]));
  return {
    ...it,
    version: it.n,
    source: { title: it.sourceTitle, url: it.sourceUrl },
    items: items.rows.map(({ key, parentId, kind, code, name, words, level, facts: more }) => ({
      key,
      parent: parentId === null ? null : must(keyOf.get(parentId), 'the line above'),
      kind,
      code,
      name,
      text: words,
      level,
      facts: more,
    })),
    links: links.rows.map(({ to, toUri, ...rest }) => ({ ...rest, to: to ?? toUri ?? '' })),
    facts: facts.rows[0]?.facts ?? {},
  };
}
