import { sql } from 'kysely';
import { announce } from '#areas/records/server/index.ts';
import { dayOfText } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import { momentOf } from '#kernel/zone.ts';
import type { Db, Tx } from '#platform/db.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Actor, Reading, Work } from '#platform/work.ts';
import {
  coverageOf,
  daysOn,
  earliestDay,
  gapsIn,
  mayAskToSign,
  signersOf,
  toSign,
  type Party,
  type Signer,
} from '../rules/index.ts';
import { actOn } from './acts.ts';
import type { At } from './at.ts';
import { statementNow, todayIn } from './facts.ts';
import { partiesIn } from './people.ts';
import { endLink, linkBehind, linkCalled, linksOf, overWith, type Link } from './links.ts';
import { addressees, queueLetter, signingToken, type Addressee } from './post.ts';
import { loaded, type Loaded } from './store.ts';

/** A link outlives the day it is asked for by a little: whoever is late signs late, and not never. */
const GRACE_DAYS = 7;
const MOST_DAYS = 60;

type Asked = { readonly signBy: string; readonly by: string | null; readonly anew: boolean };

/** Sends everybody who has still to sign a link of their own, by mail. Links they had before stop working. */
export async function askToSign(it: At, work: Work, id: string, { signBy }: { signBy: string }): Promise<number> {
  const found = await loaded(it.plans, work.db, id, { lock: true });
  const today = todayIn(it, work.now);
  const parties = await partiesIn(work, found, today);
  const because = mayAskToSign(found.journey, parties);
  if (because !== null) throw new Refusal(because.mayNot ? 403 : 422, because.because);
  if (signBy < today || signBy > daysOn(today, MOST_DAYS))
    throw new Refusal(422, `Choose a day from today, within ${MOST_DAYS} days.`, [
      { field: 'signBy', problem: 'cannot be used' },
    ]);
  const { hash } = await statementNow(it, work.db, found);
  const { signatures } = found.journey.gateway;
  const missing = signersOf(found.plan, found.journey).filter(({ as }) => signatures[as]?.hash !== hash);
  const people = await addressees(
    work.db,
    missing.map(({ person }) => person),
  );
  for (const { as, person } of missing) {
    const to = people.find((one) => one.id === person);
    if (to !== undefined)
      await sendLink(it, work, { found, as, to, hash, asked: { signBy, by: work.actor.id, anew: false } });
  }
  if (people.length === 0) throw new Refusal(422, 'Nobody who has still to sign can be written to.');
  await announce(work, {
    kind: 'assessment.signatures-asked',
    data: { programmeId: id, of: missing.map(({ as }) => as) },
  });
  work.afterCommit(() => it.live.tell('assessment', id));
  return people.length;
}

type Sending = {
  readonly found: Loaded;
  readonly as: Signer;
  readonly to: Addressee;
  readonly hash: string;
  readonly asked: Asked;
};

const roleOf = ({ row }: Loaded, as: Signer): string =>
  ({
    employer: `Line manager, for ${row.employer}`,
    provider: `Trainer, for ${row.training ?? 'the training provider'}`,
    apprentice: 'Apprentice',
  })[as];

async function sendLink(it: At, work: Work, { found, as, to, hash, asked }: Sending): Promise<void> {
  const { row, journey } = found;
  await endLink(work, { programmeId: row.id, as }, 'replaced');
  const id = newId(work.now);
  const ends = momentOf(it.zone, (dayOfText(asked.signBy) ?? 0) + GRACE_DAYS + 1, 0);
  await sql`
    insert into assessment.signing (id, programme_id, officer_id, signs_as, name, role, address, statement_hash, asked_by, asked_at, sign_by, ends_at)
    values (${id}, ${row.id}, ${to.id}, ${as}, ${to.name}, ${roleOf(found, as)}, ${to.address}, ${hash}, ${asked.by}::uuid,
            ${new Date(work.now)}, ${asked.signBy}, ${new Date(ends)})`.execute(work.db);
  const [apprentice] = await addressees(work.db, [journey.parties.apprentice]);
  const naming = { name: to.name, agency: it.post.agency, apprentice: apprentice?.name ?? '' };
  await queueLetter(work, {
    ...toSign({ ...naming, as, signBy: asked.signBy, anew: asked.anew }),
    kind: 'to sign',
    programmeId: row.id,
    to,
    signingId: id,
  });
}

/** Takes a link back before it was used. */
export async function takeBackLink(it: At, work: Work, id: string): Promise<void> {
  const link = await linkCalled(work.db, id);
  if (link === undefined) throw new Refusal(404, 'There is no such link, or it is not yours to see.');
  const found = await loaded(it.plans, work.db, link.programmeId);
  const parties = await partiesIn(work, found, todayIn(it, work.now));
  if (!parties.some((party) => ASKS.includes(party)))
    throw new Refusal(403, 'Line manager and trainer take links back.');
  if (!(await endLink(work, { id }, 'taken back'))) throw new Refusal(409, 'This link is not open any more.');
  await announce(work, {
    kind: 'assessment.link-taken-back',
    data: { programmeId: link.programmeId, signingId: id, of: link.as },
  });
  work.afterCommit(() => it.live.tell('assessment', link.programmeId));
}
const ASKS: readonly Party[] = ['manager', 'provider'];

export type SigningPage = {
  readonly officerId: string;
  readonly programmeId: string;
  readonly name: string;
  readonly role: string;
  readonly address: string;
  readonly as: Signer;
  readonly signBy: string;
  readonly apprentice: string;
  readonly title: string;
  readonly employer: string;
  readonly startedOn: string;
  readonly earliestOn: string;
  readonly meetingOn: string | null;
  readonly covered: number;
  readonly ofCriteria: number;
  readonly exceptions: readonly { readonly code: string; readonly reason: string }[];
  readonly statement: string;
  readonly hash: string;
};

