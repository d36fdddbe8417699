export { AttachedMail } from './attached-mail.tsx';
export { MailToSort } from './mail-to-sort.tsx';
export { useToSort } from './to-sort.ts';
