import { must } from '#kernel/must.ts';
import { keep, type Step } from './day.fixtures.ts';

/** Every command about officers, teams and whoever sits at the desk. */
export const IDENTITY: readonly Step[] = [
  {
    name: 'identity.addTeam',
    who: 'administrator',
    path: () => '/api/teams',
    body: () => ({ name: 'Second queue' }),
    keep: keep('team two'),
  },
  {
    name: 'identity.changeTeam',
    who: 'administrator',
    path: (day) => `/api/teams/${day['team two']}`,
    body: () => ({ name: 'Second queue', purpose: 'What the first has no time for' }),
  },
  {
    name: 'identity.addOfficer',
    who: 'administrator',
    path: () => '/api/officers',
    body: (day) => ({
      name: 'New Comer',
      email: 'new.comer@agency.example',
      roles: ['officer'],
      teamIds: [day['team']],
    }),
    keep: ({ id, link }, day) => {
      day['new officer'] = id;
      day['token'] = String(link).split('#')[1] ?? '';
    },
  },
  {
    name: 'identity.lookAtInvitation',
    who: 'nobody',
    path: () => '/api/invitations/look',
    body: (day) => ({ token: day['token'] }),
  },
  {
    name: 'identity.acceptInvitation',
    who: 'nobody',
    path: () => '/api/invitations/accept',
    body: (day) => ({ token: day['token'], password: 'long enough to keep' }),
  },
  {
    name: 'identity.signIn',
    who: 'nobody',
    path: () => '/api/sign-in',
    body: () => ({ email: 'new.comer@agency.example', password: 'long enough to keep' }),
  },
  {
    name: 'identity.changePassword',
    who: 'newcomer',
    path: () => '/api/me/password',
    body: () => ({ old: 'long enough to keep', new: 'another long enough' }),
  },
  { name: 'identity.changeLook', who: 'newcomer', path: () => '/api/me/look', body: () => ({ theme: 'dark' }) },
  {
    name: 'identity.endMySession',
    who: 'newcomer',
    path: (day) => `/api/me/sessions/${day['old session']}/end`,
    before: async (day, desk) => {
      const cookie = must(day['cookie of newcomer'], 'a cookie');
      await desk.server.http.inject({
        method: 'POST',
        url: '/api/sign-in',
        payload: { email: 'new.comer@agency.example', password: 'another long enough' },
      });
      const { body } = await desk.server.http.inject({ url: '/api/me/sessions', headers: { cookie } });
      const { sessions } = JSON.parse(body) as { sessions: { id: string; isThis: boolean }[] };
      day['old session'] = must(
        sessions.find(({ isThis }) => !isThis),
        'another session',
      ).id;
    },
  },
  { name: 'identity.endMyOtherSessions', who: 'newcomer', path: () => '/api/me/sessions/end-others' },
  { name: 'identity.signOut', who: 'newcomer', path: () => '/api/sign-out' },
  {
    name: 'identity.changeOfficer',
    who: 'administrator',
    path: (day) => `/api/officers/${day['new officer']}`,
    body: (day) => ({ name: 'New Name', roles: ['officer'], teamIds: [day['team']] }),
  },
  {
    name: 'identity.disableOfficer',
    who: 'administrator',
    path: (day) => `/api/officers/${day['new officer']}/disable`,
  },
  { name: 'identity.enableOfficer', who: 'administrator', path: (day) => `/api/officers/${day['new officer']}/enable` },
  { name: 'identity.resetOfficer', who: 'administrator', path: (day) => `/api/officers/${day['new officer']}/reset` },
];
