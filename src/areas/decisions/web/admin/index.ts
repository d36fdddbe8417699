export { VettingRules } from './vetting-rules.tsx';
