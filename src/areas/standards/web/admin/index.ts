export { Calendars } from './calendars.tsx';
