import { sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Live } from '#platform/live.ts';
import type { Work } from '#platform/work.ts';
import type { Presence } from '../rules/index.ts';

/**
 * Screens and routing look again. The hint names nobody: it travels to every open desk, and who comes and goes is for the
 * colleagues of the team alone.
 */
const DESK = 'desk';
export const tellOfPresence = (live: Live, { afterCommit }: Pick<Work, 'afterCommit'>): void =>
  afterCommit(() => live.tell('presence', DESK));

type Becoming = {
  readonly officerId: string;
  /** Wrapping up has an end, so it has a command of its own. */
  readonly state: Exclude<Presence, 'wrap-up'>;
};

/**
 * An officer is here, or is not. Saying the same again changes nothing, so that nobody loses their place among those who
 * have been free longest. It is no event on the record: where somebody was at which minute is not kept.
 */
export async function setPresence(live: Live, work: Work, { officerId, state }: Becoming): Promise<void> {
  const now = new Date(work.now);
  if (state === 'off') await sql`delete from roster.presence where officer_id = ${officerId}`.execute(work.db);
  else
    await sql`
      insert into roster.presence as p (officer_id, state, since, came_at, seen_at)
      values (${officerId}, ${state}, ${now}, ${now}, ${now})
      on conflict (officer_id) do update
         set state = excluded.state, until = null, seen_at = greatest(p.seen_at, excluded.seen_at),
             since = case when p.state = excluded.state then p.since else excluded.since end`.execute(work.db);
  tellOfPresence(live, work);
}

/** After a contact: time to write it down, and then free by itself. Whoever is away or off meanwhile stays so. */
export async function wrapUp(
  live: Live,
  work: Work,
  { officerId, until }: { readonly officerId: string; readonly until: Instant },
): Promise<void> {
  if (until <= work.now) return;
  await sql`
    update roster.presence set state = 'wrap-up', since = ${new Date(work.now)}, until = ${new Date(until)}
     where officer_id = ${officerId} and state in ('available', 'busy', 'wrap-up')`.execute(work.db);
  tellOfPresence(live, work);
}
