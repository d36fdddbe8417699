export { answerable, type Asking } from './answerable.ts';
export { retryAfter } from './retry.ts';
export { FACTS, fillForMany, fillTemplate, gapAfter, gapsIn, templateFault, templatesFor } from './template.ts';
export type { Facts, Gap } from './template.ts';
