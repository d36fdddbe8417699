export { FIELDS, teachable, type Example, type Field } from './fields.ts';
export { rising, type DayCount, type Rise } from './trends.ts';
export { toneSigns } from './tone.ts';
export { urgentWords } from './urgent.ts';
