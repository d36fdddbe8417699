export { CustomerFinder } from './customer-finder.tsx';
export { CustomerPanel } from './customer-panel.tsx';
export { CustomerScreen } from './customer-screen.tsx';
export { describeNeeds } from './needs-words.ts';
export { languageOf } from './languages.ts';
