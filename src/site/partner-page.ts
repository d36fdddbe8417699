import { html, type Html } from '#kernel/html.ts';
import type { PartnerView } from '#areas/referrals/server/index.ts';
import { OUTCOMES } from '#areas/referrals/rules/index.ts';
import type { Instant } from '#kernel/time.ts';
import { choice, line, summary, text, type Faults, type Summary } from './fields.ts';
import { pageOf } from './page.ts';
import type { Site } from './site.ts';
import { whenFrom, type When } from './when.ts';

export type PartnerPage = {
  readonly token: string;
  readonly it: PartnerView;
  readonly now: Instant;
  readonly form: string;
  /** What was typed in a form that came back. */
  readonly typed: (name: string) => string;
  readonly wrong?: Summary | undefined;
  readonly sent?: boolean;
};

/** What a partner without a system of their own works with: all that they were told, and every answer, without any script. */
export function partnerPage(site: Site, page: PartnerPage): string {
  const { partner, wrong: words } = site.words;
  const { it, now, wrong } = page;
  const when = whenFrom(now, site);
  const title = partner.titles[it.state];
  return pageOf(site, {
    title: `${wrong === undefined ? '' : words.titlePrefix}${partner.crumb(it.number)}: ${title}`,
    personal: true,
    body: html`${wrong !== undefined && summary(wrong)}
      ${page.sent === true && html`<div class="answer" role="status"><p>${partner.sent}</p></div>`}
      <p class="step">${partner.crumb(it.number)} · ${it.organization}</p>
      <h1>${title}</h1>
      <p>
        ${
          it.state === 'offered'
            ? partner.asked(it.officer, site.agency, when.day(it.dueAt))
            : partner.wasAsked(it.officer, site.agency)
        }
      </p>
      ${told(site, page)} ${it.acts.map((act) => formFor(site, page, act))} ${talk(site, page, when)}`,
  });
}

/** The names of the fields as a partner reads them. */
function told({ words: { partner } }: Site, { it, token }: PartnerPage): Html {
  const named: Readonly<Record<string, string>> = partner.fields;
  return html`<h2>${partner.about}</h2>
    ${it.service !== null && html`<p><b>${partner.service}:</b> ${it.service}</p>`}
    <div class="words"><p>${it.summary}</p></div>
    <h2>${partner.given}</h2>
    <dl class="facts">
      ${Object.entries(it.given).map(
        ([name, value]) =>
          html`<div>
            <dt>${named[name] ?? name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p class="hint">${partner.ground[it.ground]} ${partner.least}</p>
    ${
      it.documents.length > 0 &&
      html`<h2>${partner.papers}</h2>
        <ul class="papers">
          ${it.documents.map(({ id, name }) => html`<li><a href="/partner/${token}/files/${id}">${name}</a></li>`)}
        </ul>`
    }`;
}

type Acts = PartnerView['acts'][number];

function formFor(site: Site, page: PartnerPage, act: Acts): Html | false {
  const { partner } = site.words;
  if (act === 'withdraw') return false;
  const faults = page.wrong?.faults ?? new Map<string, string>();
  return html`<h2 id="${act}">${partner.acts[act]}</h2>
    ${form(
      page,
      act,
      html`${fieldsFor(site, page, act, faults)}
        <div class="acts">
          <button class="${act === 'accept' || act === 'done' ? 'go' : 'go is-second'}" type="submit">
            ${partner.acts[act]}
          </button>
        </div>`,
    )}`;
}

function fieldsFor(
  { words: { partner } }: Site,
  { typed }: PartnerPage,
  act: Exclude<Acts, 'withdraw'>,
  faults: Faults,
): Html {
  const note = (label: string) => text({ id: `${act}-words`, label, value: typed(`${act}-words`), rows: 3, faults });
  if (act === 'accept')
    return html`${line({ id: 'expected', label: partner.expected, hint: partner.expectedHint, value: typed('expected'), type: 'date', faults })}${note(partner.note)}`;
  if (act === 'decline') return note(partner.why);
  if (act === 'return') return note(partner.whyBack);
  const options = OUTCOMES.map((one) => [one, partner.outcomes[one]] as const);
  return html`${choice({ id: 'outcome', label: partner.outcome, value: typed('outcome'), options, faults })}${note(partner.note)}`;
}

const form = ({ token, form: signed }: PartnerPage, act: string, fields: Html): Html =>
  html`<form class="ask" method="post" action="/partner/${token}" enctype="multipart/form-data" novalidate>
    <input type="hidden" name="form" value="${signed}" /><input type="hidden" name="act" value="${act}" />
    ${fields}
  </form>`;

function talk(site: Site, page: PartnerPage, when: When): Html {
  const { partner } = site.words;
  const faults = page.wrong?.faults ?? new Map<string, string>();
  const ask = text({
    id: 'message',
    label: partner.ask,
    hint: partner.between,
    value: page.typed('message'),
    rows: 4,
    faults,
  });
  return html`<h2 id="said">${partner.talk}</h2>
    ${
      page.it.said.length === 0
        ? html`<p>${partner.talkNone}</p>`
        : html`<ol class="said" aria-labelledby="said">
            ${page.it.said.map(
              ({ at, ours, who, body }) =>
                html`<li class="${ours ? 'is-ours' : 'is-mine'}">
                  <p><time datetime="${when.iso(at)}">${when.moment(at)}</time> <b>${who}</b></p>
                  <div class="words"><p>${body}</p></div>
                </li>`,
            )}
          </ol>`
    }
    ${form(
      page,
      'ask',
      html`${ask}
        <div class="acts"><button class="go" type="submit">${partner.send}</button></div>`,
    )}`;
}

/** Before anybody has opened it: what it is, and the button that opens it here and nowhere else. */
export function closedPage(site: Site, { token, form: signed }: Pick<PartnerPage, 'token' | 'form'>): string {
  const { partner } = site.words;
  return pageOf(site, {
    title: partner.openTitle,
    personal: true,
    body: html`<h1>${partner.openTitle}</h1>
      <p>${partner.openLead}</p>
      <p>${partner.openHint}</p>
      <form class="ask" method="post" action="/partner/${token}/open" enctype="multipart/form-data">
        <input type="hidden" name="form" value="${signed}" />
        <div class="acts"><button class="go" type="submit">${partner.open}</button></div>
      </form>`,
  });
}

/** In any other browser: that it was opened, and the way to a new link. */
export function otherPage(
  site: Site,
  { token, form: signed, sent }: { token: string; form: string; sent: boolean },
): string {
  const { partner } = site.words;
  return pageOf(site, {
    title: partner.otherTitle,
    personal: true,
    body: html`<h1>${partner.otherTitle}</h1>
      <p>${partner.otherLead}</p>
      ${
        sent
          ? html`<p role="status">${partner.againDone}</p>`
          : html`<form class="ask" method="post" action="/partner/${token}/again" enctype="multipart/form-data">
              <input type="hidden" name="form" value="${signed}" />
              <div class="acts"><button class="go" type="submit">${partner.again}</button></div>
            </form>`
      }`,
  });
}
