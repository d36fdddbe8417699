export { Staffing } from '../staffing.tsx';
