import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { guide } from './contract/guides.ts';
import { suggestion } from './contract/model.ts';
import { AUDIENCES, STAGES, STANDINGS } from './rules/index.ts';

export { answerGuide, beginGuide, guideMeans, guidesOf, leaveGuide, stepBack, useOutcome } from './contract/guides.ts';
export { askSuggestion, model, switchModel } from './contract/model.ts';

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is a language code such as en or mi')
  .max(20);
const version = z.int32().positive();
const short = z.string().trim().max(120);

/** What somebody looks for: short enough to be typed, long enough for a whole question. */
const sought = z.string().trim().max(300);

const passage = z.object({ heading: z.string(), text: z.string() });

/** An article that was found, with the passages that answer and the words that led there. */
const found = z.object({
  id,
  version,
  slug: z.string(),
  title: z.string(),
  audience: z.enum(AUDIENCES),
  agency: z.string(),
  topic: z.string(),
  language: z.string(),
  legalSource: z.string(),
  publishedAt: instant,
  reviewBy: instant,
  words: z.array(z.string()),
  passages: z.array(passage),
});
const instead = z.array(z.object({ typed: z.string(), meant: z.string() }));

/** Looks for articles by any words, also misspelt ones. */
export const find = question({
  path: '/api/knowledge/find',
  may: 'knowledge.read',
  query: z.object({ q: sought, agency: short.optional() }),
  reply: z.object({ found: z.array(found), instead }),
});

const row = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  audience: z.enum(AUDIENCES),
  agency: z.string(),
  topic: z.string(),
  language: z.string(),
  standing: z.enum(STANDINGS),
  stage: z.enum(STAGES),
  ownerId: id,
  reviewBy: instant,
  changedAt: instant,
  /** In how many answers it was cited, and how often somebody said that it is not right and nobody looked yet. */
  cited: z.number(),
  wrong: z.number(),
});

/** Every article this officer may read, by topic. Whoever writes them sees those that are not published too. */
export const articles = question({
  path: '/api/knowledge',
  may: 'knowledge.read',
  query: z.object({
    standing: z.enum(STANDINGS).optional(),
    agency: short.optional(),
    topic: short.optional(),
  }),
  reply: z.object({
    articles: z.array(row),
    topics: z.array(z.string()),
    agencies: z.array(z.string()),
  }),
});

const wording = z.object({
  version,
  title: z.string(),
  body: z.string(),
  audience: z.enum(AUDIENCES),
  agency: z.string(),
  topic: z.string(),
  language: z.string(),
  legalSource: z.string(),
  whatChanged: z.string(),
  guide: guide.nullable(),
  authorId: id,
  madeAt: instant,
  approvedBy: id.nullable(),
  approvedAt: instant.nullable(),
});

/** One article as it is published, or for whoever writes it, as it is being written. */
export const article = question({
  path: '/api/knowledge/:id',
  may: 'knowledge.read',
  params: byId,
  reply: z.object({
    article: row.extend({
      newest: version,
      published: version.nullable(),
      publishedAt: instant.nullable(),
      publishAt: instant.nullable(),
      sentBack: z.string().nullable(),
      retireReason: z.string().nullable(),
    }),
    wording,
    /** Open words from whoever found it not right, the newest first. */
    feedback: z.array(
      z.object({ id, version, words: z.string(), caseId: id.nullable(), officerId: id.nullable(), at: instant }),
    ),
    said: z.object({ right: z.number(), wrong: z.number() }),
  }),
});

/** Every wording it has had, the newest first, so that any two can be laid side by side. */
export const wordings = question({
  path: '/api/knowledge/:id/wordings',
  may: 'knowledge.read',
  params: byId,
  reply: z.object({ wordings: z.array(wording) }),
});

/** Writes an article, or the next wording of one. The wordings before stay. */
export const write = command({
  path: '/api/knowledge',
  may: 'knowledge.write',
  once: true,
  body: z.object({
    /** Without it a new one is made. */
    id: id.optional(),
    /** The wording that was changed, so that nobody's change is lost without being seen. */
    version: version.optional(),
    title: words(200),
    body: words(100_000),
    audience: z.enum(AUDIENCES),
    agency: short.default(''),
    topic: short.default(''),
    language: language.default('en'),
    legalSource: z.string().trim().max(1000).default(''),
    whatChanged: z.string().trim().max(1000).default(''),
    /** Left out, the next wording keeps the guide of the one before; nothing, and it has none. */
    guide: guide.nullable().optional(),
  }),
  reply: z.object({ id, version }),
});

