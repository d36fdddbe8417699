import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { broughtFile, fileOfItem } from './contract/files.ts';
import { BROUGHT, MOST_FILES, STATEMENTS, STRENGTHS, VERDICTS } from './rules/index.ts';

const line = z.object({ id, framework: z.string(), code: z.string(), words: z.string() });
const offered = z.object({
  seq: z.number(),
  key: z.string(),
  kind: z.string(),
  at: instant,
  caseId: id.nullable(),
  reference: z.string().nullable(),
  title: z.string(),
  because: z.string(),
  lines: z.array(line),
});

/** What the officer did of late that may be evidence, the newest first. */
export const candidates = question({
  path: '/api/capability/candidates',
  may: 'capability.own',
  reply: z.object({ candidates: z.array(offered) }),
});

const seq = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** One of them made ready: its words without what names anybody, what stands for what, and what is left to be looked at. */
export const draft = question({
  path: '/api/capability/draft',
  may: 'capability.own',
  query: z.object({
    seq,
    /** Words to be taken out as well, one in each line. */
    also: z.string().max(300).optional(),
  }),
  reply: offered.extend({
    copy: z.string(),
    replaced: z.array(z.object({ kind: z.string(), token: z.string(), times: z.number() })),
    doubtful: z.array(z.string()),
  }),
});

const itemIds = z.array(id).min(1).max(40);
const copy = z.string().max(60_000).default('');

/** Claims it, with a sentence of reflection. */
export const claim = command({
  path: '/api/capability/claims',
  may: 'capability.own',
  once: true,
  body: z.object({
    seq: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    itemIds,
    reflection: words(4000),
    copy,
  }),
  reply: z.object({ id }),
});

