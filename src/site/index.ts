import multipart from '@fastify/multipart';
import type { FastifyError } from 'fastify';
import type { Assessments } from '#areas/assessment/server/index.ts';
import type { Issuer } from '#areas/capability/server/index.ts';
import type { Complaints } from '#areas/complaints/server/index.ts';
import type { Referring } from '#areas/referrals/server/index.ts';
import type { Finder } from '#areas/knowledge/server/index.ts';
import type { ReadLog } from '#areas/records/server/index.ts';
import type { Outreach } from '#areas/outreach/server/index.ts';
import type { Receiving } from '#flows/receive-message.ts';
import { HOUR, type Instant } from '#kernel/time.ts';
import type { Log } from '#platform/log.ts';
import { Refusal } from '#platform/refusal.ts';
import { secretOf } from '#platform/secret.ts';
import type { Server } from '#platform/serve.ts';
import { askRoutes } from './ask.ts';
import { followRoutes } from './follow.ts';
import { openForms } from './forms.ts';
import { guideRoutes } from './guide.ts';
import { helpRoutes } from './help.ts';
import { homePage } from './home.ts';
import { personal, sendPage } from './http.ts';
import { offRoutes } from './off.ts';
import { ICON } from './page.ts';
import { apologyPage } from './refused.ts';
import { partnerRoutes } from './partner.ts';
import { forgetOld } from './remember.ts';
import type { Site } from './site.ts';
import { signRoutes } from './sign.ts';
import { statementRoutes } from './statement.ts';
import { readStylesheet } from './style.ts';
import { trackRoutes } from './track.ts';
import { openUploads } from './uploads.ts';
import { verifyRoutes } from './verify.ts';
import { WORDS } from './words.ts';

export { answerLinkRequests } from './link-requests.ts';

type Opening = {
  readonly log: Log;
  readonly readLog: ReadLog;
  readonly receiving: Receiving;
  readonly complaints: Complaints;
  readonly referring: Referring;
  readonly finder: Finder;
  readonly issuer: Issuer;
  readonly assessments: Assessments;
  readonly outreach: Outreach;
  readonly config: {
    readonly agencyName: string;
    readonly agencyPhone: string | undefined;
    readonly timeZone: string;
    readonly publicUrl: string;
    readonly maxMessageMb: number;
  };
};

const MOST_FILES = 5;
/** Room for the files of so many full forms at once in one process. */
const FORMS_AT_ONCE = 4;

/** The public site: pages that a server writes and any browser shows. Its forms, its errors and its words stay in here. */
export async function siteRoutes(
  server: Server,
  { log, readLog, receiving, complaints, referring, finder, issuer, assessments, outreach, config }: Opening,
): Promise<void> {
  const secret = (name: string) => secretOf(server.db, name);
  const mostBytes = config.maxMessageMb * 1_000_000;
  const [formSecret, sourceSecret] = [await secret('site-form'), await secret('site-source')];
  await server.http.register(async (http) => {
    const site: Site = {
      server: { ...server, http },
      log,
      readLog,
      receiving,
      complaints,
      referring,
      assessments,
      finder,
      agency: config.agencyName,
      zone: config.timeZone,
      publicUrl: config.publicUrl,
      reach: { address: receiving.office.address, phone: config.agencyPhone },
      words: WORDS,
      style: readStylesheet(),
      forms: openForms(formSecret),
      uploads: openUploads({ mostFiles: MOST_FILES, mostBytes, mostHeld: FORMS_AT_ONCE * mostBytes }),
      sourceSecret,
    };
    // Nothing but forms is taken here.
    http.removeAllContentTypeParsers();
    await http.register(multipart, { throwFileSizeLimit: false });
    apologise(site);
    tidyNowAndThen(site);
    fixed(site);
    http.get('/', (_request, reply) => sendPage(reply, homePage(site)));
    askRoutes(site);
    helpRoutes(site);
    guideRoutes(site);
    followRoutes(site);
    trackRoutes(site);
    partnerRoutes(site);
    statementRoutes(site);
    signRoutes(site);
    verifyRoutes(site, issuer);
    offRoutes(site, outreach.secret);
  });
}

/** What people find at an address without anything: the way back, in the frame of the site. */
export function nothingPage({ agencyName, agencyPhone }: Opening['config'], address: string): string {
  const frame = { agency: agencyName, reach: { address, phone: agencyPhone }, words: WORDS, style: readStylesheet() };
  return apologyPage(frame, { title: WORDS.lost.page, lead: WORDS.lost.pageLead });
}

/** The stylesheet and the icon: the same for everybody, for ever. */
function fixed({ server: { http }, style }: Site): void {
  const FOR_EVER = 'public, max-age=31536000, immutable';
  http.get(style.path, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', FOR_EVER).send(style.text),
  );
  http.get('/site/icon.svg', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(ICON),
  );
}

/** What goes wrong before a form could be read is said on a page too. The fault itself is logged without its values. */
function apologise(site: Site): void {
  const { wrong } = site.words;
  site.server.http.setErrorHandler<FastifyError | Refusal>((thrown, request, reply) => {
    const status = thrown instanceof Refusal ? thrown.status : (thrown.statusCode ?? 500);
    if (status >= 500) {
      log(site, thrown, request.routeOptions.url);
      return sendPage(
        personal(reply).code(503),
        apologyPage(site, { title: wrong.faultPage, lead: wrong.faultPageLead }),
      );
    }
    const lead = status === 403 ? wrong.foreign : wrong.unreadable;
    return sendPage(personal(reply).code(status), apologyPage(site, { title: wrong.refused, lead }));
  });
}

const log = ({ log: to }: Site, { name, stack }: Error, route: string | undefined): void =>
  to.error(
    { fault: { name, stack: (stack ?? '').split('\n').slice(1, 9).join('\n') }, route },
    'a page of the public site failed',
  );

/** What is remembered against floods and second presses is forgotten within the hour that it no longer matters. */
function tidyNowAndThen({ server: { http, db, clock }, log: to }: Site): void {
  const last: { at: Instant } = { at: clock() };
  http.addHook('onResponse', async () => {
    const now = clock();
    if (now - last.at < HOUR) return;
    last.at = now;
    await forgetOld(db, now).catch((fault: unknown) =>
      to.warn({ fault }, 'old forms were not forgotten, and will be in an hour'),
    );
  });
}
