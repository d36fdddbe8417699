import { must } from '#kernel/must.ts';
import { DAY } from '#kernel/time.ts';
import { keep, type Day, type Step } from './day.fixtures.ts';
import type { TestDesk } from './desk.ts';
import { LEAK_GUIDE } from './guides.fixtures.ts';

const of = (day: Day, name: string) => must(day[name], name);
const onArticle = (name: string, what: string) => (day: Day) => `/api/knowledge/${of(day, name)}/${what}`;

export const LEAKS = {
  title: 'Who pays when a pipe leaks?',
  topic: 'Water',
  audience: 'public',
  body: '## Before the meter\n\nWe repair pipes before the meter at no cost to you.\n\n## After the meter\n\nA plumber repairs them. Ask us for the leak allowance within three months.',
};

/** Somebody else has finished an article, so that there is one to agree to. */
const somebodyElses = async (day: Day, desk: TestDesk) => {
  const writer = await desk.officer('Writes Articles', { roles: ['team leader'] });
  const { id } = (await writer.post('/api/knowledge', { ...LEAKS, title: 'How do I read my meter?' })).body;
  await writer.post(`/api/knowledge/${id}/submit`, { version: 1 });
  day['agreed article'] = String(id);
  day['in a year'] = String(desk.time.now + 365 * DAY);
};

const withGuide = async (day: Day, desk: TestDesk) => {
  const [writer, other] = [
    await desk.officer('Writes Guides', { roles: ['team leader'] }),
    await desk.officer('Agrees To Guides', { roles: ['team leader'] }),
  ];
  const article = { ...LEAKS, title: 'Where is the leak?', guide: LEAK_GUIDE };
  const { id } = (await writer.post('/api/knowledge', article)).body;
  await writer.post(`/api/knowledge/${id}/submit`, { version: 1 });
  await other.post(`/api/knowledge/${id}/approve`, { version: 1 });
  day['guide'] = String(id);
};

const onRun = (what: string) => (day: Day) => `/api/knowledge/runs/${of(day, 'run')}/${what}`;

/** Going through a guide: begun, one step on and back, to its end and used; and once more, and left. */
const GUIDES: readonly Step[] = [
  {
    name: 'knowledge.beginGuide',
    who: 'officer',
    before: withGuide,
    path: (day) => `/api/cases/${of(day, 'case')}/guides`,
    body: (day) => ({ articleId: day['guide'] }),
    keep: keep('run'),
  },
  {
    name: 'knowledge.answerGuide',
    who: 'officer',
    path: onRun('answer'),
    body: () => ({ step: 'where', choice: 2 }),
  },
  { name: 'knowledge.stepBack', who: 'officer', path: onRun('back'), body: () => ({ step: 'turns' }) },
  {
    name: 'knowledge.answerGuide',
    who: 'officer',
    path: onRun('answer'),
    body: () => ({ step: 'where', choice: 0 }),
  },
  { name: 'knowledge.useOutcome', who: 'officer', path: onRun('use'), body: () => ({ into: 'answer' }) },
  {
    name: 'knowledge.beginGuide',
    who: 'officer',
    path: (day) => `/api/cases/${of(day, 'case')}/guides`,
    body: (day) => ({ articleId: day['guide'] }),
    keep: keep('run'),
  },
  { name: 'knowledge.leaveGuide', who: 'officer', path: onRun('leave'), body: () => ({}) },
];

const MODEL: readonly Step[] = [
  {
    name: 'knowledge.switchModel',
    who: 'administrator',
    path: () => '/api/knowledge/model',
    body: () => ({ on: true }),
  },
  {
    name: 'knowledge.askSuggestion',
    who: 'officer',
    path: (day) => `/api/cases/${of(day, 'case')}/suggestion`,
    body: () => ({}),
  },
];

export const KNOWLEDGE: readonly Step[] = [
  ...GUIDES,
  ...MODEL,
  {
    name: 'knowledge.write',
    who: 'administrator',
    path: () => '/api/knowledge',
    body: () => LEAKS,
    keep: keep('article'),
  },
  {
    name: 'knowledge.submit',
    who: 'administrator',
    path: onArticle('article', 'submit'),
    body: () => ({ version: 1 }),
  },
  {
    name: 'knowledge.sendBack',
    who: 'administrator',
    path: onArticle('article', 'send-back'),
    body: () => ({ version: 1, reason: 'Say by when they ask for the allowance.' }),
  },
  {
    name: 'knowledge.approve',
    who: 'administrator',
    before: somebodyElses,
    path: onArticle('agreed article', 'approve'),
    body: () => ({ version: 1 }),
  },
  {
    name: 'knowledge.judge',
    who: 'officer',
    path: onArticle('agreed article', 'feedback'),
    body: (day) => ({ version: 1, right: false, words: 'The meter has a new cover.', caseId: day['case'] }),
  },
  {
    name: 'knowledge.confirm',
    who: 'administrator',
    path: onArticle('agreed article', 'confirm'),
    body: (day) => ({ reviewBy: Number(day['in a year']) }),
  },
  {
    name: 'knowledge.openCorrection',
    who: 'officer',
    path: () => '/api/knowledge/corrections',
    body: (day) => ({ articleId: day['agreed article'], what: 'There is nothing about meters under water.' }),
    keep: keep('correction'),
  },
  {
    name: 'knowledge.addToCorrection',
    who: 'officer',
    path: (day) => `/api/knowledge/corrections/${of(day, 'correction')}/case`,
    body: (day) => ({ caseId: day['case'] }),
  },
  {
    name: 'knowledge.closeCorrection',
    who: 'administrator',
    path: (day) => `/api/knowledge/corrections/${of(day, 'correction')}/close`,
    body: () => ({ outcome: 'It says so now.' }),
  },
  {
    name: 'knowledge.retire',
    who: 'administrator',
    path: onArticle('agreed article', 'retire'),
    body: () => ({ reason: 'Meters read themselves now.' }),
  },
];
