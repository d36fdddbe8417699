import {
  addAction,
  candidatesFor,
  claimWork,
  decideEvidence,
  draftFor,
  holdSession,
  openWorkMap,
} from '#areas/capability/server/index.ts';
import { giveRole, prepareFrameworks, profilesOf } from '#areas/frameworks/server/index.ts';
import { gatherEvidence } from '#flows/gather-evidence.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import type { Agency, Officer } from './agency.ts';
import { fillGrowing } from './growing.ts';

const MOST_OFFICERS = 5;
const MOST_CLAIMS = 6;

/** What officers say of their own work, by the line of the map it met. */
const REFLECTIONS: Readonly<Record<string, string>> = {
  'promise-kept': 'I wrote the day down in front of them, and rang before it was over.',
  'answered-in-writing': 'I answered what they asked first, and only then what the rules say.',
  'answered-by-voice': 'I let them finish, said it back in my words, and then looked it up.',
  advice: 'I asked what had been tried already before I said anything.',
  perspective: 'What they asked for and what they needed were two things.',
  need: 'Nobody should have to say it twice.',
  'complaint-answered': 'I went through it point by point, also where it was not upheld.',
};
const PLAIN = 'I took it from the beginning to its end.';

type Acting = <T>(who: Officer | null, at: number, run: (work: Work) => Promise<T>) => Promise<T>;

/** A team whose officers have begun to claim their work, and whose leader has looked at most of it. */
export async function fillEvidence(db: Db, agency: Agency, now: number): Promise<void> {
  const act: Acting = (who, at, run) => inTransaction({ db, actor: who === null ? SYSTEM : who.actor, now: at }, run);
  await act(null, now - 200 * DAY, prepareFrameworks);
  const jo = agency.named('Jo Haldane');
  const team = agency.officers
    .filter(
      ({ id, roles, teams }) =>
        id !== jo.id && roles.includes('officer') && teams.some((one) => jo.teams.includes(one)),
    )
    .slice(0, MOST_OFFICERS);
  const [profile] = await profilesOf(db);
  const gather = gatherEvidence(await openWorkMap());
  const accepted: string[] = [];
  for (const [n, officer] of team.entries()) {
    if (profile !== undefined)
      await act(jo, now - 90 * DAY, (work) => giveRole(work, { officerId: officer.id, profileId: profile.id }));
    const reading = { db, actor: officer.actor, now };
    const offers = (await candidatesFor(gather, reading)).filter(({ lines }) => lines.length > 0);
    for (const [at, offer] of offers.slice(0, MOST_CLAIMS - n).entries()) {
      const { copy } = await draftFor(gather, reading, offer.seq);
      const itemIds = offer.lines.map(({ id }) => id);
      const reflection = REFLECTIONS[offer.key] ?? PLAIN;
      const id = await act(officer, now - 3 * HOUR, (work) =>
        claimWork(gather, work, { seq: offer.seq, itemIds, reflection, copy }),
      );
      if (at < 2) continue;
      await act(jo, now - 2 * HOUR, (work) =>
        decideEvidence(work, id, { verdict: 'accepted', words: '', without: [] }),
      );
      if (copy !== '') accepted.push(id);
    }
  }
  await talk(act, jo, team[0], now);
  await fillGrowing(db, { jo, team, learnFrom: accepted[0] }, now);
}

async function talk(act: Acting, jo: Officer, officer: Officer | undefined, now: number): Promise<void> {
  if (officer === undefined) return;
  const notes = 'We listened to two calls together. Next: let a silence stand before answering.';
  await act(jo, now - DAY, (work) =>
    holdSession(work, { officerId: officer.id, kind: 'coaching', heldAt: now - DAY, notes }),
  );
  await act(jo, now - DAY, (work) =>
    addAction(work, {
      measure: 'promises kept',
      officerId: officer.id,
      goal: 'Stay calm when somebody shouts',
      what: 'Sit beside a colleague for one morning at the counter',
      kind: 'shadow',
      itemId: null,
      dueAt: now + 5 * DAY,
    }),
  );
}
