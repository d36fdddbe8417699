export { CHANNELS, PRESENCES, USUAL_CAPACITY, type Capacity, type Channel, type Presence } from './presence.ts';
export { SKILL_KINDS, type SkillKind } from './skill.ts';
