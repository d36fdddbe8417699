import { appointmentsForCalendar, assessmentRoutes } from '#areas/assessment/server/index.ts';
import { caseFileRoutes, caseRoutes } from '#areas/cases/server/index.ts';
import { KINDS } from '#areas/cases/rules/index.ts';
import { clockRoutes } from '#areas/clocks/server/index.ts';
import { actionsToday, bodyOutside, complaintRoutes, mustNameOutside } from '#areas/complaints/server/index.ts';
import { answeringBy, correspondenceRoutes, sendNotice, trySmtp } from '#areas/correspondence/server/index.ts';
import { recruitmentRoutes, recruitmentToday } from '#areas/recruitment/server/index.ts';
import { capabilityRoutes, capabilityToday, courseDatesOf } from '#areas/capability/server/index.ts';
import { customerRoutes } from '#areas/customers/server/index.ts';
import { activeOfficers, identityRoutes, openSessions } from '#areas/identity/server/index.ts';
import { knowledgeRoutes, knowledgeToday } from '#areas/knowledge/server/index.ts';
import { conductRoutes, conductToday } from '#areas/conduct/server/index.ts';
import { decisionRoutes, decisionsToday, moneyWithin } from '#areas/decisions/server/index.ts';
import { letterRoutes } from '#areas/letters/server/index.ts';
import { frameworkRoutes } from '#areas/frameworks/server/index.ts';
import { outreachRoutes } from '#areas/outreach/server/index.ts';
import { delegationRoutes } from '#areas/delegations/server/index.ts';
import { directoryRoutes } from '#areas/directory/server/index.ts';
import { promiseRoutes, promisesToday } from '#areas/promises/server/index.ts';
import { standardRoutes } from '#areas/standards/server/index.ts';
import {
  intakeRoutes,
  listen,
  mailToSortToday,
  originalRoute,
  tryMailbox,
  type Listener,
  type Sorted,
} from '#areas/intake/server/index.ts';
import { feedRoute, openSightings, rosterRoutes, rosterToday } from '#areas/roster/server/index.ts';
import { agencyOfCase, triageRoutes } from '#areas/triage/server/index.ts';
import { recoveryRoutes, recoveryToday } from '#areas/recovery/server/index.ts';
import { qualityRoutes } from '#areas/quality/server/index.ts';
import { referralRoutes, referralsToday } from '#areas/referrals/server/index.ts';
import { routingRoutes } from '#areas/routing/server/index.ts';
import { writingRoutes } from '#areas/writing/server/index.ts';
import { openReadLog, recordRoutes, type ReadLog } from '#areas/records/server/index.ts';
import { GUIDE_MEANS } from '#flows/guide-means.ts';
import { measureEffect } from '#flows/measure-effect.ts';
import { gatherEvidence } from '#flows/gather-evidence.ts';
import { placeByOfficer } from '#flows/receive-message.ts';
import type { Instant } from '#kernel/time.ts';
import { openDatabase, type Db } from '#platform/db.ts';
import { openHttp } from '#platform/http.ts';
import { liveRoute } from '#platform/live-route.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Server } from '#platform/serve.ts';
import type { Reading, Work } from '#platform/work.ts';
import { nothingPage, siteRoutes } from '../site/index.ts';
import type { Parts } from './parts.ts';
import { webRoutes } from './web.ts';

export type Running = {
  readonly server: Server;
  /** Where the desk answers, and where mail is taken. */
  readonly port: number;
  readonly listeners: readonly Listener[];
  readonly close: () => Promise<void>;
};

