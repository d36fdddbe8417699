import { sql } from 'kysely';
import { saidToUs, tellOfCase, tonesOf, writtenByUs, type Desk } from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { DAY } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import type { Work } from '#platform/work.ts';
import { cameAgain, toneWorse, type Trigger } from '../rules/index.ts';

type Signal = { readonly caseId: string; readonly trigger: Trigger; readonly about: string | null };

/** Puts on record that somebody was let down. The same reason stands once until something is done about it. */
export async function letDown(desk: Pick<Desk, 'live'>, work: Work, { caseId, trigger, about }: Signal): Promise<void> {
  const { rows } = await sql`
    insert into recovery.signal (id, case_id, trigger, about, at)
    values (${newId(work.now)}, ${caseId}, ${trigger}, ${about}::uuid, ${new Date(work.now)})
    on conflict do nothing returning id`.execute(work.db);
  if (rows.length === 0) return;
  await announce(work, { kind: 'recovery.needed', caseId, data: { trigger } });
  tellOfCase(desk, work, caseId);
}

/** As far back as anybody would call it the same matter coming up again. */
const BACK = 60 * DAY;

/** The customer has come once more: again and again without a word from us, or more upset than at first. */
export async function lookAtContact(desk: Pick<Desk, 'live'>, work: Work, caseId: string): Promise<void> {
  const [said, ours, tones] = [
    await saidToUs(work.db, caseId),
    await writtenByUs(work.db, caseId, work.now - BACK),
    await tonesOf(work.db, caseId),
  ];
  const last = ours.reduce<number | null>((latest, { at }) => Math.max(latest ?? at, at), null);
  const again = cameAgain(
    said.map(({ at }) => at),
    last,
  );
  if (again) await letDown(desk, work, { caseId, trigger: 'came again', about: null });
  if (toneWorse(tones)) await letDown(desk, work, { caseId, trigger: 'tone worse', about: null });
}
