export { ComplaintReport } from './complaint-report.tsx';
