import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { approveCampaign, listCampaigns, listRecipients, makeCampaign, stopCampaign } from './campaigns.ts';
import { outreachOf, recordConsent, topicsNow } from './consent.ts';
import { outreachLetterRoute, postedLetters } from './letters.ts';
import { optOutAddress } from './opt-out.ts';
import type { Outreach } from './outreach.ts';

const DONE = { done: true } as const;

export function outreachRoutes(server: Server, outreach: Outreach): void {
  serve(server, contract, {
    recordConsent: (work, { body }) => recordConsent(work, body),
    optOut: (work, { body }) => optOutAddress(work, { ...body, how: 'officer', campaignId: null }).then(() => DONE),
    ofCustomer: ({ db }, { params }) => outreachOf(db, params.id),
    topics: async ({ db }) => ({ topics: await topicsNow(db) }),
    campaigns: (reading, { query }) => listCampaigns(reading, query.after),
    recipients: (reading, { params, query }) => listRecipients(reading, params.id, query),
    makeCampaign: (work, { body }) => makeCampaign(work, body),
    approveCampaign: (work, { params, body }) =>
      approveCampaign(outreach, work, params.id, body.sha256).then(() => DONE),
    stopCampaign: (work, { params }) => stopCampaign(outreach, work, params.id).then(() => DONE),
    postedLetters: async (work, { params, body }) => ({ posted: await postedLetters(outreach, work, params.id, body) }),
  });
  outreachLetterRoute(server, outreach);
}
