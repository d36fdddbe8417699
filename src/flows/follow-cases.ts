import { factsOf } from '#areas/cases/server/index.ts';
import { phaseOf } from '#areas/cases/rules/index.ts';
import { eventsOfMove, isWordFromUs } from '#areas/clocks/rules/index.ts';
import { joinClocks, turnClocks, undoTurn } from '#areas/clocks/server/index.ts';
import {
  acknowledgeComplaint,
  answerAgreed,
  beginComplaint,
  endClosure,
  joinComplaint,
  joinedApart,
  leaveComplaint,
  movedComplaint,
  ownerOfComplaint,
  remedyRenewed,
  takeAnswerBack,
  unacknowledge,
  type Complaints,
} from '#areas/complaints/server/index.ts';
import { joinPromises, movePromises } from '#areas/promises/server/index.ts';
import type { Happening } from '#areas/records/server/index.ts';
import type { ClockEvent } from '#areas/standards/rules/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';
import type { Work } from '#platform/work.ts';

type Told = Happening & { readonly caseId: string };
type Following = { readonly standards: Standards; readonly complaints: Complaints };
type Follow = (following: Following, work: Work, it: Told) => Promise<void>;

const text = (it: Happening, name: string): string | null => {
  const value = it.data?.[name];
  return typeof value === 'string' ? value : null;
};

const moment = (it: Happening, name: string): number | undefined => {
  const value = it.data?.[name];
  return typeof value === 'number' ? value : undefined;
};

const kindOf = async (work: Work, { caseId }: Told): Promise<string> =>
  (await factsOf(work.db, [caseId])).get(caseId)?.kind ?? '';

/** What happened, as one thing to the clocks. */
const turn =
  (event: ClockEvent, { by = 'messageId', fresh = false } = {}): Follow =>
  ({ standards }, work, it) =>
    turnClocks(standards, work, {
      caseId: it.caseId,
      kind: async () => (fresh ? (text(it, 'kind') ?? '') : kindOf(work, it)),
      event,
      by: text(it, by),
      fresh,
      since: moment(it, 'receivedAt'),
    });

const moved: Follow = async ({ standards }, work, it) => {
  const kind = await kindOf(work, it);
  const [from, to] = [text(it, 'from') ?? '', text(it, 'to') ?? ''];
  if (kind === 'complaint') await movedComplaint(work, it.caseId, { to, why: it.why });
  const events = eventsOfMove({ from: phaseOf(kind, from), to: phaseOf(kind, to), state: to });
  for (const event of events)
    await turnClocks(standards, work, { caseId: it.caseId, kind: async () => kind, event, by: null, fresh: false });
};

const spoke: Follow = async (following, work, it) => {
  if (!isWordFromUs(text(it, 'channel'), text(it, 'direction'))) return;
  await turn('we contacted the customer', { by: 'contactId' })(following, work, it);
  // A call in which the complaint was made acknowledges nothing: it has still to be said that it is one.
  if (text(it, 'direction') === 'out') await heard(following, work, it);
};

/** Whatever we write or say acknowledges what is still to be acknowledged, and a later stage is counted from there. */
const heard: Follow = async (following, work, it) => {
  if (await acknowledgeComplaint(work, it.caseId, text(it, 'messageId')))
    await turn('second stage acknowledged')(following, work, it);
};

const opened: Follow = async (following, work, it) => {
  await turn('case opened', { fresh: true })(following, work, it);
  if (text(it, 'kind') === 'complaint')
    await beginComplaint(following.complaints, work, {
      caseId: it.caseId,
      receivedAt: moment(it, 'receivedAt') ?? work.now,
    });
};

/** A case becomes a complaint as of the day on which it reached us, and stops being one only by a decision. */
const changed: Follow = async (following, work, it) => {
  const kind = text(it, 'kind');
  if (kind === null) return;
  if (kind !== 'complaint') return leaveComplaint(work, it.caseId, kind);
  const receivedAt = (await factsOf(work.db, [it.caseId])).get(it.caseId)?.openedAt ?? work.now;
  await beginComplaint(following.complaints, work, { caseId: it.caseId, receivedAt });
  await turn('case opened')(following, work, { ...it, data: { receivedAt } });
};

const wrote =
  (event: ClockEvent): Follow =>
  async (following, work, it) => {
    await turn(event)(following, work, it);
    await heard(following, work, it);
    const messageId = text(it, 'messageId');
    if (it.data?.['approved'] === true && messageId !== null) await answerAgreed(work, messageId);
  };

const recalled: Follow = async (_following, work, it) => {
  const messageId = text(it, 'messageId');
  if (messageId === null) return;
  await undoTurn(work, it.caseId, messageId);
  await unacknowledge(work, it.caseId, messageId);
  await takeAnswerBack(work, messageId);
};

/** What somebody did not agree to was never said either. Its text is its writer's again. */
const returned: Follow = (following, work, it) =>
  recalled(following, { ...work, actor: { ...work.actor, id: text(it, 'authorId') } }, it);

const reopened: Follow = async (following, work, it) => {
  await turn('reopened')(following, work, it);
  await endClosure(work, it.caseId);
};

/** A remedy whose promise is renewed goes on as the new one. */
const promised: Follow = async (_following, work, it) => {
  const [promiseId, renews] = [text(it, 'promiseId'), text(it, 'renews')];
  if (promiseId !== null && renews !== null) await remedyRenewed(work, promiseId, renews);
};

const assigned: Follow = async (_following, work, it) => {
  const to = it.data?.['to'];
  if (typeof to !== 'object' || to === null || !('teamId' in to) || !('ownerId' in to)) return;
  const { teamId } = to;
  if (typeof teamId !== 'string') return;
  const ownerId = typeof to.ownerId === 'string' ? to.ownerId : null;
  await ownerOfComplaint(work, it.caseId, ownerId);
  await movePromises(work, it.caseId, { teamId, ownerId });
};

const joined =
  (together: boolean): Follow =>
  async ({ standards }, work, it) => {
    const intoId = text(it, 'intoId');
    if (intoId === null || intoId === it.caseId) return;
    if (together) await joinComplaint(work, it.caseId, intoId);
    if (together) await joinedApart(work, intoId);
    await joinClocks(standards, work, it.caseId, together);
    await joinPromises(work, { fromId: it.caseId, intoId, joined: together });
  };

const FOLLOWED: Readonly<Record<string, Follow>> = {
  'case.opened': opened,
  'case.changed': changed,
  'case.moved': moved,
  'case.reopened': reopened,
  'case.assigned': assigned,
  'case.merged': joined(true),
  'case.merge-undone': joined(false),
  'complaint.answered': turn('answered'),
  'complaint.next-stage': turn('second stage asked for'),
  'contact.logged': spoke,
  'promise.made': promised,
  'message.received': turn('customer wrote'),
  'message.written': wrote('we contacted the customer'),
  'message.sent-automatically': wrote('acknowledged'),
  'message.recalled': recalled,
  'message.returned': returned,
};

/**
 * Follows what happens to cases, in the transaction in which it happens: clocks start, stand and end, and promises go with
 * the case, together with the act itself or not at all.
 */
export const followCases =
  (following: Following) =>
  async (work: Work, happenings: readonly Happening[]): Promise<void> => {
    for (const it of happenings) {
      const follow = FOLLOWED[it.kind];
      if (follow === undefined || it.caseId === undefined) continue;
      await follow(following, work, { ...it, caseId: it.caseId });
    }
  };
