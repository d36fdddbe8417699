import { keep, type Day, type Step } from './day.fixtures.ts';

const hours = (from: number, to: number) => ({ from, to, name: 'Early' });
const PATTERN = {
  name: 'Early and late',
  days: [1, 2, 3, 4, 5, 6, 7].map((of) => (of <= 5 ? [hours(420, 900)] : [])),
};
const add = (day: string, of: string, name: string): Step => ({
  name: 'roster.addShift',
  who: 'administrator',
  path: () => '/api/roster/shifts',
  body: (known) => ({ day, hours: hours(540, 1020), teamId: known['team'], officerId: known[of] }),
  keep: keep(name),
});
const offer = (shift: string, name: string): Step => ({
  name: 'roster.offerShift',
  who: 'officer',
  path: (day) => `/api/roster/shifts/${day[shift]}/offer`,
  body: () => ({ toOfficerId: null, words: 'A wedding' }),
  keep: keep(name),
});
const take = (swap: string): Step => ({
  name: 'roster.takeSwap',
  who: 'administrator',
  path: (day) => `/api/roster/swaps/${day[swap]}/take`,
});
const ask = (firstDay: string, lastDay: string, name: string): Step => ({
  name: 'roster.askLeave',
  who: 'officer',
  path: () => '/api/roster/leave',
  body: () => ({ kind: 'holiday', firstDay, lastDay }),
  keep: keep(name),
});
const stretch = (day: Day) => ({ teamId: day['team'], from: '2026-11-30', to: '2026-12-13' });

export const ROSTER: readonly Step[] = [
  { name: 'roster.seen', who: 'officer', path: () => '/api/roster/seen' },
  {
    name: 'roster.makeSkill',
    who: 'administrator',
    path: () => '/api/roster/skills',
    body: () => ({ kind: 'language', name: 'Vietnamese' }),
    keep: keep('skill'),
  },
  {
    name: 'roster.giveSkill',
    who: 'administrator',
    path: (day) => `/api/roster/skills/${day['skill']}/give`,
    body: (day) => ({ officerId: day['officer'], level: 4, validUntil: null }),
  },
  {
    name: 'roster.setCapacity',
    who: 'administrator',
    path: () => '/api/roster/capacity',
    body: (day) => ({ officerId: day['officer'], phone: 1, chat: 2, counter: 1, email: 8 }),
  },
  {
    name: 'roster.setLimits',
    who: 'administrator',
    path: () => '/api/roster/limits',
    body: (day) => ({ teamId: day['team'], restMinutes: 660, weekMinutes: 2400 }),
  },
  { name: 'roster.become', who: 'officer', path: () => '/api/roster/presence', body: () => ({ state: 'available' }) },
  {
    name: 'roster.takeLess',
    who: 'officer',
    path: () => '/api/roster/presence/takes',
    body: () => ({ phone: null, chat: 1, counter: null, email: null }),
  },
  {
    name: 'roster.makePattern',
    who: 'administrator',
    path: () => '/api/roster/patterns',
    body: (day) => ({ ...PATTERN, teamId: day['team'] }),
    keep: keep('pattern'),
  },
  {
    name: 'roster.changePattern',
    who: 'administrator',
    path: (day) => `/api/roster/patterns/${day['pattern']}`,
    body: () => ({ ...PATTERN, name: 'Early' }),
  },
  {
    name: 'roster.assign',
    who: 'administrator',
    path: (day) => `/api/roster/patterns/${day['pattern']}/assign`,
    body: (day) => ({ officerId: day['officer'], fromDay: '2026-11-30', turn: 0 }),
    keep: keep('assignment'),
  },
  { name: 'roster.plan', who: 'administrator', path: () => '/api/roster/plan', body: stretch },
  { name: 'roster.publish', who: 'administrator', path: () => '/api/roster/publish', body: stretch },
  add('2026-12-19', 'officer', 'shift'),
  add('2026-12-20', 'officer', 'shift two'),
  {
    name: 'roster.changeShift',
    who: 'administrator',
    path: (day) => `/api/roster/shifts/${day['shift']}`,
    body: () => ({ day: '2026-12-19', hours: hours(600, 1000) }),
  },
  offer('shift', 'swap'),
  take('swap'),
  { name: 'roster.approveSwap', who: 'administrator', path: (day) => `/api/roster/swaps/${day['swap']}/approve` },
  offer('shift two', 'swap two'),
  take('swap two'),
  {
    name: 'roster.declineSwap',
    who: 'administrator',
    path: (day) => `/api/roster/swaps/${day['swap two']}/decline`,
    body: () => ({ reason: 'Nobody else speaks Vietnamese' }),
  },
  offer('shift two', 'swap three'),
  { name: 'roster.withdrawSwap', who: 'officer', path: (day) => `/api/roster/swaps/${day['swap three']}/withdraw` },
  { name: 'roster.cancelShift', who: 'administrator', path: (day) => `/api/roster/shifts/${day['shift two']}/cancel` },
  ask('2026-12-01', '2026-12-02', 'leave'),
  { name: 'roster.approveLeave', who: 'administrator', path: (day) => `/api/roster/leave/${day['leave']}/approve` },
  { name: 'roster.withdrawLeave', who: 'officer', path: (day) => `/api/roster/leave/${day['leave']}/withdraw` },
  ask('2026-12-03', '2026-12-03', 'leave two'),
  {
    name: 'roster.declineLeave',
    who: 'administrator',
    path: (day) => `/api/roster/leave/${day['leave two']}/decline`,
    body: () => ({ reason: 'Three of five are away' }),
  },
  { name: 'roster.makeFeed', who: 'officer', path: () => '/api/roster/feed' },
  { name: 'roster.endFeed', who: 'officer', path: () => '/api/roster/feed/end' },
  {
    name: 'roster.endAssignment',
    who: 'administrator',
    path: (day) => `/api/roster/assignments/${day['assignment']}/end`,
    body: () => ({ lastDay: '2026-12-04' }),
  },
  { name: 'roster.closePattern', who: 'administrator', path: (day) => `/api/roster/patterns/${day['pattern']}/close` },
  {
    name: 'roster.takeSkill',
    who: 'administrator',
    path: (day) => `/api/roster/skills/${day['skill']}/take`,
    body: (day) => ({ officerId: day['officer'] }),
  },
  { name: 'roster.closeSkill', who: 'administrator', path: (day) => `/api/roster/skills/${day['skill']}/close` },
];
