export { actOnReferral } from './act.ts';
export { lookAtDoor, openDoor, partnerDocument, partnerView, type Door, type PartnerView } from './door.ts';
export { openSideTokens, type Referring } from './referring.ts';
export { referralRoutes } from './routes.ts';
export { sendSideLetters } from './send-letters.ts';
export { hearPartner, isFromPartner, letterBounced, referralNamedIn, sendPageAgain } from './side.ts';
export { referralsToday } from './today.ts';
