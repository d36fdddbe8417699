import { useId, useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button, Fold } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { plainOf } from '../rules/index.ts';
import { Correct } from './correct.tsx';
import { GuidesOf } from './guide/guides-panel.tsx';
import { Judge } from './judge.tsx';
import { SuggestionOf } from './suggestion.tsx';
import { usePassages, type FoundArticle, type FoundPassage } from './use-passage.ts';
import { audienceWords, becauseOf } from './words.ts';
import './knowledge.css';

type OfCase = ReplyOf<typeof contract.ofCase>;

/** What answers this case, found before anybody looked for it, with the words that led there; and what its answers rest on. */
export function KnowledgePanel({ it }: { it: CaseView }) {
  const me = useMe();
  const reads = me.may('knowledge.read');
  const asked = useAsk(
    contract.ofCase,
    { params: { id: it.case.id } },
    { watch: ['case', 'knowledge'], about: it.case.id, enabled: reads },
  );
  const [correcting, setCorrecting] = useState(false);
  if (!reads) return null;
  return (
    <section className="slot knowledge" aria-label={say('Knowledge')}>
      <h2>
        {say('Knowledge')}{' '}
        <Link className="small" to="/knowledge" search={{}}>
          {say('Look for more')}
        </Link>
      </h2>
      <Loaded asked={asked} what={say('Knowledge')}>
        {(view) => (
          <>
            <Offered it={it} view={view} />
            <GuidesOf it={it} />
            <SuggestionOf it={it} view={view.suggestion} />
            <Cited view={view} />
            <Corrections caseId={it.case.id} view={view} />
          </>
        )}
      </Loaded>
      <div className="row-of">
        <Button weight="bare" icon="flag" onClick={() => setCorrecting(true)}>
          {say('Something is wrong or missing…')}
        </Button>
      </div>
      {correcting && (
        <Correct caseId={it.case.id} found={asked.data?.found ?? []} onClose={() => setCorrecting(false)} />
      )}
    </section>
  );
}

function Offered({ it, view: { found } }: { it: CaseView; view: OfCase }) {
  const me = useMe();
  const [open, setOpen] = useState<string>();
  const { put, isThere } = usePassages(it);
  const may = me.may('correspondence.send') && it.case.mergedInto === null;
  const shown = found.find(({ id }) => id === open) ?? found[0];
  const [first] = shown?.passages ?? [];
  useKeys(
    may && shown !== undefined && first !== undefined
      ? [
          {
            keys: 'f',
            does: say('Put the best passage into the answer'),
            where: say('Case'),
            run: () => put(shown, first),
          },
          {
            keys: 'Alt+k',
            does: say('Put the best passage in, also while you write'),
            where: say('Case'),
            run: () => put(shown, first),
          },
        ]
      : [],
  );
  if (found.length === 0)
    return <p className="small quiet">{say('No article answers what was written. Say so if there should be one.')}</p>;
  return (
    <ul className="knowledge-found">
      {found.map((article) => (
        <li key={article.id}>
          <Fold open={article.id === shown?.id} onToggle={() => setOpen(article.id)}>
            <b>{article.title}</b>
          </Fold>
          <p className="small quiet">{becauseOf(article.words)}</p>
          {article.id === shown?.id && (
            <Passages article={article} caseId={it.case.id} isThere={isThere} onPut={may ? put : undefined} />
          )}
        </li>
      ))}
    </ul>
  );
}

type PassagesProps = {
  readonly article: FoundArticle;
  readonly caseId: string;
  readonly isThere: ReturnType<typeof usePassages>['isThere'];
  readonly onPut: ReturnType<typeof usePassages>['put'] | undefined;
};

function Passages({ article, caseId, isThere, onPut }: PassagesProps) {
  return (
    <>
      {article.passages.map((passage, n) => (
        <OnePassage
          key={passage.text}
          passage={passage}
          first={n === 0}
          again={isThere(article, passage)}
          onPut={onPut && (() => onPut(article, passage))}
        />
      ))}
      <p className="small quiet">
        <Link to="/knowledge/$id" params={{ id: article.id }}>
          {say('Read all of it')}
        </Link>{' '}
        {[audienceWords(article.audience), article.agency, article.legalSource].filter((one) => one !== '').join(' · ')}
      </p>
      <Judge articleId={article.id} version={article.version} caseId={caseId} />
    </>
  );
}

type OnePassageProps = {
  readonly passage: FoundPassage;
  readonly first: boolean;
  readonly again: boolean;
  readonly onPut: (() => void) | undefined;
};

function OnePassage({ passage, first, again, onPut }: OnePassageProps) {
  const words = useId();
  return (
    <div className="passage">
      {passage.heading !== '' && <h3>{passage.heading}</h3>}
      <p className="passage-text" id={words}>
        {plainOf(passage.text)}
      </p>
      {onPut !== undefined && (
        <Button {...(first ? { shortcut: 'F' } : {})} aria-describedby={words} onClick={onPut}>
          {again ? say('Put it in again') : say('Put it into the answer')}
        </Button>
      )}
    </div>
  );
}

/** What was said to this customer, word for word, and whether it still is what we say. */
function Cited({ view: { cited } }: { view: OfCase }) {
  const [open, setOpen] = useState(false);
  if (cited.length === 0) return null;
  const outdated = cited.filter((one) => one.outdated).length;
  return (
    <div className="knowledge-cited">
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {sayCount(
          cited.length,
          'One answer rests on an article',
          '{{count}} passages in our answers come from articles',
        )}
      </Fold>
      {outdated > 0 && <Tag meaning="due">{say('Changed since')}</Tag>}
      {open && (
        <ul className="small">
          {cited.map((one) => (
            <li key={`${one.articleId} ${one.quote}`}>
              <Link to="/knowledge/$id" params={{ id: one.articleId }}>
                {say('{{title}}, version {{version}}', { title: one.title, version: String(one.version) })}
              </Link>{' '}
              <At at={one.at} /> {one.outdated && <Tag meaning="due">{say('Changed since')}</Tag>}
              <q>{one.quote}</q>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What is to be put right. Where this case shows it too, one press keeps it with the others. */
function Corrections({ caseId, view: { corrections } }: { caseId: string; view: OfCase }) {
  const add = useTell(contract.addToCorrection);
  if (corrections.length === 0) return null;
  return (
    <ul className="plain small">
      {corrections.map(({ id, what, shown }) => (
        <li key={id}>
          <Tag meaning="due">{say('To be put right')}</Tag> {what}
          {!shown && (
            <Button
              weight="bare"
              busy={add.isPending}
              aria-label={say('This case shows it too: {{what}}', { what: what.slice(0, 60) })}
              onClick={() => add.mutate({ params: { id }, body: { caseId } })}
            >
              {say('This case shows it too')}
            </Button>
          )}
        </li>
      ))}
      <Trouble fault={add.error} />
    </ul>
  );
}
