import { html, type Html } from '#kernel/html.ts';
import type { PublicCase, PublicMessage } from '#areas/cases/server/index.ts';
import type { Instant } from '#kernel/time.ts';
import { files, summary, text, type Summary } from './fields.ts';
import type { PublicPromise } from '#areas/promises/server/index.ts';
import { pageOf, talkOf } from './page.ts';
import { promisesPart } from './promises.ts';
import { standingOf, type Standing } from './rules/public-words.ts';
import type { Site } from './site.ts';
import { sizeInWords, whenFrom, type When } from './when.ts';
import type { Words } from './words.ts';

export type Tracking = {
  readonly token: string;
  readonly found: PublicCase;
  readonly promises: readonly PublicPromise[];
  /** Where their complaint stands, by the rules it is handled by; null where it is none. */
  readonly complaint: string | null;
  readonly now: Instant;
  /** The signed form with which they can write. */
  readonly form: string;
  readonly typed: string;
  /** What has just happened, if anything. */
  readonly news?: 'here' | 'mailed' | 'sent' | undefined;
  readonly wrong?: Summary | undefined;
};

/** A case as its customer sees it: where it stands, what happens next, what was said, and the way to say more. */
export function trackPage(site: Site, it: Tracking): string {
  const { words } = site;
  const { found, wrong, now } = it;
  const when = whenFrom(now, site);
  const standing = standingOf(found.kind, found.state, found.phase);
  const title = titleOf(words, { standing, due: found.nextDueAt, when, now });
  const late = standing.turn === 'ours' && isLate(found.nextDueAt, when, now);
  return pageOf(site, {
    title: `${wrong === undefined ? '' : words.wrong.titlePrefix}${found.reference}: ${title}`,
    personal: true,
    body: html`${wrong !== undefined && summary(wrong)}${newsOf(site, it)}
      <p class="step">${words.track.crumb(found.reference, found.subject)}</p>
      <h1>${title}</h1>
      <p>${it.complaint ?? standing.sentence}</p>
      ${late && html`<p>${words.track.lateLead}</p>`}
      <div class="keeper">
        <span class="who" aria-hidden="true">${initialsOf(found.team)}</span>
        <p><b>${words.track.hasIt(found.team)}</b> ${words.track.newTeam}</p>
      </div>
      ${factsOf(words, standing, { found, when, now })} ${promisesPart(words, it.promises, when)}
      <p class="acts">
        <a class="go" href="#write">${standing.turn === 'ours' ? words.track.write : words.track.writeAgain}</a>
      </p>
      <h2 id="said">${words.track.conversation}</h2>
      ${conversation(site, it, when)} ${writeForm(site, it)}`,
    aside: talkOf(site, {
      reference: found.reference,
      more: html`<li><b>${words.track.unhappy}</b> <a href="/ask?kind=complaint">${words.track.unhappyLink}</a></li>`,
    }),
  });
}

type Timing = { readonly standing: Standing; readonly due: Instant | null; readonly when: When; readonly now: Instant };

const isLate = (due: Instant | null, when: When, now: Instant): boolean =>
  due !== null && due < now && !when.isToday(due);

/** What happens next, in one line: the answer to why they came to look. */
function titleOf({ track }: Words, { standing, due, when, now }: Timing): string {
  if (standing.turn === 'nobody') return track.finished;
  if (standing.turn === 'theirs') return track.wrote;
  if (due === null) return track.working;
  if (when.isToday(due)) return track.willAnswerToday;
  return isLate(due, when, now) ? track.late(when.day(due)) : track.willAnswer(when.day(due));
}

type Facts = { readonly found: PublicCase; readonly when: When; readonly now: Instant };

function factsOf({ track }: Words, { turn }: Standing, { found, when, now }: Facts): Html {
  const due = found.nextDueAt;
  const late = turn === 'ours' && isLate(due, when, now);
  const day = turn === 'nobody' ? track.finishedDay : turn === 'theirs' || due === null ? track.noDay : when.day(due);
  return html`<dl class="facts"><div><dt>${track.facts.next}</dt><dd>${track.next[turn]}</dd></div>
<div><dt>${track.facts.when}</dt><dd${late && html` class="late"`}>${day}</dd></div></dl>`;
}

/** The first letters of the first and the last word. */
const initialsOf = (team: string): string => {
  const words = team.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .flatMap((word = '') => [...word].slice(0, 1))
    .join('')
    .toUpperCase();
};

/** Said to whoever has just sent something. The link is spelt out once, so that it can be copied. */
function newsOf({ words, publicUrl }: Site, { news, found, token }: Tracking): Html | undefined {
  const { track } = words;
  if (news === undefined) return undefined;
  if (news === 'sent')
    return html`<section class="answer" role="status">
      <h2>${track.sentTitle}</h2>
      <p>${track.sent}</p>
    </section>`;
  const link = `${publicUrl}/track/${token}`;
  return html`<section class="answer" role="status">
    <h2>${track.firstTitle(found.reference)}</h2>
    <p>${track.first}${news === 'mailed' && html` ${track.firstMailed}`}</p>
    <p class="link"><a href="${link}">${link}</a></p>
  </section>`;
}

function conversation(site: Site, it: Tracking, when: When): Html {
  const { messages } = it.found;
  if (messages.length === 0) return html`<p>${site.words.track.nothing}</p>`;
  return html`<ol class="said" aria-labelledby="said">
    ${messages.map((message) => said(site, it, message, when))}
  </ol>`;
}

function said(site: Site, { token }: Tracking, message: PublicMessage, when: When): Html {
  const { track } = site.words;
  const time = html`<time datetime="${when.iso(message.at)}">${when.moment(message.at)}</time>`;
  if (message.automatic)
    return html`<li class="is-automatic">
      <p>${time}</p>
      <p>${track.automatic}</p>
    </li>`;
  const mine = message.direction === 'in';
  return html`<li class="${mine ? 'is-mine' : 'is-ours'}">
    <p>${time} <b>${mine ? track.youWrote : track.weWrote}</b></p>
    <div class="${mine ? 'words voice' : 'words'}">${paragraphs(message.body)}</div>
    ${
      message.attachments.length > 0 &&
      html`<ul class="papers" aria-label="${track.attached}">
        ${message.attachments.map(({ id, name, size }) => html`<li><a href="/track/${token}/files/${id}" download>${track.download(name, sizeInWords(size, site.words))}</a></li>`)}
      </ul>`
    }
  </li>`;
}

/** An empty line begins a paragraph; a single one stays a line. */
const paragraphs = (body: string): Html[] =>
  body
    .split(/\n[^\S\n]*\n\s*/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p>${part.trim()}</p>`);

function writeForm({ words, uploads }: Site, { token, form, typed, wrong }: Tracking): Html {
  const { track, ask } = words;
  const faults = wrong?.faults ?? new Map<string, string>();
  return html`<h2 id="write">${track.write}</h2>
    <form class="ask" method="post" action="/track/${token}" enctype="multipart/form-data" novalidate>
      <input type="hidden" name="form" value="${form}" />
      ${text({ id: 'message', label: track.writeLabel, hint: track.writeHint, value: typed, rows: 5, faults })}
      ${files({ id: 'files', label: ask.files, note: ask.optional, hint: ask.filesHint(uploads.mostFiles, uploads.mostBytes / 1_000_000), faults })}
      <div class="acts"><button class="go" type="submit">${track.send}</button></div>
    </form>`;
}