/** Whoever has left signs for nobody any more, whatever mail they still have. */
const isStillHere = async (db: Db | Tx, { officerId }: Link): Promise<boolean> =>
  (await addressees(db, [officerId])).length > 0;

/** What a link opens now. A link that is over says how, because whoever holds it was asked by name. */
export type Opened =
  | { readonly is: 'unknown' }
  | { readonly is: 'over'; readonly why: NonNullable<Link['endedAs']> | 'late' }
  | { readonly is: 'open'; readonly page: SigningPage };

export async function openSigning(it: At, { db, now }: Pick<Reading, 'db' | 'now'>, token: string): Promise<Opened> {
  const link = await linkBehind(it.post, db, token);
  if (link === undefined) return { is: 'unknown' };
  const over = overWith(link, now);
  if (over !== null) return { is: 'over', why: over };
  if (!(await isStillHere(db, link))) return { is: 'over', why: 'taken back' };
  const found = await loaded(it.plans, db, link.programmeId);
  const { row, plan, journey } = found;
  const { statement, hash, brought } = await statementNow(it, db, found);
  if (hash !== link.hash || journey.gateway.opened === null) return { is: 'over', why: 'changed' };
  const [apprentice] = await addressees(db, [journey.parties.apprentice]);
  const { of, covered } = gapsIn(plan, journey, coverageOf(journey, brought));
  return {
    is: 'open',
    page: {
      ...link,
      apprentice: apprentice?.name ?? '',
      title: plan.title,
      employer: row.employer,
      startedOn: journey.startedOn,
      earliestOn: earliestDay(plan, journey, todayIn(it, now)),
      meetingOn: journey.gateway.meeting?.on ?? null,
      covered,
      ofCriteria: of,
      exceptions: journey.gateway.opened.exceptions,
      statement,
      hash,
    },
  };
}

/** Whoever opens a link is the person on the programme whom it was sent to, and may do this and nothing else. */
export const signerBehind = ({ officerId }: Pick<Link, 'officerId'>): Actor => ({
  kind: 'officer',
  id: officerId,
  may: () => false,
  teams: [],
});

/** Signs, or refuses with a reason, by a link. What stands in the way is said as it is on the screen of the desk. */
export async function signByLink(
  it: At,
  work: Work,
  token: string,
  answer: { readonly refuses: string | null },
): Promise<'signed' | 'refused'> {
  const link = await linkBehind(it.post, work.db, token);
  if (link === undefined) throw new Refusal(404, 'This link is not known.');
  // The programme is kept still first: of two presses the second finds that the link was used.
  const found = await loaded(it.plans, work.db, link.programmeId, { lock: true });
  const now = await linkCalled(work.db, link.id);
  if (now === undefined || overWith(now, work.now) !== null || !(await isStillHere(work.db, link)))
    throw new Refusal(409, 'This link is not open any more.');
  const { hash } = await statementNow(it, work.db, found);
  if (hash !== link.hash) throw new Refusal(409, 'The statement has changed since you were asked.');
  const { name, role, address, as } = link;
  // Somebody may have taken it back since it was looked at, in the same moment.
  if (!(await endLink(work, { id: link.id }, answer.refuses === null ? 'signed' : 'refused')))
    throw new Refusal(409, 'This link is not open any more.');
  await actOn(it, { ...work, actor: signerBehind(link) }, link.programmeId, {
    seq: found.journey.seq,
    act:
      answer.refuses === null ? { act: 'sign', as, hash } : { act: 'refuse the gateway', as, reason: answer.refuses },
    through: { link: link.id, name, role, address },
  });
  return answer.refuses === null ? 'signed' : 'refused';
}

/** A new link to the statement as it stands now, for whoever holds one that is over, at the address they were asked at. */
export async function sendLinkAnew(it: At, work: Work, token: string): Promise<boolean> {
  const link = await linkBehind(it.post, work.db, token);
  if (link === undefined || link.endedAs === 'signed' || link.endedAs === 'taken back' || link.endedAs === 'replaced')
    return false;
  const found = await loaded(it.plans, work.db, link.programmeId, { lock: true });
  const { gateway } = found.journey;
  const { hash } = await statementNow(it, work.db, found);
  const [to] = await addressees(work.db, [link.officerId]);
  const still = signersOf(found.plan, found.journey).some(
    ({ person, as }) => person === link.officerId && as === link.as,
  );
  if (mayAskToSign(found.journey, ['manager']) !== null || to === undefined || !still) return false;
  if (gateway.signatures[link.as]?.hash === hash) return false;
  const today = todayIn(it, work.now);
  const signBy = link.signBy < daysOn(today, 3) ? daysOn(today, 3) : link.signBy;
  await sendLink(it, work, { found, as: link.as, to, hash, asked: { signBy, by: null, anew: true } });
  await announce(work, {
    kind: 'assessment.link-sent-anew',
    data: { programmeId: link.programmeId, of: link.as },
  });
  return true;
}

/** The address of the link that one of the three has; for a desk that is only tried out, where no mail leaves. */
export async function linkOfSigner({ post }: At, db: Db | Tx, programmeId: string, as: Signer): Promise<string> {
  const link = must(
    (await linksOf(db, programmeId)).find((one) => one.as === as),
    'a link',
  );
  return `${post.publicUrl.replace(/\/$/, '')}/sign/${signingToken(post, link.id)}`;
}
