export { CaughtMail, OutgoingTrouble } from './outgoing.tsx';
export { Templates } from '../templates/templates-screen.tsx';
