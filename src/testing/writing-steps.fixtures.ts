import type { Transport } from '#areas/correspondence/server/index.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';
import type { TestDesk } from './desk.ts';

const refusing: Transport = {
  hand: () => Promise.resolve({ outcome: 'refused', permanent: true, response: '550 no' }),
};
const silent: Transport = {
  hand: async (_envelope, _raw, beforeLast) => {
    await beforeLast();
    return { outcome: 'unsure', response: 'silence' };
  },
};

const NEXT = { nextStep: 'Ring them', nextDueAt: Date.UTC(2026, 11, 1) };
const later = async (desk: TestDesk) => void (desk.time.now += 60_000);

const template = (shortcut: string) => () => ({
  name: `The ${shortcut}`,
  shortcut,
  body: 'Dear {{customer.name}}, {{ask: what we found}}',
});

/** Calls, half-written texts and templates: what belongs to writing, on an ordinary day. */
export const WRITING: readonly Step[] = [
  {
    name: 'cases.logCall',
    who: 'officer',
    path: () => '/api/calls',
    body: (day) => ({ caseId: day['case'], direction: 'out', said: 'They will look.', nextStep: 'Ring them' }),
  },
  {
    name: 'cases.saveLooseDraft',
    who: 'officer',
    path: () => '/api/drafts',
    body: () => ({ kind: 'call', body: 'She rang about' }),
    keep: keep('draft'),
  },
  { name: 'cases.toldOfTexts', who: 'officer', path: () => '/api/drafts/told' },
  { name: 'cases.endDraft', who: 'officer', path: (day) => `/api/drafts/${day['draft']}/end` },
  { name: 'cases.seeMentions', who: 'officer', path: (day) => `/api/cases/${day['case']}/mentions-seen` },
  {
    name: 'writing.setWord',
    who: 'administrator',
    path: () => '/api/writing/words',
    body: () => ({ word: 'lodgement', plainer: ['sending it in'] }),
  },
  {
    name: 'writing.dropWord',
    who: 'administrator',
    path: () => '/api/writing/words/drop',
    body: () => ({ word: 'lodgement' }),
  },
  {
    name: 'correspondence.saveTemplate',
    who: 'administrator',
    path: () => '/api/templates/shared',
    body: template('found'),
    keep: keep('template'),
  },
  {
    name: 'correspondence.saveMyTemplate',
    who: 'officer',
    path: () => '/api/templates',
    body: template('mine'),
    keep: keep('my template'),
  },
  {
    name: 'correspondence.retireTemplate',
    who: 'administrator',
    path: (day) => `/api/templates/${day['template']}/retire`,
  },
  {
    name: 'correspondence.retireMyTemplate',
    who: 'officer',
    path: (day) => `/api/templates/${day['my template']}/retire-mine`,
  },
];

const answer = (day: Day) => ({
  body: 'Here it is.',
  to: ['ines@home.example'],
  then: { ...NEXT, state: day['state'] ?? 'open' },
});

/** Answers, and what becomes of them. */
export const CORRESPONDENCE: readonly Step[] = [
  {
    name: 'correspondence.reply',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/reply`,
    body: answer,
    keep: keep('message', 'messageId'),
  },
  { name: 'correspondence.recall', who: 'officer', path: (day) => `/api/messages/${day['message']}/recall` },
  {
    name: 'correspondence.reply',
    who: 'officer',
    path: (day) => `/api/cases/${day['case']}/reply`,
    body: answer,
    keep: keep('message', 'messageId'),
  },
  {
    name: 'correspondence.sendAgain',
    who: 'officer',
    before: async (_day, desk) => {
      await later(desk);
      await desk.send(refusing);
    },
    path: (day) => `/api/messages/${day['message']}/again`,
  },
  {
    name: 'correspondence.confirmSent',
    who: 'officer',
    before: async (_day, desk) => {
      await later(desk);
      await desk.send(silent);
    },
    path: (day) => `/api/messages/${day['message']}/went`,
  },
];
