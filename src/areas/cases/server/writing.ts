import type { Answers } from '#platform/serve.ts';
import type { Work } from '#platform/work.ts';
import type * as contract from '../contract/writing.ts';
import type { Desk } from './desk.ts';
import { endDraft, halfWritten, saveDraft, type DraftToSave } from './drafts.ts';
import { toldOfTexts } from './lists/today-told.ts';
import { logCall } from './log-call.ts';
import { seeMentions, unseenMentions } from './mentions.ts';

const DONE = { done: true } as const;

/** What officers write: half-written texts, calls, and the notes that name a colleague. */
export const writingAnswers = (desk: Desk): Answers<typeof contract> => ({
  logCall: (work, { body }) => logCall(desk, work, body),
  saveDraft: (work, { params, body }) => keepDraft(work, params.id, body),
  saveLooseDraft: (work, { body }) => keepDraft(work, null, body),
  endDraft: (work, { params }) => endDraft(work, params.id).then(() => DONE),
  toldOfTexts: (work) => toldOfTexts(work).then(() => DONE),
  drafts: async (reading) => ({ drafts: await halfWritten(reading) }),
  mentions: async (reading) => ({ mentions: await unseenMentions(reading) }),
  seeMentions: (work, { params }) => seeMentions(desk, work, params.id).then(() => DONE),
});

const keepDraft = async (work: Work, caseId: string | null, it: DraftToSave) => ({
  savedAt: work.now,
  ...(await saveDraft(work, caseId, it)),
});
