import { goToAnswer, useDraft, type CaseView } from '#areas/cases/web/index.ts';
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
  const draft = useDraft(it.case.id, 'reply', it.drafts);
  const sources = draft.rest.sources ?? [];
  return {
    isThere: (article: FoundArticle, passage: FoundPassage): boolean =>
      sources.some(({ id, quote }) => id === article.id && quote === quoteOf(passage)) &&
      draft.body.includes(quoteOf(passage)),
    put: (article: FoundArticle, passage: FoundPassage) => {
      const quote = quoteOf(passage);
      const { html } = draft.rest;
      const source = { id: article.id, version: article.version, title: article.title, quote };
      draft.set({
        body: [draft.body.trimEnd(), quote].filter((part) => part !== '').join('\n\n'),
        rest: {
          ...draft.rest,
          ...(html === undefined ? {} : { html: html === '' ? '' : `${html}${paragraphsOf(quote)}` }),
          sources: [...sources.filter((one) => one.quote !== quote), source].slice(-MOST_SOURCES),
        },
      });
      goToAnswer();
      toast({ words: say('It is in your answer, with where it comes from.') });
    },
  };
}

const quoteOf = ({ text }: FoundPassage): string => plainOf(text).slice(0, MOST_QUOTED);

const paragraphsOf = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('');
