import { remindPeople, sendLetters } from '#areas/assessment/server/index.ts';
import { learnFromComplaints } from '#areas/complaints/server/index.ts';
import { learnFromAnswers, publishScheduled, writeSuggestions } from '#areas/knowledge/server/index.ts';
import { agencyOfCase, learnTriage, sortNewCases, watchTrends } from '#areas/triage/server/index.ts';
import { sweepClocks } from '#areas/clocks/server/index.ts';
import { sweepPromises } from '#areas/promises/server/index.ts';
import { sweepPresence } from '#areas/roster/server/index.ts';
import { gatherWords, sweepDrafts } from '#areas/cases/server/index.ts';
import { openTransport, sendDue, settleAbandoned, type Transport } from '#areas/correspondence/server/index.ts';
import { sendBatches } from '#areas/letters/server/index.ts';
import { sendOutreach, settleOutreach } from '#areas/outreach/server/index.ts';
import { tidyIdentity } from '#areas/identity/server/index.ts';
import { sweepRouting } from '#areas/routing/server/index.ts';
import { forgetCandidates } from '#areas/recruitment/server/index.ts';
import { forgetFiles, sweepSkills, sweepTraining, sweepWork } from '#areas/capability/server/index.ts';
import { seal } from '#areas/records/server/index.ts';
import { hearDesks, sendSideLetters, sendToDesks } from '#areas/referrals/server/index.ts';
import { collectFrom } from '#areas/intake/server/index.ts';
import { measureWriting } from '#flows/measure-writing.ts';
import { sortMail } from '#flows/sort-mail.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '#kernel/time.ts';
import type { Db } from '#platform/db.ts';
import { forgetActs } from '#platform/once.ts';
import { startSweep, type Sweep, type Sweeping } from '#platform/sweep.ts';
import { answerLinkRequests } from '../site/index.ts';
import { takeTurn } from '#platform/turn.ts';
import type { Parts } from './parts.ts';

export type Worker = { readonly close: () => Promise<void> };

type Looking = { readonly db: Db; readonly clock: () => Instant };

/** What evidence rests on is looked at again, and skills that have run out are noticed. */
const capabilitySweeps = (it: Looking): Record<string, Sweep> => ({
  evidence: { name: 'look at the work behind evidence', every: HOUR, batch: () => sweepWork(it) },
  skills: { name: 'notice skills that have run out', every: HOUR, batch: () => sweepSkills(it) },
  candidates: { name: 'forget candidates', every: HOUR, batch: () => forgetCandidates(it) },
  training: { name: 'open what has to be taken', every: HOUR, batch: () => sweepTraining(it) },
  brought: { name: 'forget files brought for nothing', every: HOUR, batch: () => forgetFiles(it.db, it.clock() - DAY) },
});

/** Letters about apprenticeships, and reminders of what is to be signed and where to be. */
const assessmentSweeps = (
  { database: { db }, assessments, desk, clock }: Parts,
  transport: Transport | null,
): Record<string, Sweep> => ({
  assessment: {
    name: 'send letters about apprenticeships',
    every: 2 * SECOND,
    batch: () => sendLetters({ db, post: assessments.post, files: desk.files, transport, clock }),
  },
  reminders: {
    name: 'remind people of apprenticeships',
    every: 5 * MINUTE,
    batch: () => remindPeople({ ...assessments, db, clock }),
  },
});

/** What the desk learns by itself, and what it tells of what it learned. */
const learningSweeps = ({
  database: { db },
  clock,
  finder,
  model,
  models,
  live,
  config,
}: Parts): Record<string, Sweep> => ({
  topics: { name: 'learn topics', every: HOUR, batch: () => learnFromComplaints({ db, clock }) },
  writing: { name: 'measure letters', every: 5 * MINUTE, batch: () => measureWriting({ db, clock }) },
  articles: { name: 'publish articles', every: 20 * SECOND, batch: () => publishScheduled({ db, live, clock }) },
  answers: { name: 'learn from answers', every: HOUR, batch: () => learnFromAnswers({ db, finder, clock }) },
  suggestions: {
    name: 'write drafts',
    every: 5 * SECOND,
    batch: async () =>
      model === null ? 0 : writeSuggestions({ db, clock, finder, model, live, agencyOf: agencyOfCase }),
  },
  triage: { name: 'learn from officers', every: HOUR, batch: () => learnTriage({ db, clock }) },
  sorting: { name: 'sort new cases', every: 30 * SECOND, batch: () => sortNewCases({ db, models, clock }) },
  trends: {
    name: 'watch trends',
    every: 5 * MINUTE,
    batch: () => watchTrends({ db, models, finder, live, zone: config.timeZone, clock }),
  },
});

