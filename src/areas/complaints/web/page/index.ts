export { default } from '../complaint-page.tsx';
