export { CalendarAddress } from './calendar-address.tsx';
export { RosterDecide, RosterTold } from './today.tsx';
export { PresenceControl } from './presence.tsx';
