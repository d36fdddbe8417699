export {
  acknowledgeComplaint,
  beginComplaint,
  joinComplaint,
  leaveComplaint,
  prepareComplaints,
  unacknowledge,
} from './begin.ts';
export { answerAgreed, answerComplaint, draftAnswer, takeAnswerBack, type Answering } from './answer.ts';
export { actionsToday, learnFrom } from './causes.ts';
export { closeComplaint, endClosure, lookAgain, movedComplaint } from './closing.ts';
export { mustNameOutside } from './extension.ts';
export { comeBack, goOutside } from './outside.ts';
export { addIssue, findOn, issuesOf, pointOf, standingFindings } from './issues.ts';
export { addRemedy, finishRemedy, remedyRenewed, type Paying } from './remedies.ts';
export { goToNextStage, nameOfficer } from './stages.ts';
export { casesTouchedBy, joinedApart, ownerOfComplaint } from './apart.ts';
export { bodyOutside, openComplaints, type Complaints } from './packs.ts';
export { publicStanding } from './read.ts';
export { importedBefore, noteImported } from './imported.ts';
export { cfpbRows, learnedIn } from './export.ts';
export { reportOf } from './report.ts';
export { complaintOf } from './store.ts';
export { complaintRoutes } from './routes.ts';
export { learnFromComplaints } from './triage.ts';
