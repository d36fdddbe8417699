import type { FastifyRequest } from 'fastify';
import { publicArticle, publicTitles } from '#areas/knowledge/server/index.ts';
import { walkedBy } from '#areas/knowledge/rules/index.ts';
import { guidePage } from './guide-page.ts';
import { unknownPage } from './help.ts';
import { sendPage } from './http.ts';
import type { Site } from './site.ts';

/** Longer than any way through a guide. */
const MOST_ANSWERS = 100;

/** Guides that everybody may go through, as plain pages: every answer is a link, and what was answered stands in the address alone. */
export function guideRoutes(site: Site): void {
  const { http, db } = site.server;
  http.get('/help/:slug/guide', async (request, reply) => {
    const { slug = '' } = request.params as { slug?: string };
    const article = await publicArticle(db, slug.slice(0, 100));
    if (article === undefined || article.guide === null) return unknownPage(site, reply);
    const { version, choices: given } = askedFor(request);
    // Answers to another wording may mean something else, so they are asked for again.
    const anew = given.length > 0 && version !== article.version;
    const choices = anew || walkedBy(article.guide, given) === undefined ? [] : given;
    const way = walkedBy(article.guide, choices);
    if (way === undefined) return unknownPage(site, reply);
    const restsOn = way.at.kind === 'outcome' && way.at.articleId !== null ? way.at.articleId : undefined;
    const [named] = restsOn === undefined ? [] : await publicTitles(db, [restsOn]);
    return sendPage(reply, guidePage(site, { article, guide: article.guide, way, choices, restsOn: named, anew }));
  });
}

function askedFor(request: FastifyRequest): { version: number; choices: number[] } {
  const { v, a } = request.query as { v?: unknown; a?: unknown };
  const told = typeof a === 'string' && /^\d(?:\.\d)*$/.test(a) ? a.split('.').map(Number) : [];
  return { version: typeof v === 'string' ? Number(v) : 0, choices: told.slice(0, MOST_ANSWERS) };
}
