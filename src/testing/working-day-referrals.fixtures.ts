import { hearPartner } from '#areas/referrals/server/index.ts';
import { codeOfAnother, offeredByDesk, saidByDesk } from '#areas/referrals/server/other-desk.fixtures.ts';
import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk } from './desk.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';

/** What another desk calls the matter it gives to us. */
const THEIRS = '01935f00-0000-7000-8000-00000000aaaa';

const of = (day: Day, name: string) => must(day[name], name);

/** A case with a customer who can be reached, whom somebody outside could help. */
const open = async (day: Day, desk: TestDesk) => {
  const reply = await desk.server.http.inject({
    method: 'POST',
    url: '/api/cases',
    headers: { cookie: of(day, 'cookie of officer') },
    payload: {
      kind: 'enquiry',
      subject: 'Where to sleep',
      teamId: desk.teamId,
      customer: { name: 'Ada Quill', email: 'ada.quill@home.example' },
      channel: 'phone',
      said: 'I need a bond loan.',
    },
  });
  day['referring case'] = String((JSON.parse(reply.body) as { id: string }).id);
  day['in five days'] = String(desk.time.now + 5 * DAY);
};

export const REFERRALS: readonly Step[] = [
  {
    name: 'referrals.offer',
    who: 'officer',
    before: open,
    path: (day) => `/api/cases/${of(day, 'referring case')}/offers`,
    body: (day) => ({ serviceId: day['directory service'] }),
  },
  {
    name: 'referrals.make',
    who: 'officer',
    path: (day) => `/api/cases/${of(day, 'referring case')}/referrals`,
    body: (day) => ({
      organizationId: day['directory organization'],
      serviceId: day['directory service'],
      manner: 'cold',
      ground: 'consent',
      groundWords: 'She said yes on the telephone.',
      summary: 'She has nowhere to sleep and needs a bond.',
      dueAt: Number(day['in five days']),
      letter: 'We have asked Harbour Housing to help you.',
    }),
    keep: keep('referral'),
  },
  {
    name: 'referrals.say',
    who: 'officer',
    path: (day) => `/api/referrals/${of(day, 'referral')}/say`,
    body: () => ({ body: 'Can you see her this week?' }),
  },
  { name: 'referrals.sendPage', who: 'officer', path: (day) => `/api/referrals/${of(day, 'referral')}/page` },
  {
    name: 'referrals.seen',
    who: 'officer',
    before: async (day, desk) => {
      await desk.as(SYSTEM, (work) =>
        hearPartner(desk.parts.referring, work, of(day, 'referral'), {
          body: 'Which day?',
          who: 'Kim',
          channel: 'api',
        }),
      );
    },
    path: (day) => `/api/referrals/${of(day, 'referral')}/seen`,
  },
  {
    name: 'referrals.act',
    who: 'officer',
    path: (day) => `/api/referrals/${of(day, 'referral')}/act`,
    body: () => ({ act: 'accept', words: 'They rang.' }),
  },
  {
    name: 'referrals.makeKey',
    who: 'administrator',
    path: (day) => `/api/directory/organizations/${of(day, 'directory organization')}/keys`,
    keep: keep('referral key'),
  },
  {
    name: 'referrals.endKey',
    who: 'administrator',
    path: (day) => `/api/referral-keys/${of(day, 'referral key')}/end`,
  },
  {
    name: 'referrals.inviteDesk',
    who: 'administrator',
    path: (day) => `/api/directory/organizations/${of(day, 'directory organization')}/desk/invite`,
    keep: keep('desk code', 'code'),
  },
  {
    name: 'referrals.sayReceived',
    who: 'officer',
    before: async (day, desk) => {
      day['received referral'] = await offeredByDesk(desk, of(day, 'desk code'), THEIRS);
    },
    path: (day) => `/api/received-referrals/${of(day, 'received referral')}/say`,
    body: () => ({ body: 'From when on?' }),
  },
  {
    name: 'referrals.seenOfReceived',
    who: 'officer',
    before: (day, desk) =>
      saidByDesk(desk, of(day, 'desk code'), { is: 'said', referral: THEIRS, body: 'From today.' }),
    path: (day) => `/api/received-referrals/${of(day, 'received referral')}/seen`,
  },
  {
    name: 'referrals.answerReceived',
    who: 'officer',
    path: (day) => `/api/received-referrals/${of(day, 'received referral')}/act`,
    body: () => ({ act: 'accept', words: 'He can come tonight.' }),
  },
  {
    name: 'referrals.renewDeskKey',
    who: 'administrator',
    path: (day) => `/api/directory/organizations/${of(day, 'directory organization')}/desk/renew`,
  },
  {
    name: 'referrals.endDesk',
    who: 'administrator',
    path: (day) => `/api/directory/organizations/${of(day, 'directory organization')}/desk/end`,
  },
  {
    name: 'referrals.joinDesk',
    who: 'administrator',
    before: async (day, desk) => {
      day['code of another desk'] = codeOfAnother(desk.time.now);
    },
    path: (day) => `/api/directory/organizations/${of(day, 'directory organization')}/desk/join`,
    body: (day) => ({ code: day['code of another desk'] }),
  },
];
