import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { isDuplicate } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { templateFault } from '../rules/index.ts';

/** Whose a letter is: everybody's, a team's, or the officer's own. */
type Circle = { readonly teamId: string | null; readonly officerId: string | null };

export type NewTemplate = {
  readonly id?: string | undefined;
  /** The version that was changed, so that nobody's change is lost without being seen. */
  readonly version?: number | undefined;
  readonly name: string;
  readonly shortcut: string;
  readonly kinds: readonly string[];
  readonly language: string;
  /** The template it says in another language. */
  readonly ofId?: string | null | undefined;
  readonly body: string;
};

export type Template = Circle & {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly shortcut: string;
  readonly kinds: string[];
  readonly language: string;
  readonly ofId: string | null;
  readonly body: string;
  readonly retiredAt: number | null;
};

const MOST = 1000;
const COLUMNS = sql`t.id, t.version, t.name, t.shortcut, t.kinds, t.language, t.of_id as "ofId", v.body, t.team_id as "teamId", t.officer_id as "officerId",
                    t.retired_at as "retiredAt"`;
const WITH_WORDS = sql`correspondence.template t join correspondence.template_version v on v.template_id = t.id and v.version = t.version`;

/** The letters this officer may use: everybody's, those of their teams, and their own. */
export async function templatesOf({ db, actor }: Reading): Promise<Template[]> {
  const { rows } = await sql<Template>`
    select ${COLUMNS} from ${WITH_WORDS}
     where t.retired_at is null
       and ((t.team_id is null and t.officer_id is null) or t.team_id = any(${[...actor.teams]}::uuid[]) or t.officer_id = ${actor.id}::uuid)
     order by t.name, t.id limit ${MOST}`.execute(db);
  return rows;
}

/** The letters that are not somebody's own, those that were put away too. */
export async function sharedTemplates({ db }: Reading): Promise<Template[]> {
  const { rows } = await sql<Template>`
    select ${COLUMNS} from ${WITH_WORDS} where t.officer_id is null
     order by t.retired_at is not null, t.name, t.id limit ${MOST}`.execute(db);
  return rows;
}

export type Version = {
  readonly version: number;
  readonly body: string;
  readonly madeAt: number;
  readonly madeBy: string | null;
  readonly used: number;
};

