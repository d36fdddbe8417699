export { ObservePage } from '../observe/observe-page.tsx';
export { ProgrammePage } from './programme-page.tsx';
export { RegisterPage } from './register-page.tsx';
export { StartPage } from './start-page.tsx';
