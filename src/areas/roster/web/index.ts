export { PresenceControl } from './presence.tsx';
