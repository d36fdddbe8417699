export { CHANNELS, USUAL_CAPACITY, type Capacity, type Channel, type Presence } from './presence.ts';
export { type SkillKind } from './skill.ts';
