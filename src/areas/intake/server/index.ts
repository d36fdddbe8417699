export { accept, keepMail, refuse, type Arriving } from './accept.ts';
export { openIntake, type Intake } from './intake.ts';
export { mailToSortToday } from './today.ts';
export { collectFrom, tryMailbox } from './imap.ts';
export { listen, type Listener } from './listen.ts';
export { intakeRoutes, originalRoute, type Sorted } from './routes.ts';
export { equationOf } from './equation.ts';
export { splitMbox } from './reading/index.ts';
export { setMailbox } from './mailboxes.ts';
export {
  attemptsBeforeSorting,
  claimMail,
  deferMail,
  leaseWaiting,
  markDecided,
  olderWaiting,
  originalOf,
  type Waiting,
} from './waiting.ts';
export { teamOfAddress } from './mailboxes.ts';
export { openReader, type Reader } from './reading/index.ts';
export { mediaTypeOf } from './reading/media-type.ts';
