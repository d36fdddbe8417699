import { sql } from 'kysely';
import { must } from '#kernel/must.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#kernel/time.ts';
import { announce } from '#areas/records/server/index.ts';
import type { Db } from '#platform/db.ts';
import { Refusal } from '#platform/refusal.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Reading, Work } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { FREE_TRIES, LONGEST_WAIT } from '../rules/index.ts';
import { VALID_MS, acceptInvitation, lookAtInvitation } from './invitations.ts';
import { addOfficer, changeOfficer, listOfficers, permissionsFor, resetOfficer, setDisabled } from './officers.ts';
import { hashPassword, isPassword } from './password.ts';
import { changeLook, lookOf } from './look.ts';
import { endSession, endSessionOf, endSessionsOf, sessionLength, sessionsOf, type Sessions } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { addTeam, changeTeam, listTeams } from './teams.ts';

export type Place = {
  readonly agency: string;
  readonly zone: string;
  /** What the desk speaks to whoever chose nothing. */
  readonly language: string;
  readonly publicUrl: string;
  readonly sessions: Pick<Sessions, 'forget'>;
  readonly aside: Db;
};

export function identityRoutes(server: Server, place: Place): void {
  const linkOf = (token: string) => `${place.publicUrl}/welcome#${token}`;
  /** Every server forgets what it remembered of who may do what. */
  const tell = (work: Work) =>
    work.afterCommit(() => {
      place.sessions.forget();
      server.live.tell('identity', 'officers');
    });

  serveTheDoor(server, place, tell);
  serveOwn(server, tell);
  serveOfficers(server, { linkOf, tell });
}

type Tell = (work: Work) => void;

/** Who is there, coming in, and going out. */
function serveTheDoor(server: Server, place: Place, tell: Tell): void {
  const {
    me,
    signIn: comeIn,
    signOut,
    changePassword: choose,
    lookAtInvitation: look,
    acceptInvitation: accept,
  } = contract;
  const door = {
    me,
    signIn: comeIn,
    signOut,
    changePassword: choose,
    lookAtInvitation: look,
    acceptInvitation: accept,
  };
  serve(server, door, {
    me: (reading) => readMe(reading, place),
    signIn: async (work, { body }, door) => {
      const { token, name, roles } = await signIn(place.aside, work, {
        ...body,
        address: door.address,
        browser: door.browser,
      });
      door.setToken(token, sessionLength(roles) / SECOND);
      return { name };
    },
    signOut: async (work, _asked, door) => {
      if (door.token !== null) await endSession(work.db, door.token);
      door.setToken(null, 0);
      await announce(work, { kind: 'officer.signed-out' });
      tell(work);
      return { done: true };
    },
    changePassword: async (work, { body }, door) => {
      await changePassword(work, body, door.token);
      tell(work);
      return { done: true };
    },
    lookAtInvitation: async (work, { body }) => {
      const { officerId, name, email } = await lookAtInvitation(work, body.token);
      return { purpose: officerId === null ? 'first administrator' : 'password', name: name ?? '', email: email ?? '' };
    },
    acceptInvitation: async (work, { body }, door) => {
      const { token, name, roles } = await acceptInvitation(work, { ...body, browser: door.browser });
      door.setToken(token, sessionLength(roles) / SECOND);
      tell(work);
      return { name };
    },
  });
}

/** What concerns an officer alone. */
function serveOwn(server: Server, tell: Tell): void {
  const { changeLook: look, mySessions, endMySession, endMyOtherSessions } = contract;
  serve(
    server,
    { changeLook: look, mySessions, endMySession, endMyOtherSessions },
    {
      changeLook: async (work, { body }) => {
        await changeLook(work, body);
        return { done: true };
      },
      mySessions: async ({ db, actor, now }, _asked, { token }) => ({
        sessions: await sessionsOf(db, actor.id, { token, now }),
      }),
      endMySession: async (work, { params }) => {
        await endSessionOf(work.db, work.actor.id, params.id);
        await announce(work, { kind: 'officer.session-ended' });
        tell(work);
        return { done: true };
      },
      endMyOtherSessions: async (work, _asked, { token }) => {
        await endSessionsOf(work.db, must(work.actor.id, 'an officer who is signed in'), token);
        await announce(work, { kind: 'officer.session-ended' });
        tell(work);
        return { done: true };
      },
    },
  );
}

