import { openReplyTokens, type Desk } from '#areas/cases/server/index.ts';
import { openPlans, type Assessments } from '#areas/assessment/server/index.ts';
import { openComplaints, type Complaints } from '#areas/complaints/server/index.ts';
import { citeSources, openFinder, takeBackSources, type Finder } from '#areas/knowledge/server/index.ts';
import { mustBeOpen } from '#areas/conduct/server/index.ts';
import {
  openPostOffice,
  openTextWay,
  sendNotice,
  type PostOffice,
  type Vetting,
  type Ways,
} from '#areas/correspondence/server/index.ts';
import { vettingBy } from '#areas/decisions/server/index.ts';
import { promisingBy } from '#areas/promises/server/index.ts';
import { followEvents } from '#areas/records/server/index.ts';
import { openSideTokens, type Referring } from '#areas/referrals/server/index.ts';
import { openModels, type Reader as TriageReader } from '#areas/triage/server/index.ts';
import { openWorkMap, portfolioEntries, type Issuer } from '#areas/capability/server/index.ts';
import type { MapLine } from '#areas/capability/rules/index.ts';
import { openStandards, type Standards } from '#areas/standards/server/index.ts';
import { openIntake, openReader, type Intake, type Reader } from '#areas/intake/server/index.ts';
import { letterWay, openMaker, type Letters } from '#areas/letters/server/index.ts';
import type { Outreach } from '#areas/outreach/server/index.ts';
import { correctKnowledge } from '#flows/correct-knowledge.ts';
import { evidenceOfApprentice } from '#flows/evidence-of-apprentice.ts';
import { followCases } from '#flows/follow-cases.ts';
import { watchEvidence } from '#flows/gather-evidence.ts';
import { keepToWays } from '#flows/keep-to-ways.ts';
import { keepUploads } from '#flows/keep-uploads.ts';
import { rewardRelease } from '#flows/reward-release.ts';
import { routeCases } from '#flows/route-cases.ts';
import { drawSecondLooks } from '#flows/second-look.ts';
import { takeReferral } from '#flows/take-referral.ts';
import { watchRecovery } from '#flows/watch-recovery.ts';
import { sharedTraces } from '#flows/shared-learning.ts';
import type { Receiving } from '#flows/receive-message.ts';
import type { Instant } from '#kernel/time.ts';
import type { Config } from '#platform/config.ts';
import { openDatabase, type Database, type Db } from '#platform/db.ts';
import { folderStore, openFiles, type LargeStore } from '#platform/files.ts';
import { openLive, type Live } from '#platform/live.ts';
import type { Log } from '#platform/log.ts';
import { openModel, type Model } from '#platform/model.ts';
import { s3Store } from '#platform/s3-store.ts';
import { clamScanner, type Scanner } from '#platform/scanner.ts';
import { secretOf } from '#platform/secret.ts';

/** Everything a server and a worker are made of. Wired here, and handed on as arguments. */
export type Parts = {
  readonly config: Config;
  readonly log: Log;
  readonly clock: () => Instant;
  readonly database: Database;
  readonly live: Live;
  readonly desk: Desk;
  readonly standards: Standards;
  readonly complaints: Complaints;
  readonly assessments: Assessments;
  /** Which event of ordinary work is offered as evidence of what. */
  readonly workMap: readonly MapLine[];
  /** As whom badges are given. */
  readonly issuer: Issuer;
  readonly office: PostOffice;
  readonly referring: Referring;
  readonly intake: Intake;
  readonly reader: Reader;
  readonly receiving: Receiving;
  readonly letters: Letters;
  readonly ways: Ways;
  readonly finder: Finder;
  /** Somebody else's machine that drafts answers, where one is set. */
  readonly model: Model | null;
  readonly models: TriageReader;
  readonly outreach: Outreach;
  readonly close: () => Promise<void>;
};

/**
 * Of one process. More of them would not make two processors faster: each is a process of the database's own, with several
 * megabytes of plans, and requests wait for a connection more cheaply than for a processor.
 */
const MOST_CONNECTIONS = 10;

export type Opening = {
  readonly config: Config;
  readonly url: string;
  readonly log: Log;
  readonly clock?: () => Instant;
};

export async function openParts({ config, url, log, clock = Date.now }: Opening): Promise<Parts> {
  const onFault = (fault: Error) => log.warn({ fault }, 'a database connection was lost and will be opened again');
  const database = openDatabase(url, { most: MOST_CONNECTIONS, onFault });
  const tokens = openReplyTokens(await secretOf(database.db, 'reply-token'));
  const live = openLive(url, { onFault });
  const files = openFiles(largeStore(config));
  const scanner = config.clamd === undefined ? null : clamScanner(config.clamd);
  const standards = openStandards({ live, zone: config.timeZone });
  const complaints = await openComplaints({ chosen: config.complaintPack, zone: config.timeZone });
  const capability = await forCapability(config, database);
  const assessments = await openAssessments(config, {
    database,
    live,
    clock,
    issuer: capability.issuer,
    files,
    scanner,
  });
  followWhatHappens(database.db, { standards, complaints, live, assessments, issuer: capability.issuer });
  const desk = deskOf(config, { live, files, linkSecret: await secretOf(database.db, 'private-link') });
  const maker = openMaker();
  const office = postOfficeOf(config, { desk, tokens, unprintable: maker.unprintable });
  const referring = await openReferring(database, { desk, office, scanner });
  const intake = intakeOf(config, { db: database.db, files, live, clock });
  const letters = { office, maker };
  const ways = waysOf(letters, database, config);
  const reader = openReader();
  return {
    config,
    log,
    clock,
    database,
    live,
    desk,
    standards,
    complaints,
    ...capability,
    office,
    assessments,
    referring,
    intake,
    reader,
    receiving: { office, scanner, referring },
    letters,
    ways,
    finder: openFinder(),
    model: modelFrom(config),
    models: openModels(),
    outreach: { office, standards, letters, text: ways.sms, secret: await secretOf(database.db, 'outreach') },
    close: async () => {
      await Promise.all([reader.close(), maker.close(), live.close()]);
      await database.close();
    },
  };
}