/** The server: the desk, the public site and the mail listeners. */
export async function openServer(parts: Parts): Promise<Running> {
  const { config } = parts;
  const listeners = await openListeners(parts);
  try {
    const server = await openRoutes(parts, listeners);
    await server.http.listen({ host: config.host, port: config.port });
    // Nobody waits for it: whoever looks for something before it is made waits for themselves.
    void parts.finder
      .warm(parts.database.db)
      .catch((fault: unknown) =>
        parts.log.warn({ fault }, 'articles could not be read, and will be when somebody looks for one'),
      );
    return {
      server,
      port: portOf(server, config.port),
      listeners,
      close: async () => {
        await Promise.all([server.http.close(), ...listeners.map((listener) => listener.close())]);
      },
    };
  } catch (fault) {
    await Promise.all(listeners.map((listener) => listener.close()));
    throw fault;
  }
}

function portOf({ http }: Server, asked: number): number {
  const bound = http.server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : asked;
}

function openListeners({ config, intake, log }: Parts): Promise<Listener[]> {
  const wanted = [
    { protocol: 'smtp' as const, at: config.smtpListen },
    { protocol: 'lmtp' as const, at: config.lmtpListen },
  ];
  return Promise.all(
    wanted.flatMap(({ protocol, at }) => (at === 'off' ? [] : [listen(intake, { ...at, protocol, log })])),
  );
}

/** What areas above cases add to the list of the day. */
const TODAY = [
  promisesToday,
  mailToSortToday,
  rosterToday,
  decisionsToday,
  conductToday,
  actionsToday,
  recoveryToday,
  referralsToday,
  knowledgeToday,
  capabilityToday,
  recruitmentToday,
];

/** Every route on a Fastify instance that does not listen yet: tests ask it directly. */
export async function openRoutes(parts: Parts, listeners: readonly Listener[] = []): Promise<Server> {
  const { config, database, live, clock, log, desk, standards, complaints, office, intake, reader } = parts;
  const nothing = nothingPage(config, office.address);
  const http = await openHttp({ log, trustProxy: config.trustProxy, nothing });
  const { db } = database;
  const sessions = openSessions(db, live, clock);
  const aside = openDatabase(database.url, {
    most: 3,
    onFault: (fault) => log.warn({ fault }, 'a database connection was lost and will be opened again'),
  });
  http.addHook('onClose', () => aside.close());
  const server: Server = { http, db, live, clock, whoIs: sessions.whoIs };
  const readLog = openReadLog(db);

  identityRoutes(server, {
    agency: config.agencyName,
    zone: config.timeZone,
    language: config.deskLanguage,
    publicUrl: config.publicUrl,
    sessions,
    aside: aside.db,
  });
  recordRoutes(server);
  routingRoutes(server, desk);
  customerRoutes(server, readLog);
  caseRoutes(server, {
    desk,
    readLog,
    above: { today: TODAY, answering: answeringBy(office) },
  });
  caseFileRoutes(server, desk, readLog);
  knowingRoutes(server, parts);
  correspondenceRoutes(server, office, { catching: config.smtpUrl === undefined });
  letterRoutes(server, parts.letters, readLog);
  outreachRoutes(server, parts.outreach);
  standardRoutes(server, standards);
  clockRoutes(server, {
    standards,
    agency: { name: config.agencyName, zone: config.timeZone, officer: nameOfReader },
    sendNotice: (work, caseId, body) => sendNotice(office, work, caseId, body),
    mustSay: (work, caseId, it) => mustNameOutside(complaints, work, caseId, it),
  });
  promiseRoutes(server, desk, standards);
  decidingRoutes(server, parts, readLog);
  besideRoutes(server, parts, readLog);
  const place = (work: Work, mail: Sorted, to: Parameters<typeof placeByOfficer>[3]) =>
    placeSorted(parts, work, mail, to);
  const where = listeners.map(({ port }) => `port ${port}`);
  intakeRoutes(server, { intake, reader, readLog, listeners: where, sorting: { place }, tryAll: () => tryMail(parts) });
  originalRoute(server, { intake, readLog });
  rosterRoutes(server, { live, standards, publicUrl: config.publicUrl });
  feedRoute(server, config.agencyName, besidesShifts);
  const sightings = openSightings({ db, clock }, (fault) =>
    log.warn({ fault }, 'that desks are open could not be noted, and will be again'),
  );
  http.addHook('onClose', async () => sightings.close());
  liveRoute(server, { here: sightings.see });
  await siteRoutes(server, { ...parts, readLog });
  await webRoutes(server, parts);
  return server;
}

