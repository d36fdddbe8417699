export { DelegationTable } from './delegation-table.tsx';