/** It is no evidence. It is not offered again. */
export const setAside = command({
  path: '/api/capability/aside',
  may: 'capability.own',
  body: z.object({ seq: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  reply: done,
});

/** Evidence that is no event of the desk: a certificate, a reflection, a document. */
export const bring = command({
  path: '/api/capability/evidence',
  may: 'capability.own',
  once: true,
  body: z.object({
    kind: z.enum(BROUGHT),
    title: words(300),
    occurredAt: instant,
    words: z.string().trim().max(60_000).default(''),
    reflection: words(4000),
    itemIds,
    expiresAt: instant.nullable().default(null),
    files: z.array(broughtFile).max(MOST_FILES).default([]),
  }),
  reply: z.object({ id }),
});

const evidence = z.object({
  id,
  officerId: id,
  kind: z.string(),
  title: z.string(),
  occurredAt: instant,
  /** The case it points at, where its reader may see that. */
  caseId: id.nullable(),
  copy: z.string(),
  /** The words of it are kept from this reader: the case has become restricted. */
  withheld: z.boolean(),
  checkedBy: id.nullable(),
  checkedAt: instant.nullable(),
  reflection: z.string(),
  state: z.string(),
  standing: z.enum(['whole', 'part gone', 'gone']),
  standingAt: instant.nullable(),
  madeAt: instant,
  expiresAt: instant.nullable(),
  lines: z.array(line),
  files: z.array(fileOfItem),
  verdicts: z.array(z.object({ by: id, role: z.string(), verdict: z.enum(VERDICTS), words: z.string(), at: instant })),
  statements: z.array(
    z.object({ id, author: z.string().nullable(), relationship: z.string().nullable(), words: z.string().nullable() }),
  ),
});

/** What somebody has claimed, and what was said to it. */
export const portfolio = question({
  path: '/api/capability/portfolio',
  may: 'capability.own',
  query: z.object({ officer: id.optional() }),
  reply: z.object({
    evidence: z.array(evidence),
    statements: z.array(
      z.object({
        id,
        kind: z.string(),
        about: z.string(),
        askedOf: z.string(),
        askedAt: instant,
        expiresAt: instant,
        author: z.string().nullable(),
        relationship: z.string().nullable(),
        words: z.string().nullable(),
        signedAt: instant.nullable(),
        evidenceId: id.nullable(),
      }),
    ),
  }),
});

export const claimAgain = command({
  path: '/api/capability/evidence/:id/again',
  may: 'capability.own',
  params: byId,
  body: z.object({ itemIds, reflection: words(4000), copy }),
  reply: done,
});

export const withdraw = command({
  path: '/api/capability/evidence/:id/withdraw',
  may: 'capability.own',
  params: byId,
  reply: done,
});

/** Asks somebody who was there. The link is shown once and good for one statement. */
export const askStatement = command({
  path: '/api/capability/statements',
  may: 'capability.own',
  once: true,
  body: z.object({
    kind: z.enum(STATEMENTS),
    about: words(1000),
    askedOf: words(200),
    itemIds,
    days: z.number().int().min(1).max(60).default(14),
  }),
  reply: z.object({ id, url: z.string() }),
});

/** Claims what somebody said. */
export const claimStatement = command({
  path: '/api/capability/statements/:id/claim',
  may: 'capability.own',
  params: byId,
  body: z.object({ reflection: words(4000) }),
  reply: z.object({ id }),
});

const because = z.object({ says: z.string(), n: z.number() });
const covered = z.object({
  itemId: id,
  code: z.string(),
  words: z.string(),
  group: z.string(),
  strength: z.enum(STRENGTHS),
  because: z.array(because),
  works: z.number(),
  waiting: z.number(),
});

/** How much of each framework somebody has shown, with the reasons, and where they stand against their role. */
export const coverage = question({
  path: '/api/capability/coverage',
  may: 'capability.own',
  query: z.object({ officer: id.optional() }),
  reply: z.object({
    officerId: id,
    frameworks: z.array(
      z.object({ versionId: id, short: z.string(), title: z.string(), n: z.number(), lines: z.array(covered) }),
    ),
    role: z
      .object({
        name: z.string(),
        levels: z.array(z.string()),
        capabilities: z.array(
          z.object({
            itemId: id,
            code: z.string(),
            name: z.string(),
            relation: z.string(),
            required: z.number(),
            /** By what a manager confirmed last. */
            gap: z.number(),
            said: z.array(
              z.object({ level: z.number(), raterId: id, raterRole: z.string(), words: z.string(), at: instant }),
            ),
            evidenced: z.object({
              level: z.number(),
              working: z.array(
                z.object({
                  level: z.number(),
                  works: z.number(),
                  kinds: z.number(),
                  raters: z.number(),
                  enough: z.boolean(),
                }),
              ),
            }),
          }),
        ),
      })
      .nullable(),
  }),
});

/** Says at which level somebody stands. Everything said before stays beside it. */
export const rate = command({
  path: '/api/capability/ratings',
  may: 'capability.own',
  body: z.object({
    officerId: id,
    itemId: id,
    level: z.number().int().min(1).max(10),
    words: z.string().trim().max(4000).default(''),
  }),
  reply: done,
});

/** What waits for this leader. */
export const toAccept = question({
  path: '/api/capability/to-accept',
  may: 'capability.lead',
  reply: z.object({ evidence: z.array(evidence.extend({ officer: z.string() })) }),
});

/** Accepts a claim, without some of its lines perhaps; or returns or declines it, and says why. */
export const decide = command({
  path: '/api/capability/evidence/:id/decide',
  may: 'capability.lead',
  params: byId,
  body: z.object({
    verdict: z.enum(VERDICTS),
    words: z.string().trim().max(4000).default(''),
    without: z.array(id).max(40).default([]),
  }),
  reply: done,
});

/** Everybody a leader leads by every line of a framework: 0 nothing, 1 begun, 2 fair, 3 strong. */
export const team = question({
  path: '/api/capability/team',
  may: 'capability.lead',
  query: z.object({ version: id.optional() }),
  reply: z.object({
    versions: z.array(z.object({ id, short: z.string(), title: z.string() })),
    versionId: id.nullable(),
    groups: z.array(z.object({ name: z.string(), lines: z.array(z.object({ code: z.string(), words: z.string() })) })),
    officers: z.array(z.object({ id, name: z.string(), strengths: z.array(z.number()), waiting: z.number() })),
  }),
});

export {
  addAction,
  agreeSession,
  contribute,
  development,
  effectOfAction,
  finishAction,
  holdSession,
  learningCases,
  makeLearningCase,
  recognise,
  setSkillRule,
  skillRules,
} from './contract/growing.ts';

export {
  badge,
  badgeIssuer,
  badges,
  badgeStatusList,
  changeBadgeKey,
  checkBadge,
  issueBadge,
  revokeBadge,
} from './contract/badges.ts';

export { takeOutFile } from './contract/files.ts';

export { succession } from './contract/succession.ts';

export { assignLearning, readLearning } from './contract/learning.ts';

export {
  addCourseDate,
  bringCourses,
  cancelCourseDate,
  changeCourse,
  closeCourse,
  courseDate,
  courses,
  enrol,
  leaveCourse,
  makeCourse,
  markAttendance,
  training,
} from './contract/courses.ts';
