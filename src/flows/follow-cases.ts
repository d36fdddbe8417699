import { factsOf } from '#areas/cases/server/index.ts';
import { phaseOf } from '#areas/cases/rules/index.ts';
import { eventsOfMove, isWordFromUs } from '#areas/clocks/rules/index.ts';
import { joinClocks, turnClocks, undoTurn } from '#areas/clocks/server/index.ts';
import { joinPromises, movePromises } from '#areas/promises/server/index.ts';
import type { Happening } from '#areas/records/server/index.ts';
import type { ClockEvent } from '#areas/standards/rules/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';
import type { Work } from '#platform/work.ts';

type Told = Happening & { readonly caseId: string };
type Follow = (standards: Standards, work: Work, it: Told) => Promise<void>;

const text = (it: Happening, name: string): string | null => {
  const value = it.data?.[name];
  return typeof value === 'string' ? value : null;
};

const kindOf = async (work: Work, { caseId }: Told): Promise<string> =>
  (await factsOf(work.db, [caseId])).get(caseId)?.kind ?? '';

/** What happened, as one thing to the clocks. */
const turn =
  (event: ClockEvent, { by = 'messageId', fresh = false } = {}): Follow =>
  (standards, work, it) =>
    turnClocks(standards, work, {
      caseId: it.caseId,
      kind: async () => (fresh ? (text(it, 'kind') ?? '') : kindOf(work, it)),
      event,
      by: text(it, by),
      fresh,
    });

const moved: Follow = async (standards, work, it) => {
  const kind = await kindOf(work, it);
  const [from, to] = [text(it, 'from') ?? '', text(it, 'to') ?? ''];
  const events = eventsOfMove({ from: phaseOf(kind, from), to: phaseOf(kind, to), state: to });
  for (const event of events)
    await turnClocks(standards, work, { caseId: it.caseId, kind: async () => kind, event, by: null, fresh: false });
};

const spoke: Follow = async (standards, work, it) => {
  if (isWordFromUs(text(it, 'channel'), text(it, 'direction')))
    await turn('we contacted the customer', { by: 'contactId' })(standards, work, it);
};

const assigned: Follow = (_standards, work, it) => {
  const to = it.data?.['to'];
  if (typeof to !== 'object' || to === null || !('teamId' in to) || !('ownerId' in to)) return Promise.resolve();
  const { teamId, ownerId } = to;
  if (typeof teamId !== 'string') return Promise.resolve();
  return movePromises(work, it.caseId, { teamId, ownerId: typeof ownerId === 'string' ? ownerId : null });
};

const joined =
  (together: boolean): Follow =>
  async (standards, work, it) => {
    const intoId = text(it, 'intoId');
    if (intoId === null || intoId === it.caseId) return;
    await joinClocks(standards, work, it.caseId, together);
    await joinPromises(work, { fromId: it.caseId, intoId, joined: together });
  };

const FOLLOWED: Readonly<Record<string, Follow>> = {
  'case.opened': turn('case opened', { fresh: true }),
  'case.moved': moved,
  'case.reopened': turn('reopened'),
  'case.assigned': assigned,
  'case.merged': joined(true),
  'case.merge-undone': joined(false),
  'contact.logged': spoke,
  'message.received': turn('customer wrote'),
  'message.written': turn('we contacted the customer'),
  'message.sent-automatically': turn('acknowledged'),
  'message.recalled': (_standards, work, it) => {
    const messageId = text(it, 'messageId');
    return messageId === null ? Promise.resolve() : undoTurn(work, it.caseId, messageId);
  },
};

/**
 * Follows what happens to cases, in the transaction in which it happens: clocks start, stand and end, and promises go with
 * the case, together with the act itself or not at all.
 */
export const followCases =
  (standards: Standards) =>
  async (work: Work, happenings: readonly Happening[]): Promise<void> => {
    for (const it of happenings) {
      const follow = FOLLOWED[it.kind];
      if (follow === undefined || it.caseId === undefined) continue;
      await follow(standards, work, { ...it, caseId: it.caseId });
    }
  };
