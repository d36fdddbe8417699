export { attachTo, findAttachment, keepAttachment } from './attachments.ts';
export { PRIVATE_LINK, makePrivateLink, openPrivateLink, privateToken, type PublicCase } from './private-link.ts';
export { findByPrivateLink, ownerOfLink, type PublicMessage } from './private-link.ts';
export { addContact, addNote, addTask, caseNamed, finishTask, linkCase, retag, setAccess } from './around.ts';
export { dropDraft, returnDraft, saveDraft, sweepDrafts } from './drafts.ts';
export { addNotice } from './notices.ts';
export {
  cardOf,
  countedCase,
  entriesOn,
  factsOf,
  heardSince,
  nextOf,
  ownCard,
  tonesHeard,
  tonesOf,
  openCasesOf,
  otherCasesOf,
  saidAndWritten,
  saidToUs,
  subjectsOf,
  subjectOf,
  tagsOf,
  unownedIn,
  visibleCards,
  utteredNow,
  visibleCase,
  visibleFacts,
  writtenByUs,
  type CaseFacts,
  type SaidToUs,
  type Uttered,
} from './facts.ts';
export { newestToned, noteTone } from './tones.ts';
export { firstWordsOf, newestFinished, textsAfter, type CaseText } from './texts.ts';
export { openCase } from './open-case.ts';
export { addIncoming, addOutgoing, sayApproved, setDelivery, settleHeld } from './messages.ts';
export {
  caseNumbered,
  caseOfMessage,
  caseOfMessageIds,
  contactOfMessage,
  familyOfCase,
  isParty,
  mailsOpenTo,
  referencesOf,
  rootOf,
  threadOf,
} from './find.ts';
export {
  attachmentsOf,
  filesOf,
  type SentFile,
  keepDraft,
  type Recalled,
  messageFailed,
  recipientsOf,
  sentTexts,
  textOf,
  textsOf,
} from './outbox-side.ts';
export { conflict, lockCase, mustSee, sees, type Locked } from './lock.ts';
export { assignCase, bringBack, changeCase, moveCase } from './change.ts';
export { mergeCase } from './merge.ts';
export { splitCase } from './split.ts';
export { openReplyTokens, type ReplyTokens } from './reply-token.ts';
export { addParty, customersOn } from './parties.ts';
export { caseFileRoutes } from './file-routes.ts';
export { caseRoutes } from './routes.ts';
export { casesOfView, saveView } from './lists/views.ts';
export { arrivalsOf, countedArrivals, unownedWaits } from './lists/arrivals.ts';
export type { TodaySource } from './lists/today.ts';
export type { Answering } from './lists/bulk-answer.ts';
export { gatherWords } from './search/words.ts';
export { dueFrom, promise, tellOfCase, type Desk, type Promising, type SaidWith } from './desk.ts';
export type { Moving } from '../rules/index.ts';
export { answerAdvice, askAdvice } from './advice.ts';
export { entrySaying, perspectiveOf, setPerspective } from './perspective.ts';
