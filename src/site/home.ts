import { html } from '#kernel/html.ts';
import { searchForm } from './help-page.ts';
import { pageOf, talkOf } from './page.ts';
import type { Site } from './site.ts';

/** What the desk can do for whoever comes to it. */
export function homePage(site: Site): string {
  const { home } = site.words;
  return pageOf(site, {
    title: home.title,
    body: html`<h1>${home.title}</h1>
      <p>${home.lead(site.agency)}</p>
      ${searchForm(site)}
      <ul class="roads">
        <li>
          <a href="/ask">${home.ask}</a>
          <p>${home.askWhy}</p>
        </li>
        <li>
          <a href="/ask?kind=complaint">${home.complain}</a>
          <p>${home.complainWhy}</p>
        </li>
        <li>
          <a href="/track">${home.track}</a>
          <p>${home.trackWhy}</p>
        </li>
      </ul>
      <h2>${home.next}</h2>
      <ol class="so-far">
        ${home.steps.map((step) => html`<li>${step}</li>`)}
      </ol>`,
    aside: talkOf(site),
  });
}
