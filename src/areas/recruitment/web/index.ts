export { RECRUITMENT_TODAY } from './today.tsx';