async function readMe(reading: Reading, { agency, zone, language }: Place) {
  const [officers, teams, look] = await Promise.all([
    listOfficers(reading),
    listTeams(reading),
    lookOf(reading.db, reading.actor.id),
  ]);
  const found = officers.find(({ id }) => id === reading.actor.id);
  const { id, name, email, roles, teamIds } = must(found, 'an officer who is signed in');
  return {
    officer: { id, name, email, roles, permissions: permissionsFor(roles) },
    teams: teams.filter((team) => teamIds.includes(team.id)).map((team) => ({ id: team.id, name: team.name })),
    agency,
    zone,
    language,
    look,
  };
}

const SIGN_IN_RULES = {
  shortestPassword: contract.SHORTEST_PASSWORD,
  sessionHours: sessionLength(['officer']) / HOUR,
  linkDays: VALID_MS / DAY,
  freeTries: FREE_TRIES,
  longestWaitMinutes: LONGEST_WAIT / MINUTE,
};

/** The teams and the people of the desk. */
function serveOfficers(server: Server, { linkOf, tell }: { linkOf: (token: string) => string; tell: Tell }): void {
  const {
    listTeams: teams,
    addTeam: newTeam,
    changeTeam: renameTeam,
    listOfficers: officers,
    addOfficer: newOfficer,
    changeOfficer: change,
  } = contract;
  const { disableOfficer, enableOfficer, resetOfficer: reset } = contract;
  const staff = {
    listTeams: teams,
    addTeam: newTeam,
    changeTeam: renameTeam,
    listOfficers: officers,
    addOfficer: newOfficer,
    changeOfficer: change,
  };
  serve(server, { signInRules: contract.signInRules }, { signInRules: async () => SIGN_IN_RULES });
  serve(
    server,
    { ...staff, disableOfficer, enableOfficer, resetOfficer: reset },
    {
      listTeams: async (reading) => ({ teams: await listTeams(reading) }),
      addTeam: async (work, { body }) => ({ id: await addTeam(work, body) }),
      changeTeam: async (work, { params, body }) => {
        await changeTeam(work, params.id, body);
        tell(work);
        return { done: true };
      },
      listOfficers: async (reading) => ({ officers: await listOfficers(reading) }),
      addOfficer: async (work, { body }) => {
        const { id, token } = await addOfficer(work, body);
        tell(work);
        return { id, link: linkOf(token) };
      },
      changeOfficer: async (work, { params, body }) => {
        await changeOfficer(work, params.id, body);
        tell(work);
        return { done: true };
      },
      disableOfficer: async (work, { params }) => {
        await setDisabled(work, params.id, true);
        tell(work);
        return { done: true };
      },
      enableOfficer: async (work, { params }) => {
        await setDisabled(work, params.id, false);
        tell(work);
        return { done: true };
      },
      resetOfficer: async (work, { params }) => ({ link: linkOf(await resetOfficer(work, params.id)) }),
    },
  );
}

type Change = { readonly old: string; readonly new: string };

async function changePassword(work: Work, { old, new: chosen }: Change, token: string | null): Promise<void> {
  const { rows } = await sql<{ hash: string | null }>`
    select password_hash as hash from identity.officer where id = ${work.actor.id}`.execute(work.db);
  if (!(await isPassword(old, rows[0]?.hash ?? null)))
    throw new Refusal(422, 'The old password is not right.', [{ field: 'old', problem: 'is not right' }]);
  await sql`update identity.officer set password_hash = ${await hashPassword(chosen)} where id = ${work.actor.id}`.execute(
    work.db,
  );
  await endSessionsOf(work.db, work.actor.id ?? '', token);
  await announce(work, { kind: 'officer.password-changed' });
}
