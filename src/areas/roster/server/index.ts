export { officersOn, type OfficerOn } from './officers-on.ts';
export { setPresence, wrapUp } from './presence.ts';
export { giveSkill, makeSkill, skillsOf, takeSkill, type Skill } from './skills.ts';
