import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice, SelectField, TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { plainOf } from '../../rules/index.ts';
import { Correct } from '../correct.tsx';
import { audienceWords, becauseOf } from '../words.ts';
import { ArticleLines, type ArticleLine } from './article-lines.tsx';
import { EditArticle } from './edit-article.tsx';
import { Upkeep } from './upkeep.tsx';
import '../knowledge.css';

export type KnowledgeSearch = {
  readonly q?: string;
  readonly agency?: string;
  readonly topic?: string;
  readonly view?: 'upkeep';
};
type PageProps = { readonly search: KnowledgeSearch; readonly onSearch: (search: KnowledgeSearch) => void };

/** Everything we may rely on: looked for in any words, or by topic; and for whoever writes it, what waits. */
export function KnowledgePage({ search, onSearch }: PageProps) {
  const me = useMe();
  const writes = me.may('knowledge.write');
  const [act, setAct] = useState<'write' | 'correct'>();
  const view = writes && search.view === 'upkeep' ? 'upkeep' : 'read';
  useKeys(
    writes
      ? [{ does: say('Write an article'), where: say('Knowledge'), icon: 'plus', run: () => setAct('write') }]
      : [],
  );
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Knowledge')}</h1>
          <p>{say('What we say, in the words that were agreed to.')}</p>
        </div>
        <div className="row-of push">
          {me.may('knowledge.read') && (
            <Button icon="flag" onClick={() => setAct('correct')}>
              {say('Something is missing')}
            </Button>
          )}
          {writes && (
            <Button weight="main" icon="plus" onClick={() => setAct('write')}>
              {say('Write an article')}
            </Button>
          )}
        </div>
      </header>
      <div className="page">
        {writes && (
          <div className="page-form row-of">
            <Choice
              label={say('What to show')}
              value={view}
              options={[
                { value: 'read', label: say('Articles') },
                { value: 'upkeep', label: say('What waits') },
              ]}
              onChange={(next) => onSearch(next === 'upkeep' ? { view: 'upkeep' } : {})}
            />
          </div>
        )}
        {view === 'upkeep' ? <Upkeep /> : <Reading search={search} onSearch={onSearch} />}
      </div>
      {act === 'write' && <EditArticle onClose={() => setAct(undefined)} />}
      {act === 'correct' && <Correct caseId={null} found={[]} onClose={() => setAct(undefined)} />}
    </main>
  );
}

function Reading({ search, onSearch }: PageProps) {
  const { q = '', agency = '', topic = '' } = search;
  const asked = useAsk(contract.articles, {}, { watch: ['knowledge'] });
  const { topics = [], agencies = [] } = asked.data ?? {};
  const choice = (all: string, names: readonly string[]) => [
    { value: '', label: all },
    ...names.map((name) => ({ value: name, label: name })),
  ];
  return (
    <>
      <search className="page-form knowledge-search">
        <TextField
          label={say('Look for')}
          hint={say('A question, or a few words. Misspelt ones are found too.')}
          type="search"
          maxLength={300}
          autoFocus
          value={q}
          onChange={(next) => onSearch({ ...search, q: next })}
        />
        {agencies.length > 0 && (
          <SelectField
            label={say('Agency')}
            value={agency}
            options={choice(say('Any agency'), agencies)}
            onChange={(next) => onSearch({ ...search, agency: next })}
          />
        )}
        {topics.length > 0 && (
          <SelectField
            label={say('Topic')}
            value={topic}
            options={choice(say('Any topic'), topics)}
            onChange={(next) => onSearch({ ...search, topic: next })}
          />
        )}
      </search>
      {q.trim().length > 1 ? (
        <FoundArticles q={q.trim()} agency={agency} topic={topic} />
      ) : (
        <Loaded asked={asked} what={say('The articles')}>
          {({ articles }) => (
            <ByTopic
              articles={articles.filter(
                (one) => (agency === '' || one.agency === agency) && (topic === '' || one.topic === topic),
              )}
            />
          )}
        </Loaded>
      )}
    </>
  );
}

type Sought = { readonly q: string; readonly agency: string; readonly topic: string };

function FoundArticles({ q, agency, topic }: Sought) {
  const asked = useAsk(
    contract.find,
    { query: { q, ...(agency === '' ? {} : { agency }) } },
    { keep: true, watch: ['knowledge'] },
  );
  return (
    <Loaded asked={asked} what={say('The articles')}>
      {({ found, instead }) => {
        const shown = found.filter((one) => topic === '' || one.topic === topic);
        return (
          <>
            {instead.length > 0 && (
              <p className="page-words" role="status">
                {instead.map(({ typed, meant }) => (
                  <span key={typed}>
                    {sayWith('Nothing says “{{typed}}”; looked for {{meant}}.', { typed, meant: <b>{meant}</b> })}{' '}
                  </span>
                ))}
              </p>
            )}
            {shown.length === 0 ? (
              <Empty title={say('No article answers “{{q}}”', { q })} ring="released">
                <p>
                  {say('Try the words a customer would use. If there should be an article, say that it is missing.')}
                </p>
              </Empty>
            ) : (
              <ol className="found articles" aria-label={say('Articles found')}>
                {shown.map((one) => (
                  <li key={one.id}>
                    <div>
                      <Link className="what" to="/knowledge/$id" params={{ id: one.id }}>
                        {one.title}
                      </Link>
                      <p className="small quiet">{becauseOf(one.words)}</p>
                      {one.passages.slice(0, 1).map((passage) => (
                        <p key={passage.text} className="passage-text">
                          {passage.heading !== '' && <b>{passage.heading}: </b>}
                          {plainOf(passage.text)}
                        </p>
                      ))}
                    </div>
                    <p className="whom">
                      {one.agency === '' ? say('For all') : one.agency}
                      <small>
                        {[one.topic, audienceWords(one.audience)].filter((word) => word !== '').join(' · ')}
                      </small>
                    </p>
                  </li>
                ))}
              </ol>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function ByTopic({ articles }: { articles: readonly ArticleLine[] }) {
  const topics = [...new Set(articles.map(({ topic }) => topic))];
  if (articles.length === 0)
    return (
      <Empty title={say('There are no articles yet')}>
        <p>{say('Write down what is explained every day, once, and have a colleague agree to it.')}</p>
      </Empty>
    );
  return topics.map((topic) => (
    <section key={topic} aria-label={topic === '' ? say('Without a topic') : topic}>
      <h2 className="part">{topic === '' ? say('Without a topic') : topic}</h2>
      <ArticleLines articles={articles.filter((one) => one.topic === topic)} />
    </section>
  ));
}