/** What is said with somebody outside: letters to partners, and other desks that ours is joined with. */
const besideSweeps = (
  { database: { db }, referring, clock, log }: Parts,
  transport: Transport | null,
): Record<string, Sweep> => ({
  'side letters': {
    name: 'send letters to partners',
    every: SECOND,
    batch: () => sendSideLetters({ db, referring, transport, clock }),
  },
  'desk posts': {
    name: 'send to other desks',
    every: 5 * SECOND,
    batch: () => sendToDesks({ db, referring, clock }),
  },
  'desk heard': {
    name: 'hear other desks',
    every: 5 * SECOND,
    batch: () => hearDesks({ db, referring, clock, log }),
  },
});

/** Everything that happens without anybody asking: reading mail, sending mail, sealing the record. */
export function openWorker(parts: Parts): Worker {
  const { database, intake, reader, receiving, office, config, clock, live, log, standards, desk, ways, letters } =
    parts;
  const { outreach } = parts;
  const { db } = database;
  const transport = config.smtpUrl === undefined ? null : openTransport(config.smtpUrl);
  const sending = { db, office, transport, clock, ways };
  const sweeps: Record<string, Sweep> = {
    mail: { name: 'read mail', every: 2 * SECOND, batch: () => sortMail({ intake, reader, receiving }) },
    outgoing: { name: 'send mail', every: SECOND, batch: () => sendDue(sending) },
    batches: { name: 'write batches', every: 5 * SECOND, batch: () => sendBatches({ db, letters, clock }) },
    ...besideSweeps(parts, transport),
    outreach: {
      name: 'send outreach',
      every: 10 * SECOND,
      batch: async () => (await settleOutreach(db, clock())) + (await sendOutreach({ db, outreach, transport, clock })),
    },
    ...assessmentSweeps(parts, transport),
    abandoned: { name: 'find abandoned sendings', every: 30 * SECOND, batch: () => settleAbandoned(sending) },
    links: { name: 'send links again', every: 5 * SECOND, batch: () => answerLinkRequests(db, office, clock) },
    words: { name: 'gather words', every: 10 * SECOND, batch: () => gatherWords(db) },
    clocks: {
      name: 'record missed times',
      every: 10 * SECOND,
      batch: () => sweepClocks({ db, live, standards, clock }),
    },
    promises: { name: 'find broken promises', every: 10 * SECOND, batch: () => sweepPromises({ db, live, clock }) },
    presence: { name: 'end presence', every: 15 * SECOND, batch: () => sweepPresence({ db, live, clock }) },
    routing: { name: 'give work out', every: 2 * SECOND, batch: () => sweepRouting({ db, desk, clock }) },
    seal: { name: 'seal the record', every: 10 * SECOND, batch: () => seal(db, clock()).then(() => 0) },
    drafts: { name: 'drop texts nobody finishes', every: HOUR, batch: () => sweepDrafts(db, clock()) },
    acts: { name: 'forget acts', every: HOUR, batch: () => forgetActs(db, clock()) },
    ...capabilitySweeps({ db, clock }),
    ...learningSweeps(parts),
    destroy: { name: 'destroy what was let go', every: 10 * SECOND, batch: () => desk.files.destroy(db) },
    tidy: { name: 'tidy sessions', every: HOUR, batch: () => tidyIdentity(db, clock()).then(() => 0) },
  };
  const running = new Map<string, Sweeping>(
    Object.entries(sweeps).map(([topic, sweep]) => [topic, startSweep(sweep, log)]),
  );
  const collectors = (config.imapUrls ?? []).map((mailbox) =>
    collectFrom(intake, mailbox, {
      log,
      turn: () => takeTurn(database.url, `imap ${mailbox.user}@${mailbox.host}:${mailbox.port}/${mailbox.folder}`),
    }),
  );
  const deaf = live.hear(({ topic, ids }) => {
    running.get(topic)?.wake();
    // Somebody came or went; the same topic tells of who has a case open, which gives nobody room.
    if (topic === 'presence' && ids.includes('desk')) running.get('routing')?.wake();
  });
  return {
    close: async () => {
      deaf();
      await Promise.all(collectors.map((collector) => collector.close()));
      await Promise.all([...running.values()].map((sweep) => sweep.stop()));
    },
  };
}
