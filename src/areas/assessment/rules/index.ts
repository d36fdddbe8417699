export { PARTIES, SIGNERS } from './journey/acts.ts';
export type { Act, Entry, Party, Signer } from './journey/acts.ts';
export { verdictOn } from './journey/decide.ts';
export { NOTHING_OBSERVED, type Checked, type Facts } from './journey/facts.ts';
export { after, journeyOf } from './journey/fold.ts';
export { gradeOf } from './journey/methods.ts';
export { gapsIn } from './journey/programme.ts';
export { questionsFor } from './journey/questions.ts';
export { appealUntil, undeveloped } from './journey/results.ts';
export { seenBy } from './journey/seen.ts';
export { showcaseGaps } from './journey/showcase.ts';
export { MOST_BYTES, fileFault, mayChangeFiles } from './journey/showcase-files.ts';
export {
  STAGES,
  branchesOf,
  coverageOf,
  latest,
  releasedOn,
  stageOf,
  type Attempt,
  type Journey,
  type Stage,
} from './journey/state.ts';
export { signersOf, statementOf } from './journey/statement.ts';
export { actsFor, partiesOf } from './journey/who.ts';
export { checklistFields, observedFrom, stretchOf } from './checklist.ts';
export { editOf, merged, standingOf, valueOf, type Edit } from './merge.ts';
export { activeSeconds, daysOn, earliestDay, monthsOn } from './plan/dates.ts';
export type { Step } from './plan/grade.ts';
export { DECIDERS, METHOD_KINDS, faultsOfPlan, methodOf, numberedFor, recordedOnly, type Plan } from './plan/plan.ts';
export { agreementByCriterion, agreementOf, agreementWithOthers, type Marking } from './quality/agreement.ts';
export { batchesOf, faultsOfRecord, type EpaRecord } from './quality/batch.ts';
export {
  hindrances,
  linksBetween,
  standardisedUntil,
  type Assessor,
  type Trace,
  type TraceKind,
} from './quality/independence.ts';
export { mayAskToSign } from './journey/signing.ts';
export { appointmentsOf, changesIn, type Appointment, type Told } from './telling/appointments.ts';
export { invitationOf } from './telling/invitation.ts';
export {
  LINK,
  callOff,
  invite,
  remindOfMeeting,
  remindToSign,
  reminderDue,
  titleOf,
  toSign,
  type Letter,
} from './telling/letters.ts';
