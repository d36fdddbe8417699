export { useRecruitmentPart } from './part.ts';
export { RECRUITMENT_TODAY } from './today.tsx';
