export { SkillMatrix } from './skill-matrix.tsx';
