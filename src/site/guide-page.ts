import { blocksOf, type Guide, type Walked } from '#areas/knowledge/rules/index.ts';
import { html } from '#kernel/html.ts';
import { blockOf, type HelpArticle } from './help-page.ts';
import { pageOf, talkOf } from './page.ts';
import type { Site } from './site.ts';

/** Where a guide stands after these answers: the answers are in the address, so that it can be kept, sent on and gone back. */
export const guideAddress = (slug: string, version: number, choices: readonly number[]): string =>
  `/help/${slug}/guide?v=${version}${choices.length === 0 ? '' : `&a=${choices.join('.')}`}`;

type Showing = {
  readonly article: HelpArticle & { readonly version: number };
  readonly guide: Guide;
  readonly way: Walked;
  readonly choices: readonly number[];
  /** The article that what came of it rests on, where everybody may read it. */
  readonly restsOn: Pick<HelpArticle, 'slug' | 'title'> | undefined;
  /** It was written anew since these answers were given. */
  readonly anew: boolean;
};

/** One question with its answers as links, or what comes of those that were given. Nothing of it is kept by us. */
export function guidePage(site: Site, it: Showing): string {
  const { help } = site.words;
  const { article, way, anew } = it;
  const { slug, title, language } = article;
  return pageOf(site, {
    title: way.at.kind === 'question' ? `${way.at.words} · ${title}` : title,
    body: html`<p class="step"><a href="/help">${help.title}</a> · <a href="/help/${slug}">${title}</a></p>
      ${anew && html`<p role="status"><b>${help.guideAnew}</b></p>`}
      <div lang="${language}" class="article">${way.at.kind === 'question' ? askedOf(it) : endOf(site, it)}</div>
      ${givenOf(site, it)}
      <p class="acts">${help.notThere} <a href="/ask">${help.askUs}</a></p>`,
    aside: talkOf(site),
  });
}

function askedOf({ article, way, choices }: Showing) {
  const { at } = way;
  if (at.kind !== 'question') return html``;
  return html`<h1>${at.words}</h1>
    ${at.hint !== '' && html`<p>${at.hint}</p>`}
    <ul class="answers choices">
      ${at.choices.map(
        ({ words }, n) =>
          html`<li>
            <a class="go is-second" href="${guideAddress(article.slug, article.version, [...choices, n])}">${words}</a>
          </li>`,
      )}
    </ul>`;
}

function endOf({ words: { help } }: Site, { way, restsOn }: Showing) {
  const { at } = way;
  if (at.kind !== 'outcome') return html``;
  return html`<h1>${help.guideEnd}</h1>
    ${blocksOf(at.words).map(blockOf)}
    ${restsOn !== undefined && html`<p>${help.guideMore} <a href="/help/${restsOn.slug}">${restsOn.title}</a></p>`}`;
}

/** What was answered so far, each with the way back to it. */
function givenOf({ words: { help } }: Site, { article, way, choices }: Showing) {
  if (way.answers.length === 0) return html``;
  return html`<h2>${help.guideGiven}</h2>
    <dl class="given">
      ${way.answers.map(
        ({ step, choice }, n) =>
          html`<div>
            <dt lang="${article.language}">${step.words}</dt>
            <dd>
              <span lang="${article.language}">${choice.words}</span>
              <a
                href="${guideAddress(article.slug, article.version, choices.slice(0, n))}"
                aria-label="${help.guideChange}: ${step.words}"
                >${help.guideChange}</a
              >
            </dd>
          </div>`,
      )}
    </dl>
    <p><a href="${guideAddress(article.slug, article.version, [])}">${help.guideAgain}</a></p>`;
}