type Following = Pick<Parts, 'standards' | 'complaints' | 'live' | 'assessments' | 'issuer'>;

const intakeOf = (
  { mailAddress: address, mailDomain: domain, maxMessageMb }: Config,
  parts: Pick<Intake, 'db' | 'files' | 'live' | 'clock'>,
): Intake => openIntake({ ...parts, address, domain, mostBytes: maxMessageMb * 1_000_000 });

/** What follows what happens, in the same transaction. */
function followWhatHappens(db: Db, { standards, complaints, live, assessments, issuer }: Following): void {
  const following = [
    followCases({ standards, complaints }),
    watchRecovery({ live }),
    correctKnowledge({ live }),
    routeCases(live),
    drawSecondLooks,
    keepToWays,
    watchEvidence,
    rewardRelease({ issuer, assessments }),
  ];
  followEvents(db, async (work, happenings) => {
    for (const follow of following) await follow(work, happenings);
  });
}

const forCapability = async (
  { agencyName: agency, publicUrl }: Config,
  { db }: Database,
): Promise<Pick<Parts, 'workMap' | 'issuer'>> => ({
  workMap: await openWorkMap(),
  issuer: { agency, publicUrl, secret: await secretOf(db, 'badge-key') },
});

/** Apprenticeships, with what evidence brings to them and what letters about them are sent by. */
const openAssessments = async (
  { timeZone: zone, agencyName: agency, mailAddress, publicUrl }: Config,
  {
    database,
    live,
    clock,
    issuer,
    files,
    scanner,
  }: Pick<Parts, 'database' | 'live' | 'clock' | 'issuer'> & Pick<Assessments, 'files' | 'scanner'>,
): Promise<Assessments> => ({
  plans: await openPlans(),
  zone,
  live,
  files,
  scanner,
  coverage: evidenceOfApprentice(clock),
  involved: sharedTraces,
  portfolio: (reading, officerId) => portfolioEntries({ issuer, filing: { files, scanner } }, reading, officerId),
  post: {
    agency,
    address: mailAddress.toLowerCase(),
    publicUrl,
    secret: await secretOf(database.db, 'assessment-signing'),
  },
});

const deskOf = (config: Config, parts: Pick<Desk, 'live' | 'files' | 'linkSecret'>): Desk => ({
  ...parts,
  zone: config.timeZone,
  recallMs: config.recallSeconds * 1000,
  promising: promisingBy(parts),
});

const modelFrom = ({ modelUrl, modelKey, modelName }: Config): Model | null =>
  modelUrl === undefined ? null : openModel({ url: modelUrl, key: modelKey, name: modelName });

/** The ways out beside e-mail. */
const waysOf = (letters: Letters, { db }: Database, { smsUrl }: Config): Ways => ({
  letter: letterWay(letters, db),
  sms: smsUrl === undefined ? null : openTextWay(smsUrl),
});

type Posting = Pick<PostOffice, 'desk' | 'tokens' | 'unprintable'>;

const postOfficeOf = (config: Config, it: Posting): PostOffice =>
  openPostOffice({
    ...it,
    agency: config.agencyName,
    publicUrl: config.publicUrl,
    address: config.mailAddress.toLowerCase(),
    recallMs: it.desk.recallMs,
    vetting: heldTo(vettingBy()),
    language: config.deskLanguage,
    citing: { cite: citeSources, takeBack: takeBackSources },
  });

/** What referrals need: keys of their own, apart from those of cases, and the way to tell a customer who has their matter. */
type Taking = { readonly desk: Desk; readonly office: PostOffice; readonly scanner: Scanner | null };
const openReferring = async ({ db }: Database, { desk, office, scanner }: Taking): Promise<Referring> => ({
  desk,
  office,
  tokens: openSideTokens(await secretOf(db, 'referral-token')),
  doorSecret: await secretOf(db, 'referral-door'),
  sendNotice: (work, caseId, body) => sendNotice(office, work, caseId, body),
  takeCase: (work, it) => takeReferral({ office }, work, it),
  keepPaper: (work, of, it) => keepUploads({ office, scanner }, work, of, [it]),
});

/** What an officer writes is first held to what its customer was told about how they are written to, and then to four eyes. */
const heldTo = ({ needed, dropped }: Vetting): Vetting => ({
  needed: async (work, it) => {
    await mustBeOpen(work, it);
    return needed(work, it);
  },
  dropped,
});

function largeStore({ files }: Config): LargeStore {
  return files.kind === 'folder' ? folderStore(files.folder) : s3Store(files);
}
