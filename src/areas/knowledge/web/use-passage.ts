import { goToAnswer, goToNote, useLateDraft, type CaseView } from '#areas/cases/web/index.ts';
import { escapeHtml } from '#kernel/html.ts';
import { toast } from '#ui/parts/toast.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import type * as contract from '../contract.ts';
import { plainOf } from '../rules/index.ts';

export type FoundArticle = ReplyOf<typeof contract.ofCase>['found'][number];
export type FoundPassage = FoundArticle['passages'][number];

const MOST_QUOTED = 4000;
const MOST_SOURCES = 20;

/** Puts a passage into the answer that is being written, and remembers from which wording it comes. */
export function usePassages(it: CaseView) {
  const draft = useLateDraft(it.case.id, 'reply', it.drafts);
  const sources = draft.rest.sources ?? [];
  return {
    isThere: (article: FoundArticle, passage: FoundPassage): boolean =>
      sources.some(({ id, quote }) => id === article.id && quote === quoteOf(passage)) &&
      draft.body.includes(quoteOf(passage)),
    put: (article: FoundArticle, passage: FoundPassage) => {
      const quote = quoteOf(passage);
      const { body, rest } = draft.now();
      const { html } = rest;
      const source = { id: article.id, version: article.version, title: article.title, quote };
      draft.set({
        body: [body.trimEnd(), quote].filter((part) => part !== '').join('\n\n'),
        rest: {
          ...rest,
          ...(html === undefined ? {} : { html: html === '' ? '' : `${html}${paragraphsOf(quote)}` }),
          sources: [...(rest.sources ?? []).filter((one) => one.quote !== quote), source].slice(-MOST_SOURCES),
        },
      });
      goToAnswer();
      toast({ words: say('It is in your answer, with where it comes from.') });
    },
  };
}

type Rests = { readonly id: string; readonly version: number; readonly title: string };

/** Puts words of the desk into the answer, with the wordings they rest on, or into a note. */
export function usePutIn(it: CaseView) {
  const reply = useLateDraft(it.case.id, 'reply', it.drafts);
  const note = useLateDraft(it.case.id, 'note', it.drafts);
  return (into: 'answer' | 'note', text: string, rests: readonly Rests[]): void => {
    const words = quoteOf({ text });
    const draft = into === 'answer' ? reply : note;
    const written = draft.now();
    const { html, sources = [], ...rest } = written.rest;
    const more = rests.map(({ id, version, title }) => ({ id, version, title, quote: words }));
    draft.set({
      body: [written.body.trimEnd(), words].filter((part) => part !== '').join('\n\n'),
      rest: {
        ...rest,
        ...(html === undefined ? {} : { html: html === '' ? '' : `${html}${paragraphsOf(words)}` }),
        ...(into === 'answer' ? { sources: [...sources, ...more].slice(-MOST_SOURCES) } : {}),
      },
    });
    if (into === 'answer') goToAnswer();
    else goToNote();
    toast({ words: into === 'answer' ? say('It is in your answer.') : say('It is in your note.') });
  };
}

const quoteOf = ({ text }: Pick<FoundPassage, 'text'>): string => plainOf(text).slice(0, MOST_QUOTED);

const paragraphsOf = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('');
