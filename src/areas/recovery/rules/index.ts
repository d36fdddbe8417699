export { DID, TRIGGERS, cameAgain, toneWorse, type Did, type Trigger } from './triggers.ts';
export { riskOf, SIGNS, type Sign } from './risk.ts';
