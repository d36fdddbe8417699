export { AttachedMail } from './attached-mail.tsx';
export { useToSort } from './to-sort.ts';
export { MailToday } from './today.tsx';
