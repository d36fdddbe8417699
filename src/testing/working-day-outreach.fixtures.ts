import { must } from '#kernel/must.ts';
import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

const of = (day: Day, name: string) => must(day[name], name);

/** Somebody else made a campaign. */
const prepare = async (day: Day, desk: TestDesk) => {
  const leader = await desk.officer('Cam Paign', { roles: ['team leader'] });
  const campaign = {
    title: 'Hers',
    topic: 'rebates',
    subject: 'Rebates',
    body: 'They open.',
    firstDay: '2026-11-17',
    lastDay: '2026-12-20',
  };
  day['her campaign'] = (await leader.post('/api/outreach/campaigns', campaign)).body.id;
  const { campaigns } = (await leader.get('/api/outreach/campaigns')).body;
  day['her campaign as it is'] = campaigns[0].sha256;
};

export const OUTREACH: readonly Step[] = [
  {
    name: 'outreach.recordConsent',
    who: 'officer',
    path: () => '/api/outreach/consents',
    body: (day) => ({
      customerId: of(day, 'customer'),
      address: 'told@home.example',
      topic: 'rebates',
      evidence: 'Ticked it on the form.',
    }),
  },
  {
    name: 'outreach.makeCampaign',
    who: 'administrator',
    path: () => '/api/outreach/campaigns',
    body: () => ({
      title: 'Rebates',
      topic: 'rebates',
      subject: 'Rebates open',
      body: 'Dear {{customer.name}}, rebates open on Monday.',
      firstDay: '2026-11-17',
      lastDay: '2026-12-20',
    }),
    keep: keep('campaign'),
  },
  {
    name: 'outreach.approveCampaign',
    who: 'administrator',
    before: prepare,
    path: (day) => `/api/outreach/campaigns/${of(day, 'her campaign')}/approve`,
    body: (day) => ({ sha256: of(day, 'her campaign as it is') }),
  },
  {
    name: 'outreach.stopCampaign',
    who: 'administrator',
    path: (day) => `/api/outreach/campaigns/${of(day, 'her campaign')}/stop`,
    body: () => ({}),
  },
  {
    name: 'outreach.optOut',
    who: 'officer',
    path: () => '/api/outreach/opted-out',
    body: () => ({ address: 'told@home.example' }),
  },
];
