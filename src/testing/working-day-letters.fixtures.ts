import { openCase } from '#areas/cases/server/index.ts';
import { reply } from '#areas/correspondence/server/index.ts';
import { must } from '#kernel/must.ts';
import { MINUTE } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

const of = (day: Day, name: string) => must(day[name], name);

/** A letter that was made and lies ready. */
const makeOne = async (day: Day, desk: TestDesk) => {
  const officer = { kind: 'officer' as const, id: of(day, 'officer'), may: () => true, teams: [of(day, 'team')] };
  const { id } = await desk.as(SYSTEM, (work) =>
    openCase(desk.parts.desk, work, {
      kind: 'enquiry',
      subject: 'A card',
      teamId: of(day, 'team'),
      customerId: of(day, 'customer'),
      channel: 'letter',
      ownerId: of(day, 'officer'),
    }),
  );
  const { messageId } = await desk.as(officer, (work) =>
    reply(desk.parts.office, work, id, {
      body: 'Your card is on its way.',
      by: {
        channel: 'letter',
        address: '12 Sample Street\nElm',
        addressee: 'Ines',
        variant: 'standard',
        language: 'en-AU',
      },
      attachmentIds: [],
      then: {},
    }),
  );
  desk.time.now += MINUTE;
  await desk.send();
  day['letter'] = messageId;
};

/** Somebody else made a batch, and its sample was found fine. */
const prepareBatch = async (day: Day, desk: TestDesk) => {
  const leader = await desk.officer('Bea Batch', { roles: ['team leader'] });
  const template = { name: 'To many', shortcut: 'to-many', body: 'Dear {{customer.name}},\n\nFees change.' };
  day['template for many'] = (await leader.post('/api/templates/shared', template)).body.id;
  const wanted = { phase: 'live', order: 'newest' };
  const view = { name: 'For a batch', teamId: desk.teamId, wanted, columns: [] };
  day['list for many'] = (await leader.post('/api/views', view)).body.id;
  const batch = {
    title: 'Hers',
    viewId: day['list for many'],
    templateId: day['template for many'],
    way: 'as reached',
  };
  const { id } = (await leader.post('/api/letter-batches', batch)).body;
  const { letters } = (await leader.get(`/api/letter-batches/${id}/letters?sample=only`)).body;
  for (const { n } of letters) await leader.post(`/api/letter-batches/${id}/check`, { n, fine: true });
  day['her batch'] = id;
  day['her batch as it is'] = (await leader.get(`/api/letter-batches/${id}`)).body.sha256;
};

/** The first letter of the sample of the batch that was made. */
const findSampled = async (day: Day, desk: TestDesk) => {
  const leader = await desk.officer('Ben Batch', { roles: ['team leader'] });
  const { letters } = (await leader.get(`/api/letter-batches/${of(day, 'batch')}/letters?sample=only`)).body;
  day['sampled'] = String(letters[0].n);
};

export const LETTERS: readonly Step[] = [
  {
    name: 'letters.saveLetterhead',
    who: 'administrator',
    path: () => '/api/letterhead',
    body: () => ({
      address: '1 Harbour Street\nElm',
      contact: 'Telephone 555 0100',
      returnLine: '',
      footer: '',
      envelope: 'din-5008-b',
      paper: 'a4',
    }),
  },
  {
    name: 'letters.post',
    who: 'officer',
    before: makeOne,
    path: () => '/api/letters/posted',
    body: (day) => ({ ids: [of(day, 'letter')], on: '2026-11-16' }),
  },
  {
    name: 'letters.makeBatch',
    who: 'administrator',
    before: prepareBatch,
    path: () => '/api/letter-batches',
    body: (day) => ({
      title: 'Fees',
      viewId: of(day, 'list for many'),
      templateId: of(day, 'template for many'),
      way: 'as reached',
    }),
    keep: keep('batch'),
  },
  {
    name: 'letters.checkLetter',
    who: 'administrator',
    before: findSampled,
    path: (day) => `/api/letter-batches/${of(day, 'batch')}/check`,
    body: (day) => ({ n: Number(of(day, 'sampled')), fine: true }),
  },
  {
    name: 'letters.releaseBatch',
    who: 'administrator',
    path: (day) => `/api/letter-batches/${of(day, 'her batch')}/release`,
    body: (day) => ({ sha256: of(day, 'her batch as it is') }),
  },
  {
    name: 'letters.stopBatch',
    who: 'administrator',
    path: (day) => `/api/letter-batches/${of(day, 'her batch')}/stop`,
    body: () => ({}),
  },
];
