import type { FastifyReply, FastifyRequest } from 'fastify';
import { findPublic, judgePublic, publicArticle, publicArticles } from '#areas/knowledge/server/index.ts';
import { SOMEBODY_ONLINE } from '#flows/ask-online.ts';
import { inTransaction } from '#platform/work.ts';
import { articlePage, foundPage, topicsPage } from './help-page.ts';
import { mustBeSameSite, personal, sendPage } from './http.ts';
import { apologyPage, setBack, type Setback } from './refused.ts';
import { takeRoom } from './remember.ts';
import { cleanText } from './rules/asking.ts';
import { sourceOf } from './rules/flood.ts';
import type { Site } from './site.ts';
import type { Sent } from './uploads.ts';

const LONGEST_QUESTION = 300;
const LONGEST_WORDS = 2000;

/** Articles that everybody may read, with search; and what a reader says about one. */
export function helpRoutes(site: Site): void {
  const { http, db } = site.server;

  http.get('/help', async (request, reply) => {
    const q = questionIn(request);
    if (q === '') return sendPage(reply, topicsPage(site, await publicArticles(db)));
    const { hits, instead } = await findPublic(site.finder, db, q);
    return sendPage(reply, foundPage(site, { q, hits, instead }));
  });

  http.get('/help/:slug', async (request, reply) =>
    show(site, reply, {
      slug: slugIn(request),
      thanked: (request.query as { thanks?: unknown }).thanks !== undefined,
    }),
  );

  http.post('/help/:slug', async (request, reply) => {
    mustBeSameSite(request);
    const sent = await site.uploads.read(request);
    try {
      return await judge(site, request, reply, sent);
    } finally {
      sent.letGo();
    }
  });
}

const slugIn = (request: FastifyRequest): string => ((request.params as { slug?: string }).slug ?? '').slice(0, 100);

function questionIn(request: FastifyRequest): string {
  const { q } = request.query as { q?: unknown };
  return typeof q === 'string' ? cleanText(q).trim().slice(0, LONGEST_QUESTION) : '';
}

const purposeOf = (slug: string): string => `help ${slug}`;

async function judge(site: Site, request: FastifyRequest, reply: FastifyReply, sent: Sent): Promise<FastifyReply> {
  const slug = slugIn(request);
  const { db, clock } = site.server;
  const now = clock();
  if (site.forms.take(purposeOf(slug), sent.get('form') ?? '', now) === undefined)
    return show(site, reply, { slug, sent, setback: { why: 'old' } });
  const words = (sent.get('words') ?? '').trim();
  if ([...words].length > LONGEST_WORDS)
    return show(site, reply, {
      slug,
      sent,
      setback: { why: 'wrong', faults: new Map([['words', site.words.wrong.answerLong(LONGEST_WORDS)]]) },
    });
  const wait = await takeRoom(db, site.sourceSecret, now, [{ kind: 'network', of: sourceOf(request.ip) }]);
  if (wait !== null) return show(site, reply, { slug, sent, setback: { why: 'flood', wait } });
  const right = sent.get('right') === 'yes';
  const known = await inTransaction({ db, actor: SOMEBODY_ONLINE, now }, (work) =>
    judgePublic(work, { slug, right, words }),
  );
  return known ? reply.redirect(`/help/${slug}?thanks#judge`, 303) : unknownPage(site, reply);
}

type Showing = {
  readonly slug: string;
  readonly thanked?: boolean;
  readonly sent?: Sent;
  readonly setback?: Setback;
};

async function show(site: Site, reply: FastifyReply, it: Showing): Promise<FastifyReply> {
  const { slug, thanked = false, sent, setback } = it;
  const now = site.server.clock();
  const article = await publicArticle(site.server.db, slug);
  if (article === undefined) return unknownPage(site, reply);
  const wrong = sent !== undefined && setback !== undefined ? setBack(site, reply, sent, setback) : undefined;
  const form = site.forms.give(purposeOf(slug), now);
  return sendPage(reply, articlePage(site, { article, form, now, typed: sent?.get('words') ?? '', thanked, wrong }));
}

export function unknownPage(site: Site, reply: FastifyReply): FastifyReply {
  const { lost, lostLead, title } = site.words.help;
  return sendPage(
    personal(reply).code(404),
    apologyPage(site, { title: lost, lead: lostLead, link: ['/help', title] }),
  );
}
