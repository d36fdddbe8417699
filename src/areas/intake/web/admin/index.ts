export { MailEquation } from './equation.tsx';
export { Mailboxes } from './mailboxes.tsx';
