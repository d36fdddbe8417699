export { CaughtMail, OutgoingTrouble } from './outgoing.tsx';
