export { DirectoryScreen, type DirectorySearch } from './directory-screen.tsx';
export { OrganizationScreen } from './organization-screen.tsx';
export { ServiceScreen } from './service-screen.tsx';
export { FreshnessMark } from './marks.tsx';
export { askWords } from './words.ts';
