import type { Instant } from '#kernel/time.ts';
import { announce, gatherEvents } from '#areas/records/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import {
  bulkVerdict,
  gapOf,
  permissionFor,
  wordsFor,
  type BulkAct,
  type Changeable,
  type Refused,
} from '../../rules/index.ts';
import { tellOfCase, type Desk } from '../desk.ts';
import { mustBeAbleToTake } from '../hand-over.ts';
import { recipientsOf } from '../outbox-side.ts';
import { answerOne, type AnswerAct, type Answering } from './bulk-answer.ts';
import { noteHandings, putAllOnTop } from './bulk-handing.ts';
import { keepBulk, lockChosen, writeStandings, type Found, type Kept } from './bulk-kept.ts';

type Act = BulkAct | AnswerAct;
export type Asked = {
  readonly act: Act;
  readonly cases: readonly { readonly id: string; readonly version: number }[];
};

export type Outcome = {
  id: string;
  reference: string | null;
  subject: string | null;
  because: Refused | 'not there' | 'no address' | 'a gap' | null;
  before: Changeable | null;
  after: Changeable | null;
  says: string | null;
  gap: string | null;
};

/** What acts on many cases need besides the desk: the area above that answers customers, where there is one. */
export type BulkDesk = { readonly desk: Desk; readonly answering: Answering | null };

/** Says what an act would do to each case, and does nothing. The cases are locked only until the answer is given. */
export async function previewBulk(at: BulkDesk, work: Work, { act, cases }: Asked): Promise<Outcome[]> {
  mayDo(at, work, act);
  if (act.do === 'hand over') await mustBeAbleToTake(work, act);
  const ids = cases.map(({ id }) => id);
  if (new Set(ids).size < ids.length)
    throw new Refusal(422, 'A case is named twice.', [{ field: 'cases', problem: 'names a case twice' }]);
  const found = await lockChosen(work, ids);
  return Promise.all(cases.map((one) => outcomeOf(work, { act, found: found.get(one.id), ...one })));
}

function mayDo({ answering }: BulkDesk, { actor }: Work, act: Act): void {
  const needed = act.do === 'answer' ? 'correspondence.send' : permissionFor(act);
  if (!actor.may(needed)) throw new Refusal(403, `Your role does not allow this (${needed}).`);
  if (act.do === 'answer' && answering === null) throw new Refusal(422, 'This desk does not write to customers.');
}

type One = {
  readonly act: Act;
  readonly found: Found | undefined;
  readonly id: string;
  readonly version: number;
};

async function outcomeOf(work: Work, { act, found, id, version }: One): Promise<Outcome> {
  const nothing = { id, reference: null, subject: null, before: null, after: null, says: null, gap: null };
  if (found === undefined) return { ...nothing, because: 'not there' };
  const { reference, subject, customerName, standing } = found;
  const told = { ...nothing, reference, subject, before: standing };
  const verdict = bulkVerdict(act.do === 'answer' ? moveAfter(act) : act, found, version, work.now);
  if (act.do !== 'answer') {
    return verdict.ok ? { ...told, because: null, after: verdict.after } : { ...told, because: verdict.because };
  }
  // An answer is sent also where the case stands afterwards as it stood before.
  if (!verdict.ok && verdict.because !== 'so already') return { ...told, because: verdict.because };
  if ((await recipientsOf(work, found)).length === 0) return { ...told, because: 'no address' };
  const says = wordsFor(act.body, { customer: customerName, reference, subject, team: found.teamName });
  const gap = gapOf(says);
  if (gap !== undefined) return { ...told, because: 'a gap', says, gap };
  return { ...told, because: null, after: verdict.ok ? verdict.after : standing, says };
}

/** What becomes of a case with its answer: it closes, or it says what is next. */
const moveAfter = ({ then }: AnswerAct): BulkAct =>
  'nextStep' in then ? { do: 'move', ...then } : { do: 'close', state: then.state };

export type Done = { bulkId: string | null; done: number; recallUntil: Instant | null; outcomes: Outcome[] };
type Change = { readonly id: string; readonly before: Changeable; readonly after: Changeable; readonly says: string };

