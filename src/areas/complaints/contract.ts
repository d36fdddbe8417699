import { z } from 'zod';
import { command, question } from '#kernel/ask.ts';
import { byId, done, id, instant, words } from '#kernel/fields.ts';
import { FINDINGS, FLAGS, GRADES, MATTER_KINDS, SIDE } from './rules/index.ts';
import { ending } from './contract/ending.ts';
import { day } from './contract/figures.ts';

export { report, reportCases } from './contract/figures.ts';

const matter = z.enum(MATTER_KINDS);
const told = z.enum(['letter', 'by telephone', 'in person']);
const source = z.object({ title: z.string(), passage: z.string(), url: z.string() });
const external = z.object({ name: z.string(), words: z.string(), url: z.string() });
const other = z.object({ caseId: id, reference: z.string(), state: z.string() });

const finding = z.enum(FINDINGS);
const grade = z.enum(GRADES);
const issue = z.object({
  id,
  number: z.number(),
  said: z.string(),
  /** What it is about, in the words of this agency; empty where nobody has said. */
  topic: z.string(),
  agency: z.string(),
  wanted: z.string(),
  evidence: z.array(z.string()),
  severity: grade,
  complexity: grade,
  impact: grade,
  safety: z.boolean(),
  findings: z.array(
    z.object({
      id,
      stage: z.number(),
      finding,
      reasons: z.string(),
      cites: z.string(),
      whyChanged: z.string().nullable(),
      by: id,
      at: instant,
    }),
  ),
});

const complaint = z.object({
  ...ending,
  pack: z.object({ key: z.string(), version: z.number(), title: z.string(), source }),
  receivedAt: instant,
  recordedBy: id.nullable(),
  acknowledgedAt: instant.nullable(),
  wanted: z.string(),
  learnedOn: z.string().nullable(),
  /** Later than the months of the pack after the customer learned of it, and whether somebody has decided about that. */
  late: z.object({ since: z.string(), months: z.number(), decided: z.boolean() }).nullable(),
  /** What others call where it stands. */
  status: z.object({ open311: z.string(), cfpb: z.string(), queensland: z.string(), public: z.string() }),
  state: z.string(),
  /** What it is about, where that is a case of its own. */
  from: other.nullable(),
  /** Every stage of the pack, and what is known of those it has reached. */
  stages: z.array(
    z.object({
      number: z.number(),
      title: z.string(),
      independent: z.boolean(),
      beganAt: instant.nullable(),
      why: z.string(),
      investigatorId: id.nullable(),
      deciderId: id.nullable(),
      answeredAt: instant.nullable(),
    }),
  ),
  stage: z.number(),
  issues: z.array(issue),
  /** When this stage was answered. */
  answeredAt: instant.nullable(),
  subjects: z.array(id),
  /** Who cannot have to do with this stage, and who could not with the next. */
  apart: z.object({ now: z.array(id), next: z.array(id) }),
  /** What still has to be done before the answer can go: the numbers of the points without a finding of this stage. */
  undecided: z.array(z.number()),
  /** Which parts of the customer's side nobody has told yet. */
  unsaid: z.array(z.enum(SIDE)),
  external,
  refusals: z.array(z.object({ code: z.string(), words: z.string() })),
});

/** A case as a complaint, or what in it might be one, with the words that say so. */
export const ofCase = question({
  path: '/api/cases/:id/complaint',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    complaint: complaint.nullable(),
    /** What the customer said first, as they said it. */
    words: z.object({ contactId: id, at: instant, channel: z.string(), text: z.string() }).nullable(),
    decisions: z.array(
      z.object({
        id,
        kind: z.string(),
        contactId: id.nullable(),
        code: z.string().nullable(),
        reasons: z.string(),
        told: told.nullable(),
        letter: z.string().nullable(),
        by: id,
        at: instant,
      }),
    ),
    /** What the customer said that reads like a complaint, and that nobody has decided about. */
    offer: z.object({ contactId: id, at: instant, words: z.array(z.string()) }).nullable(),
    /** What in it has a law of its own and has not been started. */
    matters: z.array(z.object({ matter, contactId: id, words: z.array(z.string()) })),
    started: z.array(z.object({ matter: z.string(), caseId: id, reference: z.string(), at: instant, by: id })),
    complaints: z.array(other),
    external,
  }),
});

/** Records what the customer said as a complaint: beside this case, or as what this case is. */
export const record = command({
  path: '/api/cases/:id/complaint',
  may: 'cases.change',
  params: byId,
  body: z.object({
    how: z.enum(['beside', 'itself']),
    subject: words(500),
    contactId: id.nullable().default(null),
    wanted: z.string().trim().max(2000).default(''),
    learnedOn: day.nullable().default(null),
  }),
  reply: z.object({ caseId: id }),
});

