export { MailToSort } from '../mail-to-sort.tsx';
