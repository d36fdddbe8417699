export { approveCampaign, listCampaigns, makeCampaign } from './campaigns.ts';
export { recordConsent } from './consent.ts';
export { recipientOf } from './off-address.ts';
export { optOutAddress, recipientNamed, type ToTurnOff } from './opt-out.ts';
export type { Outreach } from './outreach.ts';
export { outreachRoutes } from './routes.ts';
export { sendOutreach, settleOutreach } from './send-outreach.ts';
