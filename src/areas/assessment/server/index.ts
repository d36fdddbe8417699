export { assessmentRoutes } from './routes.ts';
export { openPlans } from './plans.ts';
export { appointmentsForCalendar } from './appointments.ts';
export { remindPeople } from './remind.ts';
export { sendLetters } from './send-letters.ts';
export {
  askToSign,
  linkOfSigner,
  openSigning,
  sendLinkAnew,
  signByLink,
  signerBehind,
  type Opened,
  type SigningPage,
} from './signing.ts';
export type { At as Assessments } from './at.ts';
export { awardOf, endAward, keepAward, releasedResult } from './award.ts';
export { actOn } from './acts.ts';
export { beginProgramme } from './begin.ts';
export { addEdits } from './checklist.ts';
export { addOrganisation, putOnRegister, writeBrief } from './register.ts';
export { markBlind, standardise } from './standardise.ts';
export { readProgramme } from './view.ts';