/** It is finished, and waits for somebody else to agree to it. */
export const submit = command({
  path: '/api/knowledge/:id/submit',
  may: 'knowledge.write',
  params: byId,
  body: z.object({ version }),
  reply: done,
});

/** Gives it back to whoever wrote it, with what should be different. */
export const sendBack = command({
  path: '/api/knowledge/:id/send-back',
  may: 'knowledge.write',
  params: byId,
  body: z.object({ version, reason: words(2000) }),
  reply: done,
});

/** Agrees to a wording somebody else wrote. It is published now, or when it is said. */
export const approve = command({
  path: '/api/knowledge/:id/approve',
  may: 'knowledge.write',
  params: byId,
  body: z.object({ version, publishAt: instant.nullable().default(null) }),
  reply: done,
});

/** It was looked at and holds. Says who has it and by when it is looked at again; what was said against it is settled. */
export const confirm = command({
  path: '/api/knowledge/:id/confirm',
  may: 'knowledge.write',
  params: byId,
  body: z.object({ ownerId: id.optional(), reviewBy: instant }),
  reply: done,
});

/** Takes it from the desk and the public site. Answers that cite it keep their wording. */
export const retire = command({
  path: '/api/knowledge/:id/retire',
  may: 'knowledge.write',
  params: byId,
  body: z.object({ reason: words(2000) }),
  reply: done,
});

/** Was it right? What an officer says about it reaches whoever has the article. */
export const judge = command({
  path: '/api/knowledge/:id/feedback',
  may: 'knowledge.read',
  params: byId,
  body: z.object({
    version,
    right: z.boolean(),
    words: z.string().trim().max(2000).default(''),
    caseId: id.nullable().default(null),
  }),
  reply: done,
});

const correction = z.object({
  id,
  articleId: id.nullable(),
  title: z.string().nullable(),
  what: z.string(),
  openedBy: id,
  openedAt: instant,
  closedAt: instant.nullable(),
  outcome: z.string().nullable(),
  /** The cases that showed it, as far as whoever asks may see them. */
  cases: z.array(z.object({ id, reference: z.string(), subject: z.string() })),
});

/** What waits for whoever looks after the articles. */
export const upkeep = question({
  path: '/api/knowledge/upkeep',
  may: 'knowledge.write',
  reply: z.object({
    toApprove: z.array(row),
    sentBack: z.array(row),
    scheduled: z.array(row),
    reviewDue: z.array(row),
    notRight: z.array(row),
    corrections: z.array(correction),
  }),
});

/** Something is wrong or missing. The case that showed it is kept with it. */
export const openCorrection = command({
  path: '/api/knowledge/corrections',
  may: 'knowledge.read',
  once: true,
  body: z.object({
    articleId: id.nullable().default(null),
    what: words(2000),
    caseId: id.nullable().default(null),
  }),
  reply: z.object({ id }),
});

/** Another case that shows the same. */
export const addToCorrection = command({
  path: '/api/knowledge/corrections/:id/case',
  may: 'knowledge.read',
  params: byId,
  body: z.object({ caseId: id }),
  reply: done,
});

/** It is put right, or it was right; the outcome says which. */
export const closeCorrection = command({
  path: '/api/knowledge/corrections/:id/close',
  may: 'knowledge.write',
  params: byId,
  body: z.object({ outcome: words(2000) }),
  reply: done,
});

const citation = z.object({
  articleId: id,
  version,
  title: z.string(),
  quote: z.string(),
  at: instant,
  by: id.nullable(),
  /** Another wording was published since, or it was retired. */
  outdated: z.boolean(),
});

/**
 * What answers this case: the best articles for what its customer wrote last, with the words that led there, and what its
 * answers rest on already.
 */
export const ofCase = question({
  path: '/api/cases/:id/knowledge',
  may: 'knowledge.read',
  params: byId,
  reply: z.object({
    found: z.array(found),
    instead,
    /** Where it is known, nothing of another agency is offered. */
    agency: z.string().nullable(),
    cited: z.array(citation),
    suggestion,
    /** Open corrections that this case shows, or that are about what was found. */
    corrections: z.array(
      z.object({ id, articleId: id.nullable(), what: z.string(), openedAt: instant, shown: z.boolean() }),
    ),
  }),
});
