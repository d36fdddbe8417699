export { LetterheadPage } from './letterhead.tsx';