/** It is no complaint: why, and how the customer was told so. */
export const treatAsRequest = command({
  path: '/api/cases/:id/complaint/request',
  may: 'cases.change',
  params: byId,
  body: z.object({
    contactId: id.nullable().default(null),
    reasons: words(4000),
    told,
    letter: z.string().trim().max(20_000).default(''),
  }),
  reply: done,
});

/** Not taken. [external body] in the letter becomes the words of the pack. */
export const refuse = command({
  path: '/api/cases/:id/complaint/refuse',
  may: 'complaints.refuse',
  params: byId,
  body: z.object({ code: words(60), reasons: words(4000), letter: words(20_000) }),
  reply: done,
});

/** It came late and is taken all the same. */
export const takeThoughLate = command({
  path: '/api/cases/:id/complaint/late',
  may: 'cases.change',
  params: byId,
  body: z.object({ reasons: words(4000) }),
  reply: done,
});

/** The day on which the customer learned of what it is about. */
export const setLearned = command({
  path: '/api/cases/:id/complaint/learned',
  may: 'cases.change',
  params: byId,
  body: z.object({ learnedOn: day.nullable() }),
  reply: done,
});

/** Starts what has a law of its own as a case of its own, or says why not. The id is null where none was started. */
export const startMatter = command({
  path: '/api/cases/:id/complaint/matters',
  may: 'cases.change',
  params: byId,
  body: z.object({ matter, reasons: words(2000), start: z.boolean().default(true) }),
  reply: z.object({ caseId: id.nullable() }),
});

const assessed = z.object({
  topic: z.string().trim().max(120).default(''),
  agency: z.string().trim().max(200).default(''),
  wanted: z.string().trim().max(1000).default(''),
  evidence: z.array(words(300)).max(40).default([]),
  severity: grade.default('medium'),
  complexity: grade.default('medium'),
  impact: grade.default('medium'),
  safety: z.boolean().default(false),
});

/** One point of the complaint, in the words of whoever made it. */
export const addIssue = command({
  path: '/api/cases/:id/complaint/issues',
  may: 'cases.change',
  params: byId,
  body: assessed.extend({ said: words(2000) }),
  reply: z.object({ id }),
});

export const assessIssue = command({
  path: '/api/complaint-issues/:id',
  may: 'cases.change',
  params: byId,
  body: assessed,
  reply: done,
});

/** What was found, why, and by which rule. Where something was found before, why it is changed. */
export const findOn = command({
  path: '/api/complaint-issues/:id/finding',
  may: 'cases.change',
  params: byId,
  body: z.object({ finding, reasons: words(8000), cites: words(1000), why: z.string().trim().max(2000).default('') }),
  reply: done,
});

/** Who looks into it, who decides it, or whom it is about. */
export const nameOfficer = command({
  path: '/api/cases/:id/complaint/officers',
  may: 'cases.assign',
  params: byId,
  body: z.object({ part: z.enum(['investigator', 'decider', 'subject']), officerId: id }),
  reply: done,
});

/** On to the next stage, and to somebody who had nothing to do with it. The customer need not say why. */
export const nextStage = command({
  path: '/api/cases/:id/complaint/next-stage',
  may: 'cases.assign',
  params: byId,
  body: z.object({ teamId: id, ownerId: id.nullable(), why: z.string().trim().max(2000).default('') }),
  reply: z.object({ stage: z.number() }),
});

/** What in a complaint asks for more care, and what its points are probably about, with the words that say so. Suggestions. */
export const triage = question({
  path: '/api/cases/:id/complaint/triage',
  may: 'cases.read',
  params: byId,
  reply: z.object({
    flags: z.array(z.object({ flag: z.enum(FLAGS), words: z.array(z.string()) })),
    topics: z.array(
      z.object({
        issueId: id,
        topic: z.string(),
        likelihood: z.number(),
        words: z.array(z.string()),
        /** Of so many earlier suggestions of this topic that were as sure, so many were right. */
        right: z.number(),
        offered: z.number(),
      }),
    ),
  }),
});

/** The names this agency has given to what complaints are about. */
export const topics = question({
  path: '/api/complaint-topics',
  may: 'cases.read',
  reply: z.object({ topics: z.array(z.string()) }),
});

export {
  addRemedy,
  answer,
  close,
  comeBack,
  draftAnswer,
  finishAction,
  finishRemedy,
  goOutside,
  learn,
  lookAgain,
} from './contract/ending.ts';
