import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { KINDS, RELATIONS } from './rules/index.ts';

const version = z.object({
  id,
  frameworkId: id,
  key: z.string(),
  short: z.string(),
  n: z.number(),
  title: z.string(),
  issuer: z.string(),
  licence: z.string(),
  sourceTitle: z.string(),
  sourceUrl: z.string(),
  told: z.string(),
  state: z.enum(['draft', 'in use', 'succeeded']),
  levels: z.array(z.string()),
  usedAt: instant.nullable(),
  /** For how many of its lines evidence is claimed. */
  claims: z.number(),
});

const entry = z.object({
  capability: z.string(),
  /** What the capability is called, in the version in use. */
  name: z.string(),
  level: z.number(),
  /** What the level is called; empty where it has no name. */
  called: z.string(),
  relation: z.enum(RELATIONS),
});
const profile = z.object({
  id,
  key: z.string(),
  frameworkId: id,
  name: z.string(),
  told: z.string(),
  entries: z.array(entry),
});

/** Every framework in every version, and the roles that ask for a part of them. */
export const frameworks = question({
  path: '/api/frameworks',
  may: 'frameworks.read',
  reply: z.object({
    versions: z.array(version),
    profiles: z.array(profile),
    /** How many officers are held to each version. */
    held: z.array(z.object({ versionId: id, officers: z.number() })),
  }),
});

/** One version with its lines, in the order in which they are read. */
export const framework = question({
  path: '/api/framework-versions/:id',
  may: 'frameworks.read',
  params: byId,
  reply: z.object({
    version,
    items: z.array(
      z.object({
        id,
        parentId: id.nullable(),
        kind: z.enum(KINDS),
        code: z.string(),
        name: z.string(),
        words: z.string(),
        level: z.number().nullable(),
        claimed: z.boolean(),
      }),
    ),
    /** Which lines of other frameworks are like which of this. */
    like: z.array(
      z.object({ id, other: z.array(z.object({ framework: z.string(), code: z.string(), words: z.string() })) }),
    ),
  }),
});

const json = z.looseObject({});

/** A version as a CASE 1.1 package. */
export const caseOf = question({
  path: '/api/framework-versions/:id/case',
  may: 'frameworks.read',
  params: byId,
  reply: z.object({
    CFDocument: json,
    CFItems: z.array(json).optional(),
    CFAssociations: z.array(json).optional(),
    CFDefinitions: json.optional(),
    CFRubrics: z.array(json).optional(),
    extensions: json.optional(),
  }),
});

/** Brings a framework from a file, as a draft: a CASE package, a spreadsheet, a matrix. */
export const bring = command({
  path: '/api/frameworks/bring',
  may: 'frameworks.administer',
  body: z.object({
    name: words(200),
    title: z.string().trim().max(500).default(''),
    /** The framework of which it is the next version; empty where it is one of its own. */
    key: z.string().trim().max(100).default(''),
    /** The bytes of the file, in Base64. */
    content: z.string().min(1).max(980_000),
  }),
  reply: z.object({ id, n: z.number() }),
});

/** Puts a draft in use. The version before it stays for whoever is measured by it. */
export const use = command({
  path: '/api/framework-versions/:id/use',
  may: 'frameworks.administer',
  params: byId,
  reply: done,
});

/** Moves people to this version, with the reason. */
export const movePeople = command({
  path: '/api/framework-versions/:id/people',
  may: 'capability.lead',
  params: byId,
  body: z.object({ officerIds: z.array(id).min(1).max(10_000), why: words(2000) }),
  reply: z.object({ moved: z.number() }),
});

/** Says which role somebody has. */
export const setRole = command({
  path: '/api/role-profiles/:id/officers',
  may: 'capability.lead',
  params: byId,
  body: z.object({ officerId: id }),
  reply: done,
});

/** What to ask somebody who applies for this role, what to listen for, and what the marks mean. */
export const guide = question({
  path: '/api/role-profiles/:id/guide',
  may: 'capability.lead',
  params: byId,
  reply: z.object({
    name: z.string(),
    questions: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        level: z.string(),
        ask: z.string(),
        listenFor: z.array(z.string()),
        marks: z.array(z.string()),
      }),
    ),
  }),
});
