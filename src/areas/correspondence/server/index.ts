export { acknowledge } from './acknowledge.ts';
export { composeOutreach } from './compose-outreach.ts';
export { answeringBy } from './answering.ts';
export { compose } from './compose.ts';
export { answersSent, sentTo } from './find.ts';
export { sendNotice } from './notice.ts';
export {
  openPostOffice,
  replyAddress,
  subjectFor,
  type Held,
  type Leaving,
  type PostOffice,
  type Vetting,
} from './post-office.ts';
export { howItGoes, lettersToPost, sayPosted, type HowItGoes, type ToPost } from './posting.ts';
export { recordSent, recordTrouble } from './record-past.ts';
export { exactText, giveBack, keepFollowing, releaseApproved, waitsForApproval } from './approved.ts';
export { reply } from './reply.ts';
export { correspondenceRoutes } from './routes.ts';
export { sendDue, settleAbandoned } from './send-due.ts';
export { sendLink } from './send-link.ts';
export { openTextWay } from './text-transport.ts';
export { saveTemplate, sharedTemplates, templatesOf, type Template } from './templates.ts';
export { openTransport, trySmtp, type Handed, type Transport } from './transport.ts';
export type { LeavingNow, LetterWay, TextWay, Ways } from './ways.ts';
export { outgoingState, withdraw, writeTo } from './write-to.ts';
export type { By } from './write.ts';
