import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { ANYONE, SIGNED_IN } from '#kernel/endpoint.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { LOOKS } from '#kernel/look.ts';
import { ROLES } from './rules/index.ts';

const email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());
/** Long enough to resist guessing, with no rules about symbols that make people write it on paper. */
/** Length is what makes a password hard to guess; we ask for nothing else. */
export const SHORTEST_PASSWORD = 12;
const newPassword = z.string().min(SHORTEST_PASSWORD, `use at least ${SHORTEST_PASSWORD} characters`).max(200);
const token = z.string().min(20).max(100);
const role = z.enum(ROLES);
const team = z.object({ id, name: z.string() });

const look = z.object({
  theme: z.enum(LOOKS.theme),
  contrast: z.enum(LOOKS.contrast),
  density: z.enum(LOOKS.density),
  size: z.enum(LOOKS.size),
  motion: z.enum(LOOKS.motion),
  keys: z.enum(LOOKS.keys),
  /** A language and a country, such as fr-CA. Empty: that of the service. */
  language: z.string().regex(/^([a-z]{2,3}-[A-Z]{2})?$/, 'give a language and a country, such as fr-CA'),
});

export const officerCard = z.object({
  id,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  teamIds: z.array(id),
  disabled: z.boolean(),
});

export const me = question({
  path: '/api/me',
  may: SIGNED_IN,
  reply: z.object({
    officer: z.object({
      id,
      name: z.string(),
      email: z.string(),
      roles: z.array(role),
      permissions: z.array(z.string()),
    }),
    /** The queues this officer serves. */
    teams: z.array(team),
    agency: z.string(),
    zone: z.string(),
    /** The language of the service, for whoever chose no other. */
    language: z.string(),
    look,
  }),
});

/** How the desk looks for this officer, wherever they sit. What is not named stays as it is. */
export const changeLook = command({ path: '/api/me/look', may: SIGNED_IN, body: look.partial(), reply: done });

/** Where this officer is signed in. */
export const mySessions = question({
  path: '/api/me/sessions',
  may: SIGNED_IN,
  reply: z.object({
    sessions: z.array(z.object({ id, beganAt: instant, endsAt: instant, browser: z.string(), isThis: z.boolean() })),
  }),
});

export const endMySession = command({
  path: '/api/me/sessions/:id/end',
  may: SIGNED_IN,
  params: byId,
  reply: done,
});

/** Everywhere but here: for a desk that was left open somewhere. */
export const endMyOtherSessions = command({ path: '/api/me/sessions/end-others', may: SIGNED_IN, reply: done });

export const signIn = command({
  path: '/api/sign-in',
  may: ANYONE,
  body: z.object({ email: z.string().max(254), password: z.string().max(200) }),
  reply: z.object({ name: z.string() }),
});

export const signOut = command({ path: '/api/sign-out', may: SIGNED_IN, reply: done });

export const changePassword = command({
  path: '/api/me/password',
  may: SIGNED_IN,
  body: z.object({ old: z.string().max(200), new: newPassword }),
  reply: done,
});

/** What a one-time link is for. Sent in the body, so that no log ever holds the token. */
export const lookAtInvitation = command({
  path: '/api/invitations/look',
  may: ANYONE,
  body: z.object({ token }),
  reply: z.object({ purpose: z.enum(['first administrator', 'password']), name: z.string(), email: z.string() }),
});

/** Sets the password (and, for the first administrator, the name and address) and signs in. */
export const acceptInvitation = command({
  path: '/api/invitations/accept',
  may: ANYONE,
  body: z.object({ token, password: newPassword, name: words(120).optional(), email: email.optional() }),
  reply: z.object({ name: z.string() }),
});

export const listTeams = question({
  path: '/api/teams',
  may: SIGNED_IN,
  reply: z.object({ teams: z.array(z.object({ id, name: z.string(), purpose: z.string(), officers: z.number() })) }),
});

export const addTeam = command({
  path: '/api/teams',
  may: 'identity.administer',
  body: z.object({ name: words(80), purpose: z.string().max(500).default('') }),
  reply: z.object({ id }),
});

export const changeTeam = command({
  path: '/api/teams/:id',
  may: 'identity.administer',
  params: byId,
  body: z.object({ name: words(80), purpose: z.string().max(500).default('') }),
  reply: done,
});

/** Every officer, for choosing an owner and for showing names. */
export const listOfficers = question({
  path: '/api/officers',
  may: 'identity.colleagues',
  reply: z.object({ officers: z.array(officerCard) }),
});

const officerBody = z.object({ name: words(120), roles: z.array(role).min(1), teamIds: z.array(id) });

/** Adds an officer and gives the link with which they choose a password. */
export const addOfficer = command({
  path: '/api/officers',
  may: 'identity.administer',
  body: officerBody.extend({ email }),
  reply: z.object({ id, link: z.string() }),
});

export const changeOfficer = command({
  path: '/api/officers/:id',
  may: 'identity.administer',
  params: byId,
  body: officerBody,
  reply: done,
});

/** Ends every session at once. Their cases stay theirs until somebody hands them over. */
export const disableOfficer = command({
  path: '/api/officers/:id/disable',
  may: 'identity.administer',
  params: byId,
  reply: done,
});

export const enableOfficer = command({
  path: '/api/officers/:id/enable',
  may: 'identity.administer',
  params: byId,
  reply: done,
});

export const resetOfficer = command({
  path: '/api/officers/:id/reset',
  may: 'identity.administer',
  params: byId,
  reply: z.object({ link: z.string() }),
});

/** By which rules officers sign in. They are part of the program, and shown so that an auditor need not read it. */
export const signInRules = question({
  path: '/api/sign-in-rules',
  may: 'identity.administer',
  reply: z.object({
    shortestPassword: z.number(),
    sessionHours: z.number(),
    linkDays: z.number(),
    /** Wrong passwords in a row that cost nothing, and the longest wait that more of them bring. */
    freeTries: z.number(),
    longestWaitMinutes: z.number(),
  }),
});
