export { FrameworksPage } from './frameworks-page.tsx';
