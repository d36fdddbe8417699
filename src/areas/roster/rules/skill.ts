export const SKILL_KINDS = [
  'service',
  'agency',
  'language',
  'channel',
  'relay-trained',
  'delegation',
  'clearance',
] as const;
export type SkillKind = (typeof SKILL_KINDS)[number];