/** Every wording a letter has had, newest first, with how many messages were made from each. */
export async function versionsOf({ db, actor }: Reading, id: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select v.version, v.body, v.made_at as "madeAt", v.made_by as "madeBy",
           (select count(*) from correspondence.made_from m where m.template_id = v.template_id and m.version = v.version) as used
      from correspondence.template_version v join correspondence.template t on t.id = v.template_id
     where v.template_id = ${id} and (t.officer_id is null or t.officer_id = ${actor.id}::uuid)
     order by v.version desc limit ${MOST}`.execute(db);
  if (rows.length === 0) throw new Refusal(404, 'There is no such template.');
  return rows;
}

/** Writes a letter, or a new version of one. The versions before stay, because messages were made from them. */
export async function saveTemplate(
  work: Work,
  it: NewTemplate,
  circle: Circle,
): Promise<{ id: string; version: number }> {
  const fault = templateFault(it.body);
  if (fault !== undefined) throw new Refusal(422, fault, [{ field: 'body', problem: fault }]);
  if (it.ofId !== undefined && it.ofId !== null) await mustTranslate(work, it.ofId, it, circle);
  const id = it.id ?? newId(work.now);
  const version = it.id === undefined ? 1 : (await mustOwn(work, it.id, circle, it.version)) + 1;
  try {
    await write(work, { ...it, id, version }, circle);
  } catch (thrown) {
    if (isDuplicate(thrown, 'template_in_language'))
      throw new Refusal(409, `There is a translation into ${it.language} already. Change that one.`, [
        { field: 'language', problem: 'is there already' },
      ]);
    if (isDuplicate(thrown))
      throw new Refusal(409, `There is a template with ;${it.shortcut} already. Choose another shortcut.`, [
        { field: 'shortcut', problem: 'is taken' },
      ]);
    throw thrown;
  }
  await announce(work, { kind: 'template.written', data: { templateId: id, version, teamId: circle.teamId } });
  return { id, version };
}

async function write(
  { db, now, actor }: Work,
  it: NewTemplate & { id: string; version: number },
  circle: Circle,
): Promise<void> {
  await sql`
    insert into correspondence.template (id, team_id, officer_id, name, shortcut, kinds, language, of_id, version, made_at)
    values (${it.id}, ${circle.teamId}, ${circle.officerId}, ${it.name}, ${it.shortcut}, ${[...it.kinds]}::text[], ${it.language}, ${it.ofId ?? null}::uuid,
            ${it.version}, ${new Date(now)})
    on conflict (id) do update
       set team_id = excluded.team_id, name = excluded.name, shortcut = excluded.shortcut, kinds = excluded.kinds,
           language = excluded.language, version = excluded.version, retired_at = null`.execute(db);
  await sql`
    insert into correspondence.template_version (template_id, version, body, made_at, made_by)
    values (${it.id}, ${it.version}, ${it.body}, ${new Date(now)}, ${actor.id})`.execute(db);
}

/** A translation is of a template of the same circle in another language, and never of a translation. */
async function mustTranslate({ db }: Work, ofId: string, it: NewTemplate, circle: Circle): Promise<void> {
  const { rows } = await sql<{ language: string; ofId: string | null; teamId: string | null }>`
    select language, of_id as "ofId", team_id as "teamId" from correspondence.template
     where id = ${ofId} and officer_id is not distinct from ${circle.officerId}::uuid and retired_at is null`.execute(
    db,
  );
  const [of] = rows;
  if (of === undefined || of.ofId !== null || of.teamId !== circle.teamId || ofId === it.id)
    throw new Refusal(422, 'Translate a template that is in use, for the same circle, and no translation itself.', [
      { field: 'ofId', problem: 'is no template that can be translated' },
    ]);
  if (of.language === it.language)
    throw new Refusal(422, `The template is in ${it.language} itself. Say in which other language this is.`, [
      { field: 'language', problem: 'is that of the template' },
    ]);
}

/** Locks a letter of this circle: nobody's own is changed by others, and none of everybody's by way of one's own. */
async function mustOwn({ db }: Work, id: string, { officerId }: Circle, version?: number): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select version from correspondence.template
     where id = ${id} and officer_id is not distinct from ${officerId}::uuid for update`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'There is no such template.');
  if (version !== undefined && version !== found.version)
    throw new Refusal(
      409,
      'Somebody changed this template while you were writing. Look at theirs, then save yours again.',
    );
  return found.version;
}

/** Puts a letter away. What was made from it stays what it was. */
export async function retireTemplate(work: Work, id: string, circle: Circle): Promise<void> {
  await mustOwn(work, id, circle);
  await sql`update correspondence.template set retired_at = ${new Date(work.now)} where id = ${id}`.execute(work.db);
  await announce(work, { kind: 'template.retired', data: { templateId: id } });
}

export type MadeFrom = { readonly id: string; readonly version: number };

/** Remembers which letters a message was made from. Only those its officer may use count. */
export async function rememberTemplates(
  { db, actor }: Work,
  messageId: string,
  made: readonly MadeFrom[],
): Promise<void> {
  for (const { id, version } of made)
    await sql`
      insert into correspondence.made_from (message_id, template_id, version)
      select ${messageId}, v.template_id, v.version
        from correspondence.template_version v join correspondence.template t on t.id = v.template_id
       where v.template_id = ${id} and v.version = ${version}
         and (t.officer_id is null or t.officer_id = ${actor.id}::uuid)
      on conflict do nothing`.execute(db);
}