/** Who was let down, who outside can help, how texts read, and how well it was done. */
function besideRoutes(server: Server, parts: Parts, readLog: ReadLog): void {
  const { config, desk, referring } = parts;
  recoveryRoutes(server, desk);
  directoryRoutes(server, desk);
  referralRoutes(server, referring);
  writingRoutes(server, { zone: config.timeZone });
  qualityRoutes(server, { zone: config.timeZone, readLog });
  frameworkRoutes(server, { publicUrl: config.publicUrl });
  recruitmentRoutes(server);
  capabilityRoutes(server, {
    gather: gatherEvidence(parts.workMap),
    issuer: parts.issuer,
    filing: { files: desk.files, scanner: parts.receiving.scanner },
    zone: config.timeZone,
    measuring: measureEffect,
    locale: config.deskLanguage,
  });
  assessmentRoutes(server, parts.assessments, readLog);
}

/** What answers a case, and what it is about. */
function knowingRoutes(server: Server, { desk, live, finder, model, models }: Parts): void {
  knowledgeRoutes(server, { live, finder, model, agencyOf: agencyOfCase, means: GUIDE_MEANS });
  triageRoutes(server, { desk, models });
}

/** Who may decide what, what is decided, what somebody else reads before it goes, and what complaints are answered with. */
function decidingRoutes(server: Server, { config, desk, office, complaints }: Parts, readLog: ReadLog): void {
  const delegations = { sign: config.moneySign };
  delegationRoutes(server, { ...delegations, kinds: KINDS });
  const deciding = { desk, office, delegations };
  decisionRoutes(server, { ...deciding, readLog });
  conductRoutes(server, {
    desk,
    deciding,
    readLog,
    sendNotice: (work, caseId, body) => sendNotice(office, work, caseId, body),
    outside: bodyOutside(complaints),
  });
  complaintRoutes(server, {
    desk,
    complaints,
    sendNotice: (work, caseId, body) => sendNotice(office, work, caseId, body),
    agency: { name: config.agencyName, zone: config.timeZone, officer: nameOfReader },
    recallMs: office.recallMs,
    moneyWithin: moneyWithin(delegations),
  });
}

/** What stands in somebody's calendar besides their shifts. */
async function besidesShifts(db: Db, officerId: string, since: Instant) {
  const [appointments, dates] = await Promise.all([
    appointmentsForCalendar(db, officerId, since),
    courseDatesOf(db, officerId, since),
  ]);
  return [...appointments, ...dates];
}

/** Every mail server that is set, tried at once. */
async function tryMail({ config: { imapUrls = [], smtpUrl } }: Parts) {
  const [collected, sent] = await Promise.all([
    Promise.all(imapUrls.map(tryMailbox)),
    smtpUrl === undefined ? [] : trySmtp(smtpUrl).then((one) => [one]),
  ]);
  return [
    ...collected.map((one) => ({ way: 'in' as const, ...one })),
    ...sent.map((one) => ({ way: 'out' as const, ...one })),
  ];
}

async function nameOfReader(reading: Reading): Promise<string> {
  const { id } = reading.actor;
  const [card] = id === null ? [] : await activeOfficers(reading, { officerId: id });
  return card?.name ?? '';
}

async function placeSorted(
  parts: Parts,
  work: Work,
  mail: Sorted,
  to: Parameters<typeof placeByOfficer>[3],
): Promise<string> {
  const { intake, reader, receiving } = parts;
  const read = await reader.read(await intake.files.get(work.db, mail.hash));
  if (!read.ok)
    throw new Refusal(
      422,
      `This mail cannot be read, so it cannot go on a case: ${read.reason} Its original can be saved.`,
    );
  return placeByOfficer(receiving, work, { mail, message: read.message }, to);
}
