import { html, type Html } from '#kernel/html.ts';
import type { Frame } from './site.ts';

export type Page = {
  /** What the tab says, before the agency's name. */
  readonly title: string;
  readonly body: Html;
  readonly aside?: Html | undefined;
  /** The page belongs to one person: no search engine may keep it, and no other site learns its address. */
  readonly personal?: boolean;
};

const MARK = html`<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2.75" aria-hidden="true">
  <path d="M10 2.5a7.5 7.5 0 1 0 7.5 7.5" stroke-linecap="round" />
  <circle cx="15.3" cy="4.7" r="2.2" class="dot" stroke="none" />
</svg>`;

/** A whole page: the same head, way home and foot on each. */
export function pageOf({ agency, words, style }: Frame, { title, body, aside, personal }: Page): string {
  const { nav, foot } = words;
  return html`<!doctype html>
    <html lang="${words.lang}" dir="${words.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${
          personal === true &&
          html`<meta name="robots" content="noindex, nofollow" /> <meta name="referrer" content="no-referrer" />`
        }
        <title>${title} · ${agency}</title>
        <link rel="stylesheet" href="${style.path}" />
        <link rel="icon" href="/site/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header class="top">
          <div>
            <a class="mark" href="/">${MARK} <span>${agency}</span></a>
            <nav aria-label="${nav.label}">
              <a href="/help">${nav.help}</a><a href="/ask">${nav.ask}</a><a href="/track">${nav.track}</a>
            </nav>
          </div>
        </header>
        <main id="main" class="page${aside !== undefined && ' two'}" tabindex="-1">
          <div class="work">${body}</div>
          ${aside}
        </main>
        <footer class="foot">
          <nav aria-label="${foot.label}">
            <a href="/">${foot.home}</a><a href="/help">${nav.help}</a><a href="/ask">${foot.write}</a
            ><a href="/ask?kind=complaint">${foot.complain}</a><a href="/track">${foot.follow}</a>
          </nav>
        </footer>
      </body>
    </html> `.markup;
}

export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#0b506c" stroke-width="2.75"><path d="M10 2.5a7.5 7.5 0 1 0 7.5 7.5" stroke-linecap="round"/><circle cx="15.3" cy="4.7" r="2.2" fill="#1f8653" stroke="none"/></svg>';

/** How else to reach the agency. With a reference, what to say when ringing. */
export function talkOf({ reach, words }: Frame, { reference, more }: { reference?: string; more?: Html } = {}): Html {
  const { talk } = words;
  const say = reference === undefined ? undefined : talk.say(reference);
  return html`<aside class="help" aria-labelledby="talk">
    <h2 id="talk">${reference !== undefined ? talk.sooner : reach.phone === undefined ? talk.other : talk.title}</h2>
    <ul>
      ${reach.phone !== undefined && html`<li><b>${talk.phone}</b> ${reach.phone}${say !== undefined && html`<br />${say}`}</li>`}
      <li>
        <b>${talk.email}</b>
        <a href="mailto:${reach.address}">${reach.address}</a
        >${reach.phone === undefined && say !== undefined && html`<span class="under">${say}</span>`}
      </li>
      ${reference === undefined && html`<li><b>${talk.needs}</b> ${talk.needsHow}</li>`} ${more}
    </ul>
  </aside>`;
}
