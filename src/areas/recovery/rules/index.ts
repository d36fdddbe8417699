export { DID, TRIGGERS, cameAgain, toneWorse, type Did, type Trigger } from './triggers.ts';
