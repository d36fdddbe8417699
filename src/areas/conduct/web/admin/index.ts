export { Restrictions } from './restrictions.tsx';
