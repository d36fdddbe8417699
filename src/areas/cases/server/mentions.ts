import { sql } from 'kysely';
import { officerAsActor, colleaguesCalled, type Colleague } from '#areas/identity/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Work } from '#platform/work.ts';
import { namedIn, referenceOf } from '../rules/index.ts';
import type { Desk } from './desk.ts';
import { mustSee } from './lock.ts';
import { visibleTo } from './visible.ts';

/** Somebody, or everybody of a team, whom a note names. */
export type Named = { readonly officerId: string } | { readonly teamId: string };

type Note = { readonly caseId: string; readonly noteId: string; readonly body: string };
type Given = { readonly officer: Colleague; readonly teamId: string | null };

/**
 * Puts a note before the colleagues it names. Whoever may not see the case is not told of it: the note is refused instead,
 * and says who and why, so that its writer hands the case over or asks somebody else. Gives the ids of those who were told.
 */
export async function mention(desk: Desk, work: Work, note: Note, named: readonly Named[]): Promise<string[]> {
  if (named.length === 0) return [];
  const given = await colleaguesOf(work, note, named);
  const blind: Given[] = [];
  for (const one of given) if (!(await maySee(work, one.officer, note.caseId))) blind.push(one);
  if (blind.length > 0)
    throw new Refusal(422, refusalOf(blind), [
      { field: 'mentions', problem: 'names somebody who may not see this case' },
    ]);
  const told = given.filter(({ officer }) => officer.id !== work.actor.id);
  for (const { officer, teamId } of told)
    await sql`
      insert into cases.mention (note_id, officer_id, case_id, team_id, at)
      values (${note.noteId}, ${officer.id}, ${note.caseId}, ${teamId}, ${new Date(work.now)}) on conflict do nothing`.execute(
      work.db,
    );
  work.afterCommit(() => {
    for (const { officer } of told) desk.live.tell('mention', officer.id);
  });
  return told.map(({ officer }) => officer.id);
}

async function colleaguesOf({ db }: Work, { body }: Note, named: readonly Named[]): Promise<Given[]> {
  const given = new Map<string, Given>();
  for (const one of named) {
    const teamId = 'teamId' in one ? one.teamId : null;
    const { name, officers } = await colleaguesCalled(db, one);
    if (name === undefined || !namedIn(body, name))
      throw new Refusal(422, 'The note does not name everybody it is meant for. Name them again with @.', [
        { field: 'mentions', problem: 'names somebody the note does not' },
      ]);
    // Named by name goes before named with the team.
    for (const officer of officers)
      if (teamId === null || !given.has(officer.id)) given.set(officer.id, { officer, teamId });
  }
  return [...given.values()];
}

async function maySee({ db }: Work, officer: Colleague, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from cases."case" c where c.id = ${caseId} and ${visibleTo(officerAsActor(officer))}`.execute(db);
  return rows.length > 0;
}

function refusalOf(blind: readonly Given[]): string {
  const [first] = blind;
  const who = blind
    .map(({ officer }) => officer.name)
    .slice(0, 3)
    .join(', ');
  const more = blind.length > 3 ? ` and ${blind.length - 3} more` : '';
  const by = first?.teamId === null ? 'Name somebody who sees it' : 'Name one person of that team who sees it';
  return `${who}${more} may not see this case, so nothing was written. ${by}, or hand the case over first.`;
}

type Mention = {
  readonly noteId: string;
  readonly caseId: string;
  readonly reference: string;
  readonly subject: string;
  readonly by: string;
  readonly at: number;
  readonly body: string;
  readonly teamId: string | null;
  readonly restricted: boolean;
};

const MOST = 200;
const BEGINNING = 280;

/** The notes that name this officer and that they have not seen, newest first, on cases they may still see. */
export async function unseenMentions({ db, actor }: Reading): Promise<Mention[]> {
  const { rows } = await sql<Omit<Mention, 'reference'> & { number: number }>`
    select m.note_id as "noteId", m.case_id as "caseId", c.number, c.subject, n.officer_id as by, m.at,
           left(n.body, ${BEGINNING}) as body, m.team_id as "teamId", c.restricted
      from cases.mention m join cases.note n on n.id = m.note_id join cases."case" c on c.id = m.case_id
     where m.officer_id = ${actor.id}::uuid and m.seen_at is null and ${visibleTo(actor)}
     order by m.at desc, m.note_id desc limit ${MOST}`.execute(db);
  return rows.map(({ number, ...row }) => ({ ...row, reference: referenceOf(number) }));
}

export async function seeMentions(desk: Desk, work: Work, caseId: string): Promise<void> {
  await mustSee(work, caseId);
  const { rows } = await sql`
    update cases.mention set seen_at = ${new Date(work.now)}
     where case_id = ${caseId} and officer_id = ${work.actor.id}::uuid and seen_at is null returning note_id`.execute(
    work.db,
  );
  if (rows.length > 0) work.afterCommit(() => desk.live.tell('mention', work.actor.id ?? ''));
}
