export { SecondLooks } from './second-looks.tsx';
