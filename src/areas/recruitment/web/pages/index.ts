export { RecruitmentPage } from '../rounds-page.tsx';
export { RoundPage } from '../round-page.tsx';
