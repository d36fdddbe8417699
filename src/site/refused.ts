import type { FastifyReply } from 'fastify';
import { html, type Html } from '#kernel/html.ts';
import { SECOND } from '#kernel/time.ts';
import type { Faults, Summary } from './fields.ts';
import type { Sent, Uploads } from './uploads.ts';
import { pageOf, talkOf } from './page.ts';
import type { Frame, Site } from './site.ts';
import { inWords } from './when.ts';
import type { Words } from './words.ts';

/** Why a form comes back. Whatever the reason, it comes back with everything that was typed. */
export type Setback =
  | { readonly why: 'wrong'; readonly faults: Faults }
  | { readonly why: 'old' }
  | { readonly why: 'flood'; readonly wait: number }
  | { readonly why: 'fault' };

const STATUS = { wrong: 422, old: 409, flood: 429, fault: 503 } as const;
const NO_FAULTS: Faults = new Map();

/** Sets the status of the answer, and gives the words that stand above the form. */
export function setBack(site: Site, reply: FastifyReply, sent: Sent, setback: Setback): Summary {
  const { wrong } = site.words;
  reply.code(STATUS[setback.why]);
  const again = setback.why === 'wrong' && setback.faults.has('files') ? [] : filesAgain(site.words, sent);
  const said = (sentence: string) => ({ title: sentence, lead: [wrong.saved, ...again], faults: NO_FAULTS });
  if (setback.why === 'wrong') return { title: wrong.summary, lead: [wrong.saved, ...again], faults: setback.faults };
  if (setback.why === 'old') return said(wrong.old);
  if (setback.why === 'fault') return said(wrong.fault);
  reply.header('retry-after', String(Math.ceil(setback.wait / SECOND)));
  return { ...said(wrong.flood(inWords(setback.wait, site.words))), more: elsewhere(site) };
}

const filesAgain = ({ wrong }: Words, { fileNames }: Sent): string[] =>
  fileNames.length === 0
    ? []
    : [
        wrong.filesAgain(
          fileNames
            .map((name) => name.slice(0, 80))
            .slice(0, 10)
            .join(', '),
        ),
      ];

const elsewhere = ({ reach, words }: Site): Html =>
  html`<p>
    ${words.wrong.floodElse}
    ${reach.phone !== undefined && html`${words.talk.phone}: <b>${reach.phone}</b>. `}${words.talk.email}:
    <a href="mailto:${reach.address}">${reach.address}</a>
  </p>`;

/** What is wrong with the files, where anything is. */
export function filesFault({ wrong }: Words, { mostFiles, mostBytes }: Uploads, { filesProblem }: Sent): string | null {
  if (filesProblem === 'too many') return wrong.tooManyFiles(mostFiles);
  if (filesProblem === 'too large') return wrong.filesTooLarge(mostBytes / 1_000_000);
  return filesProblem === 'busy' ? wrong.busy : null;
}

/** A page that says in words why there is nothing else to show. */
export function apologyPage(
  site: Frame,
  { title, lead, link }: { title: string; lead: string; link?: readonly [href: string, label: string] },
): string {
  const [href, label] = link ?? ['/', site.words.lost.start];
  return pageOf(site, {
    title,
    personal: true,
    body: html`<h1>${title}</h1>
      <p>${lead}</p>
      <p class="acts"><a class="go" href="${href}">${label}</a></p>`,
    aside: talkOf(site),
  });
}
