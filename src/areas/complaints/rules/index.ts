export { FINDINGS, GRADES, keptApart, undecided, type Finding, type Grade, type Part, type Touch } from './apart.ts';
export { dissatisfactionIn } from './dissatisfaction.ts';
export { lateSince } from './late.ts';
export { MATTERS, MATTER_KINDS, mattersIn, type Matter } from './matters.ts';
export { OPEN311, QUEENSLAND, packInForce, standingOf, statusOf } from './pack.ts';
export { RELIEFS, STANDINGS, type Pack } from './pack.ts';
export { EXTERNAL, refusalRefused } from './refuse.ts';
export { flagsIn, FLAGS, type Flag } from './triage/signs.ts';
export { learnTopics, suggestTopic, type Topics } from './triage/topics.ts';
