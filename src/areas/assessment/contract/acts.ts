import { z } from 'zod';
import { id, instant, words } from '#kernel/fields.ts';
import { PARTIES, SIGNERS } from '../rules/index.ts';

/** A day as people write it. */
export const day = z.iso.date();
const some = (most: number) => z.string().trim().max(most);
const code = z.string().regex(/^[A-Z]{2,5}\.[A-Z0-9.]{1,8}$/, 'is the code of a criterion, such as CON.P1');
const method = z.string().regex(/^[a-z-]{1,40}$/, 'is the key of a method');
const codes = z.array(code).max(200);
const stretch = z.object({ from: instant, until: instant.nullable() });
const minutes = z.number().int().min(15).max(480);
const remote = z.object({ identity: some(500), consent: z.boolean(), breaks: some(1000) }).nullable();
const act = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ act: z.literal(name), ...shape });
const decisions = z
  .array(
    z.object({
      code,
      state: z.enum(['met', 'not-met', 'undecided']),
      note: some(4000),
      evidence: z.array(z.string().max(60)).max(40),
    }),
  )
  .min(1)
  .max(200);

/** What apprentice, manager, coach and provider do. Who of them does which is decided by `rules/journey/who.ts`. */
export const programmeAct = z.discriminatedUnion('act', [
  act('take a break', { from: day, until: day.nullable() }),
  act('end the break', { until: day }),
  act('claim', { id, title: words(200), kind: words(60), on: day, criteria: codes.min(1), words: words(4000) }),
  act('answer a claim', { id, accepted: z.boolean(), words: some(2000) }),
  act('plan reviews', { months: z.array(z.number().int().min(1).max(60)).max(20) }),
  act('review', {
    month: z.number().int().min(1).max(60),
    on: day,
    present: z.array(id).min(1).max(12),
    words: some(4000),
    issues: z.array(z.object({ id, words: words(500), owner: id, due: day })).max(20),
  }),
  act('settle an issue', { id, words: words(1000) }),
  act('practise', { method, on: day, words: words(2000) }),
  act('develop', { id, criteria: codes.min(1), words: words(2000), finishedOn: day }),
  act('advise', { words: words(2000) }),
  act('open the gateway', {
    branches: z.array(z.string().max(40)).max(6),
    exceptions: z.array(z.object({ code, reason: some(500) })).max(200),
    withoutPractice: some(1000),
    prerequisites: z.array(z.string().max(200)).max(20),
  }),
  act('call the meeting', { at: instant, minutes, place: words(300) }),
  act('meet', { on: day, place: z.enum(['in person', 'remote']), apprentice: id, manager: id, trainer: id }),
  act('sign', { as: z.enum(SIGNERS), hash: z.string().length(64) }),
  act('refuse the gateway', { as: z.enum(SIGNERS), reason: some(2000) }),
  act('book', { from: day, place: words(300), adjustments: some(2000) }),
  act('select', { method, evidence: z.array(id).max(100), format: words(40) }),
  act('submit', { method, words: words(8000) }),
  act('decide', { decisions }),
  act('settle a method', { method }),
  act('try again', {
    method,
    path: z.enum(['retake', 'resit']),
    payer: z.enum(['programme', 'provider', 'employer']),
    acceptsCost: some(1000),
  }),
  act('appeal', { words: words(4000) }),
  act('withdraw', { reason: words(1000) }),
]);

/** What the independent assessor does. There is none among these that sets a grade. */
export const assessingAct = z.discriminatedUnion('act', [
  act('interview', { method, on: day, present: words(300), remote, words: words(8000) }),
  act('plan a session', {
    method,
    at: instant,
    minutes: minutes.optional(),
    place: z.enum(['workplace', 'suitable room', 'remote']),
    plan: words(4000),
    questions: z.array(z.object({ section: some(200), about: some(20), words: words(1000) })).max(100),
  }),
  act('begin a session', { method, remote }),
  act('close the observation', { method }),
  act('hold the discussion', {
    method,
    stretches: z.array(stretch).max(100),
    sections: z.array(z.object({ title: words(200), words: some(8000) })).max(20),
    overReason: some(1000),
    adjustmentMinutes: z.number().int().min(0).max(240),
  }),
  act('decide', { decisions }),
  act('settle a method', { method }),
  act('confirm the grade', { words: some(4000) }),
]);

/** What the assessment organisation does. It changes no decision. */
export const organisingAct = z.discriminatedUnion('act', [
  act('allocate', { assessor: id }),
  act('end the allocation', { reason: some(1000), handover: some(4000) }),
  act('name an assurer', { assurer: id }),
  act('release', {}),
  act('review the attempts', { method, on: day, present: z.array(z.enum(PARTIES)).max(8), words: words(4000) }),
  act('answer the appeal', { upheld: z.boolean(), words: some(4000), methods: z.array(method).max(10) }),
]);

export const assuringAct = z.discriminatedUnion('act', [
  act('assure', { sample: id, upheld: z.boolean(), words: some(4000), methods: z.array(method).max(10) }),
]);
