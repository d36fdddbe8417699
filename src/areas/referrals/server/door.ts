import { sql } from 'kysely';
import { findAttachment } from '#areas/cases/server/index.ts';
import { organizationsCalled, servicesCalled } from '#areas/directory/server/index.ts';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { newSecret, sha256 } from '#platform/id.ts';
import type { Db, Tx } from '#platform/db.ts';
import { SYSTEM, type Work } from '#platform/work.ts';
import { actsFrom, type Act, type Outcome, type State } from '../rules/index.ts';
import { noteStep } from './act.ts';
import { documentsOf, readReferral, saidOn, type Referral } from './store.ts';

/** What a link leads to: nothing; a page nobody has opened yet; somebody else’s; one whose time is over; or the page. */
export type Door =
  | { readonly is: 'nothing' | 'over' }
  | { readonly is: 'new' | 'other' | 'open'; readonly referralId: string };

type Row = { referralId: string; expiresAt: Instant; browser: Buffer | null; endedAt: Instant | null };

/** Looking at a door opens nothing: a program that follows every link in a mail leaves it as it was. */
export async function lookAtDoor(db: Db | Tx, token: string, browser: string | null, now: Instant): Promise<Door> {
  const { rows } = await sql<Row>`
    select referral_id as "referralId", expires_at as "expiresAt", browser_hash as browser, ended_at as "endedAt"
      from referrals.door where token_hash = ${sha256(token)}`.execute(db);
  const [found] = rows;
  if (found === undefined) return { is: 'nothing' };
  const { referralId } = found;
  if (found.endedAt !== null || found.expiresAt <= now) return { is: 'over' };
  if (found.browser === null) return { is: 'new', referralId };
  return { is: browser !== null && found.browser.equals(sha256(browser)) ? 'open' : 'other', referralId };
}

/** Opens a door for this browser and for no other. Gives its secret, or null where somebody was quicker. */
export async function openDoor(work: Work, token: string, browser: string | null): Promise<string | null> {
  const secret = browser ?? newSecret();
  const { rows } = await sql<{ referralId: string }>`
    update referrals.door set browser_hash = ${sha256(secret)}, opened_at = ${new Date(work.now)}
     where token_hash = ${sha256(token)} and browser_hash is null and ended_at is null and expires_at > ${new Date(work.now)}
    returning referral_id as "referralId"`.execute(work.db);
  const [opened] = rows;
  if (opened === undefined) return null;
  const { rows: first } = await sql`
    update referrals.referral set first_seen_at = ${new Date(work.now)} where id = ${opened.referralId} and first_seen_at is null returning id`.execute(
    work.db,
  );
  if (first.length > 0) await noteStep({ ...work, actor: SYSTEM }, opened.referralId, 'seen', '');
  return secret;
}

/** A referral as the partner sees it: what they were given, and nothing else of the case. */
export type PartnerView = {
  readonly id: string;
  readonly number: number;
  readonly organization: string;
  readonly service: string | null;
  readonly officer: string;
  readonly summary: string;
  readonly ground: Referral['ground'];
  readonly given: Readonly<Record<string, string>>;
  readonly documents: readonly { readonly id: string; readonly name: string }[];
  readonly dueAt: Instant;
  readonly madeAt: Instant;
  readonly state: State;
  readonly words: string;
  readonly expectedOn: string | null;
  readonly outcome: Outcome | null;
  readonly acts: readonly Act[];
  readonly said: readonly {
    readonly at: Instant;
    readonly ours: boolean;
    readonly who: string;
    readonly body: string;
  }[];
};

export async function partnerView(db: Db | Tx, id: string): Promise<PartnerView | undefined> {
  const it = await readReferral(db, id);
  if (it === undefined) return undefined;
  const [[organization], [service], said, documents] = await Promise.all([
    organizationsCalled(db, [it.organizationId]),
    servicesCalled(db, it.serviceId === null ? [] : [it.serviceId]),
    saidOn(db, id),
    documentsOf(db, id),
  ]);
  const names = await namesOfOfficers(db, [it.madeBy, ...said.flatMap(({ officerId }) => officerId ?? [])]);
  const files = await Promise.all(documents.map(async (one) => ({ id: one, name: (await fileOf(db, one)).name })));
  return {
    id,
    number: it.number,
    organization: organization?.name ?? '',
    service: service === undefined ? null : service.name,
    officer: names.get(it.madeBy) ?? '',
    summary: it.summary,
    ground: it.ground,
    given: it.given,
    documents: files,
    dueAt: it.dueAt,
    madeAt: it.madeAt,
    state: it.state,
    words: it.words,
    expectedOn: it.expectedOn,
    outcome: it.outcome,
    acts: actsFrom(it.state, 'partner'),
    said: said.map(({ at, direction, officerId, who, body }) => ({
      at,
      ours: direction === 'out',
      who: officerId === null ? who : (names.get(officerId) ?? ''),
      body,
    })),
  };
}

const fileOf = (db: Db | Tx, id: string) => findAttachment({ db, actor: SYSTEM }, id);

/** A paper that was given with a referral; any other is answered like one that is not there. */
export async function partnerDocument(db: Db | Tx, referralId: string, attachmentId: string) {
  if (!(await documentsOf(db, referralId)).includes(attachmentId)) return undefined;
  return fileOf(db, attachmentId);
}
