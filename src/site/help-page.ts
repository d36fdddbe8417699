import { blocksOf, plainOf, type Inline } from '#areas/knowledge/rules/index.ts';
import { html, type Html } from '#kernel/html.ts';
import { summary, text, type Summary } from './fields.ts';
import { pageOf, talkOf } from './page.ts';
import type { Site } from './site.ts';
import { whenFrom } from './when.ts';

export type HelpHit = {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  readonly passage: string;
};
export type HelpArticle = {
  readonly slug: string;
  readonly title: string;
  readonly topic: string;
  readonly body: string;
  readonly language: string;
  readonly legalSource: string;
  readonly publishedAt: number;
  readonly guide: unknown;
};

/** The one field with which an answer is looked for: a question in the address, so that it can be kept and sent to somebody. */
export const searchForm = ({ words }: Site, q = ''): Html =>
  html`<form class="ask look" method="get" action="/help" role="search">
    <div class="field">
      <label for="q">${words.help.look}</label>
      <span class="hint" id="q-hint">${words.help.lookHint}</span>
      <input class="input" id="q" name="q" type="search" maxlength="300" aria-describedby="q-hint" value="${q}" />
    </div>
    <p class="acts"><button class="go" type="submit">${words.help.find}</button></p>
  </form>`;

type Searched = {
  readonly q: string;
  readonly hits: readonly HelpHit[];
  readonly instead: readonly { readonly typed: string; readonly meant: string }[];
};

/** What was found, each with the passage that answers; and the way to a person where nothing does. */
export function foundPage(site: Site, { q, hits, instead }: Searched): string {
  const { help } = site.words;
  return pageOf(site, {
    title: help.foundTitle(hits.length, q),
    body: html`<h1>${help.foundTitle(hits.length, q)}</h1>
      ${searchForm(site, q)}
      ${instead.map(({ typed, meant }) => html`<p class="small">${help.instead(typed, meant)}</p>`)}
      ${
        hits.length > 0 &&
        html`<ol class="answers">
          ${hits.map(
            ({ slug, title, topic, passage }) =>
              html`<li>
                <h2><a href="/help/${slug}">${title}</a></h2>
                ${topic !== '' && html`<p class="small">${topic}</p>`}
                <p>${shortened(plainOf(passage))}</p>
              </li>`,
          )}
        </ol>`
      }
      ${
        hits.length > 0
          ? html`<p class="acts">${help.notThere} <a href="/ask">${help.askUs}</a></p>`
          : html`<p class="acts"><a class="go" href="/ask">${help.askUs}</a></p>`
      }`,
    aside: talkOf(site),
  });
}

const MOST_SHOWN = 320;
const shortened = (words: string): string =>
  words.length <= MOST_SHOWN ? words : `${words.slice(0, words.lastIndexOf(' ', MOST_SHOWN))} …`;

/** Everything there is, by topic. */
export function topicsPage(site: Site, articles: readonly HelpArticle[]): string {
  const { help } = site.words;
  const topics = [...new Set(articles.map(({ topic }) => topic))];
  return pageOf(site, {
    title: help.title,
    body: html`<h1>${help.title}</h1>
      ${searchForm(site)}
      ${topics.map(
        (topic) =>
          html`<h2>${topic === '' ? help.otherTopics : topic}</h2>
            <ul class="answers">
              ${articles
                .filter((one) => one.topic === topic)
                .map(({ slug, title }) => html`<li><a href="/help/${slug}">${title}</a></li>`)}
            </ul>`,
      )}
      ${articles.length === 0 && html`<p>${help.none} <a href="/ask">${help.askUs}</a></p>`}`,
    aside: talkOf(site),
  });
}

type Reading = {
  readonly article: HelpArticle;
  readonly form: string;
  readonly now: number;
  readonly typed: string;
  readonly thanked: boolean;
  readonly wrong?: Summary | undefined;
};

/** One article: the words that officers answer with too, and whether they helped. */
export function articlePage(site: Site, { article, form, now, typed, thanked, wrong }: Reading): string {
  const { help } = site.words;
  const when = whenFrom(now, site);
  return pageOf(site, {
    title: article.title,
    body: html`${wrong !== undefined && summary(wrong)}
      <p class="step"><a href="/help">${help.title}</a>${article.topic !== '' && ` · ${article.topic}`}</p>
      <article lang="${article.language}" class="article">
        <h1>${article.title}</h1>
        ${blocksOf(article.body).map(blockOf)}
      </article>
      ${article.guide !== null && html`<p class="acts"><a class="go" href="/help/${article.slug}/guide">${help.guideBegin}</a></p>`}
      <p class="small">
        ${help.agreed(when.day(article.publishedAt))} ${article.legalSource !== '' && help.restsOn(article.legalSource)}
      </p>
      ${
        thanked
          ? html`<p id="judge" role="status"><b>${help.thanks}</b></p>`
          : html`<form
              class="ask"
              id="judge"
              method="post"
              action="/help/${article.slug}"
              enctype="multipart/form-data"
              novalidate
            >
              <h2>${help.wasItRight}</h2>
              <input type="hidden" name="form" value="${form}" />
              ${text({ id: 'words', label: help.why, note: help.optional, rows: 3, value: typed, faults: wrong?.faults ?? new Map() })}
              <p class="acts">
                <button class="go is-second" type="submit" name="right" value="yes">${help.yes}</button>
                <button class="go is-second" type="submit" name="right" value="no">${help.no}</button>
              </p>
            </form>`
      }
      <p class="acts">${help.notThere} <a href="/ask">${help.askUs}</a></p>`,
    aside: talkOf(site),
  });
}

/** A part of an article as it reads. */
export function blockOf(block: ReturnType<typeof blocksOf>[number]): Html {
  if (block.kind === 'heading') return block.level === 2 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`;
  if (block.kind === 'paragraph') return html`<p>${block.parts.map(inlineOf)}</p>`;
  const items = block.items.map((parts) => html`<li>${parts.map(inlineOf)}</li>`);
  return block.numbered
    ? html`<ol>
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
}

function inlineOf({ text: words, bold, href }: Inline): Html {
  if (href !== undefined) return html`<a href="${href}" rel="noreferrer">${words}</a>`;
  return bold === true ? html`<b>${words}</b>` : html`${words}`;
}