/** Does one act to many cases: each has its own event, and what each was before is kept, so that all can be undone. */
export async function doBulk(at: BulkDesk, work: Work, asked: Asked): Promise<Done> {
  const outcomes = await previewBulk(at, work, asked);
  const changes = outcomes.flatMap(({ id, before, after, says }) =>
    before === null || after === null ? [] : [{ id, before, after, says: says ?? '' }],
  );
  if (changes.length === 0) return { bulkId: null, done: 0, recallUntil: null, outcomes };
  const { act } = asked;
  const writeEvents = gatherEvents(work.db);
  const kept =
    act.do === 'answer' ? await answerAll(at, work, act, changes) : await changeAll(at.desk, work, act, changes);
  await writeEvents();
  const bulkId = await keepBulk(work, withoutWords(act), kept);
  return { bulkId, done: changes.length, recallUntil: recallOf(at, work, act), outcomes };
}

/** The record says what was done, not what was written: that stands on each case. */
const withoutWords = (act: Act): object => {
  if (act.do === 'answer') return { do: act.do, then: act.then };
  return act.do === 'hand over' || act.do === 'queue' ? { ...act, why: undefined } : act;
};

const recallOf = ({ desk }: BulkDesk, work: Work, act: Act): Instant | null =>
  act.do === 'answer' ? work.now + desk.recallMs : null;

async function changeAll(desk: Desk, work: Work, act: BulkAct, changes: readonly Change[]): Promise<Kept[]> {
  const handing = act.do === 'hand over' || act.do === 'queue' ? act : undefined;
  const noted = handing === undefined ? [] : await noteHandings(desk, work, changes, handing.why);
  await writeStandings(work, changes);
  await putAllOnTop(work, noted, handing?.why);
  const notes = new Map(noted.map(({ id, noteId }) => [id, noteId]));
  await announce(work, ...changes.map((change) => eventOf(act, { ...change, noteId: notes.get(change.id) })));
  for (const { id } of changes) tellOfCase(desk, work, id);
  return changes.map(({ id, before, after }) => ({ id, before, after, messageId: null, draft: null }));
}

async function answerAll(
  { answering }: BulkDesk,
  work: Work,
  act: AnswerAct,
  changes: readonly Change[],
): Promise<Kept[]> {
  const kept: Kept[] = [];
  if (answering === null) return kept;
  for (const { id, before, after, says } of changes) {
    const sent = await answerOne(answering, work, {
      caseId: id,
      body: says,
      then: act.then,
      templates: act.templates,
    });
    kept.push({ id, before, after, ...sent });
  }
  return kept;
}

type Told = Omit<Change, 'says'> & { readonly noteId: string | undefined };

/** The event of one case, in the words that the same act has when it is done to one case by itself. */
function eventOf(act: BulkAct, { id: caseId, before, after, noteId }: Told) {
  switch (act.do) {
    case 'hand over':
    case 'queue': {
      const [from, to] = [before, after].map(({ teamId, ownerId }) => ({ teamId, ownerId }));
      return {
        kind: 'case.assigned' as const,
        caseId,
        data: { from, to, bulk: true, ...(noteId === undefined ? {} : { noteId }) },
      };
    }
    case 'tag': {
      const add = after.tags.filter((tag) => !before.tags.includes(tag));
      const remove = before.tags.filter((tag) => !after.tags.includes(tag));
      return { kind: 'case.tagged' as const, caseId, data: { add, remove, bulk: true } };
    }
    case 'priority':
      return { kind: 'case.changed' as const, caseId, data: { priority: after.priority, bulk: true } };
    case 'next':
      return {
        kind: 'case.changed' as const,
        caseId,
        data: { nextStep: after.nextStep, nextDueAt: after.nextDueAt, bulk: true },
      };
    case 'close':
    case 'move': {
      const { state: to, nextStep, nextDueAt } = after;
      const why = act.do === 'close' ? act.why : undefined;
      return {
        kind: 'case.moved' as const,
        caseId,
        data: { from: before.state, to, nextStep, nextDueAt, bulk: true },
        why,
      };
    }
  }
}
