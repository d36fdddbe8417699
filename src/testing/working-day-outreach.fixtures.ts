import { sendOutreach } from '#areas/outreach/server/index.ts';
import { textOfDay } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import { dayAt } from '#kernel/zone.ts';
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

/** A letter of a campaign lies ready. */
const lie = async (day: Day, desk: TestDesk) => {
  const [one, other] = [
    await desk.officer('Letter Maker', { roles: ['team leader'] }),
    await desk.officer('Letter Reader', { roles: ['team leader'] }),
  ];
  const consent = { kind: 'post', address: '3 Banksia Road\nElm', topic: 'letters', evidence: 'Said so.' };
  await one.post('/api/outreach/consents', { customerId: of(day, 'customer'), ...consent });
  const days = { firstDay: '2026-11-16', lastDay: '2026-12-20' };
  const { id } = (
    await one.post('/api/outreach/campaigns', {
      title: 'L',
      topic: 'letters',
      subject: 'L',
      body: 'They open.',
      ...days,
    })
  ).body;
  const { campaigns } = (await one.get('/api/outreach/campaigns')).body;
  const { sha256 } = campaigns.find((found: { id: string }) => found.id === id);
  await other.post(`/api/outreach/campaigns/${id}/approve`, { sha256 });
  const sending = { db: desk.parts.database.db, outreach: desk.parts.outreach, transport: null };
  while ((await sendOutreach({ ...sending, clock: () => desk.time.now })) > 0);
  const { recipients } = (await one.get(`/api/outreach/campaigns/${id}/recipients`)).body;
  day['campaign by letter'] = id;
  day['letter that lies ready'] = must(recipients[0]?.id as string | undefined, 'a recipient');
  day['today in Sydney'] = textOfDay(dayAt('Australia/Sydney', desk.time.now));
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
    name: 'outreach.postedLetters',
    who: 'administrator',
    before: lie,
    path: (day) => `/api/outreach/campaigns/${of(day, 'campaign by letter')}/posted`,
    body: (day) => ({ ids: [of(day, 'letter that lies ready')], on: of(day, 'today in Sydney') }),
  },
  {
    name: 'outreach.optOut',
    who: 'officer',
    path: () => '/api/outreach/opted-out',
    body: () => ({ address: 'told@home.example' }),
  },
];
