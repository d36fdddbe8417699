import type { Opened, SigningPage } from '#areas/assessment/server/index.ts';
import { html, type Html } from '#kernel/html.ts';
import { dayOfText } from '#kernel/civil.ts';
import { DAY } from '#kernel/time.ts';
import { summary, text, type Faults, type Summary } from './fields.ts';
import { pageOf } from './page.ts';
import type { Site } from './site.ts';

export type Typed = { readonly agree: boolean; readonly person: boolean; readonly reason: string };

type Showing = {
  readonly token: string;
  readonly form: string;
  readonly page: SigningPage;
  readonly typed: Typed;
  readonly wrong?: Summary;
};

/** One screen: who signs, what is signed, and both answers. */
export function signPage(site: Site, { token, form, page, typed, wrong }: Showing): string {
  const { sign: words, wrong: prefix } = site.words;
  const title = words.title(page.apprentice);
  const faults = wrong?.faults ?? new Map<string, string>();
  return pageOf(site, {
    title: wrong === undefined ? title : `${prefix.titlePrefix}${title}`,
    personal: true,
    body: html`${wrong !== undefined && summary(wrong)}
      <h1>${title}</h1>
      ${factsOf([
        [words.you, page.name],
        [words.role, page.role],
        [words.sentTo, page.address],
        [words.signBy, dayOf(site, page.signBy)],
      ])}
      <h2>${words.about}</h2>
      ${statementOf(site, page)}
      <form class="ask" method="post" action="/sign/${token}" enctype="multipart/form-data" novalidate>
        <input type="hidden" name="form" value="${form}" />
        ${tick({ id: 'person', label: words.person(page.name), checked: typed.person, faults })}
        ${tick({ id: 'agree', label: words.agree[page.as], checked: typed.agree, faults })}
        <p class="hint">${words.mark(`${page.hash.slice(0, 4)} ${page.hash.slice(4, 8)}`)}</p>
        <div class="acts"><button class="go" type="submit" name="answer" value="sign">${words.sign}</button></div>
        <h2>${words.notYet}</h2>
        ${text({ id: 'reason', label: words.reason, hint: words.reasonHint, value: typed.reason, rows: 3, faults })}
        <div class="acts">
          <button class="go is-second" type="submit" name="answer" value="refuse">${words.refuse}</button>
        </div>
      </form>`,
  });
}

const dayOf = ({ words: { lang } }: Site, day: string): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: 'UTC' })
    .format((dayOfText(day) ?? 0) * DAY)
    .replace(',', '');

function statementOf(site: Site, page: SigningPage): Html {
  const { sign: words } = site.words;
  return html`${factsOf([
      [words.programme, page.title],
      [words.employer, page.employer],
      [words.started, dayOf(site, page.startedOn)],
      [words.earliest, dayOf(site, page.earliestOn)],
      ...(page.meetingOn === null ? [] : ([[words.meeting, dayOf(site, page.meetingOn)]] as const)),
      [words.covered, words.coveredOf(page.covered, page.ofCriteria)],
    ])}
    ${
      page.exceptions.length > 0 &&
      html`<h3>${words.exceptions}</h3>
        <ul>
          ${page.exceptions.map(({ code, reason }) => html`<li><b>${code}</b> ${reason}</li>`)}
        </ul>`
    }
    <details class="whole">
      <summary>${words.whole}</summary>
      <pre class="text">${page.statement}</pre>
    </details>`;
}

const factsOf = (facts: readonly (readonly [string, string])[]): Html =>
  html`<dl class="facts">
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;

type Tick = { readonly id: string; readonly label: string; readonly checked: boolean; readonly faults: Faults };

function tick({ id, label, checked, faults }: Tick): Html {
  const fault = faults.get(id);
  return html`<div class="ways${fault !== undefined && ' is-wrong'}">
    ${fault !== undefined && html`<span class="fault" id="${id}-fault">${fault}</span>`}
    <label class="tickbox"
      ><input
        type="checkbox"
        id="${id}"
        name="${id}"
        value="yes"
        ${checked && html` checked`}${fault !== undefined && html` aria-invalid="true" aria-describedby="${id}-fault"`}
      /><span>${label}</span></label
    >
  </div>`;
}

export function donePage(site: Site, done: 'signed' | 'refused'): string {
  const { sign: words } = site.words;
  return pageOf(site, {
    title: words.done[done],
    personal: true,
    body: html`<h1>${words.done[done]}</h1>
      <p class="lead" role="status">${words.doneLead[done]}</p>`,
  });
}

type Why = Extract<Opened, { is: 'over' }>['why'];
type Over = { readonly token: string; readonly why: Why; readonly form: string; readonly sent: boolean };

/** Links that somebody may have renewed: what they were asked for is still to be done. */
const RENEWABLE: readonly Why[] = ['changed', 'late'];

export function overPage(site: Site, { token, why, form, sent }: Over): string {
  const { sign: words } = site.words;
  return pageOf(site, {
    title: words.over[why],
    personal: true,
    body: html`<h1>${words.over[why]}</h1>
      <p class="lead">${words.overLead[why]}</p>
      ${sent && html`<p role="status">${words.sentAgain}</p>`}
      ${
        !sent &&
        RENEWABLE.includes(why) &&
        html`<form class="ask" method="post" action="/sign/${token}/again" enctype="multipart/form-data">
          <input type="hidden" name="form" value="${form}" />
          <div class="acts"><button class="go" type="submit">${words.again}</button></div>
        </form>`
      }`,
  });
}
