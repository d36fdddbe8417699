import { html } from '#kernel/html.ts';
import type { Instant } from '#kernel/time.ts';
import { choice, files, line, summary, text, type Summary } from './fields.ts';
import { pageOf, talkOf } from './page.ts';
import { KINDS, WAYS, type Typed } from './rules/asking.ts';
import type { Site } from './site.ts';
import { whenFrom } from './when.ts';

export const TRAP = 'website';

export type Asking = {
  readonly typed: Typed;
  /** The signed form. */
  readonly form: string;
  readonly now: Instant;
  readonly due: Instant;
  /** What is wrong, when the form comes back. */
  readonly wrong?: Summary | undefined;
};

/** The form to ask, complain, praise or suggest. It holds whatever was typed before. */
export function askPage(site: Site, { typed, form, now, due, wrong }: Asking): string {
  const { ask, wrong: words } = site.words;
  const faults = wrong?.faults ?? new Map<string, string>();
  const title = typed.kind === 'complaint' ? ask.complaintTitle : ask.title;
  const when = whenFrom(now, site);
  return pageOf(site, {
    title: wrong === undefined ? title : `${words.titlePrefix}${title}`,
    body: html`${wrong !== undefined && summary(wrong)}
      <h1>${title}</h1>
      <p>${ask.lead} <b>${when.day(due)}</b>. ${ask.anyOffice}</p>
      <form class="ask" method="post" action="/ask" enctype="multipart/form-data" novalidate>
        <input type="hidden" name="form" value="${form}" />
        ${choice({ id: 'kind', label: ask.legendKind, value: typed.kind, options: KINDS.map((kind) => [kind, ask.kinds[kind]]), faults })}
        ${line({ id: 'about', label: ask.about, hint: ask.aboutHint, value: typed.about, faults })}
        ${text({ id: 'message', label: ask.message, hint: ask.messageHint, value: typed.message, rows: 6, faults })}
        ${files({ id: 'files', label: ask.files, note: ask.optional, hint: ask.filesHint(site.uploads.mostFiles, site.uploads.mostBytes / 1_000_000), faults })}
        ${line({ id: 'name', label: ask.name, value: typed.name, autocomplete: 'name', faults })}
        ${choice({ id: 'answer', label: ask.legendAnswer, value: typed.answer, options: WAYS.map((way) => [way, ask.ways[way]]), faults })}
        ${line({ id: 'email', label: ask.email, hint: ask.emailHint, value: typed.email, type: 'email', autocomplete: 'email', faults })}
        ${line({ id: 'phone', label: ask.phone, hint: ask.phoneHint, value: typed.phone, type: 'tel', autocomplete: 'tel', faults })}
        ${text({ id: 'post', label: ask.post, value: typed.post, rows: 3, autocomplete: 'street-address', faults, only: 'for-letter' })}
        ${line({ id: 'needs', label: ask.needs, hint: ask.needsHint, value: typed.needs, faults })}
        <div class="trap" aria-hidden="true">
          <label for="${TRAP}">${ask.trap}</label><input id="${TRAP}" name="${TRAP}" tabindex="-1" autocomplete="off" />
        </div>
        <div class="acts">
          <button class="go" type="submit">${ask.send}</button>
          <p class="small">${ask.afterwards}</p>
        </div>
      </form>`,
    aside: talkOf(site),
  });
}
