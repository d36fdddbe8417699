import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { languageOf } from '#areas/customers/web/index.ts';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded, Notice } from '#ui/parts/states.tsx';
import { longDay, shortDay } from '#ui/time/clock.ts';
import { At, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { GuideTrial } from '../guide/trial.tsx';
import { Judge } from '../judge.tsx';
import { ArticleProse } from '../prose.tsx';
import { audienceWords, standingWords } from '../words.ts';
import { ArticleActs } from './article-acts.tsx';
import { EditArticle } from './edit-article.tsx';
import { Wordings } from './wordings.tsx';
import '../knowledge.css';

export type ArticleView = ReplyOf<typeof contract.article>;

/** One article: its words, who answers for them, and for whoever writes it, what happens with it next. */
export function ArticlePage({ id }: { id: string }) {
  const asked = useAsk(contract.article, { params: { id } }, { watch: ['knowledge'], about: id });
  return (
    <main className="sheet" id="main">
      <Loaded asked={asked} what={say('The article')}>
        {(view) => <Article view={view} />}
      </Loaded>
    </main>
  );
}

function Article({ view }: { view: ArticleView }) {
  const me = useMe();
  const writes = me.may('knowledge.write');
  const [editing, setEditing] = useState(false);
  const { article, wording } = view;
  return (
    <>
      <header className="head">
        <div>
          <p className="small">
            <Link to="/knowledge" search={{}}>
              {say('Knowledge')}
            </Link>
            {wording.topic !== '' && ` · ${wording.topic}`}
          </p>
          <h1 tabIndex={-1}>{wording.title}</h1>
          <p>
            <Tag {...(article.standing === 'published' ? { meaning: 'kept' as const } : {})}>
              {standingWords(article.standing)}
            </Tag>{' '}
            <Tag>{audienceWords(wording.audience)}</Tag> {wording.agency}
          </p>
        </div>
        <div className="row-of push">
          {writes && (
            <Button icon="pen" onClick={() => setEditing(true)}>
              {say('Write the next wording')}
            </Button>
          )}
        </div>
      </header>
      <div className="page article-page">
        <div className="article-main">
          <Standing view={view} />
          <ArticleProse body={wording.body} />
          {wording.guide !== null && (
            <section aria-label={say('The guide')}>
              <h2 className="article-guide">{say('The guide')}</h2>
              <GuideTrial guide={wording.guide} />
            </section>
          )}
          {article.published !== null && <Judge articleId={article.id} version={article.published} />}
        </div>
        <aside className="side" aria-label={say('About this article')}>
          <Facts view={view} />
          <Feedback view={view} />
          {writes && <ArticleActs view={view} />}
        </aside>
        <Wordings id={article.id} newest={article.newest} />
      </div>
      {editing && (
        <EditArticle
          id={article.id}
          wording={{ ...wording, version: article.newest }}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}

/** What has to be known before a word of it is read: that it is not what is published, or not any more. */
function Standing({ view: { article, wording } }: { view: ArticleView }) {
  const zone = useZone();
  if (article.standing === 'retired')
    return (
      <Notice meaning="late">
        <b>{say('It is retired.')}</b> {article.retireReason}
      </Notice>
    );
  if (article.sentBack !== null)
    return (
      <Notice meaning="due">
        <b>{say('It came back.')}</b> {article.sentBack}
      </Notice>
    );
  if (article.stage === 'scheduled' && article.publishAt !== null)
    return <Notice>{say('This wording is published on {{day}}.', { day: longDay(article.publishAt, zone) })}</Notice>;
  if (article.published !== null && article.published !== wording.version)
    return (
      <Notice>
        {say(
          'This is version {{version}}, which is not published. Officers and customers read version {{published}}.',
          {
            version: String(wording.version),
            published: String(article.published),
          },
        )}
      </Notice>
    );
  return null;
}

function Facts({ view: { article, wording, said } }: { view: ArticleView }) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  return (
    <section className="slot" aria-label={say('Who answers for it')}>
      <h2>{say('Who answers for it')}</h2>
      <dl className="pairs">
        <dt>{say('Owner')}</dt>
        <dd>{nameOf(article.ownerId)}</dd>
        <dt>{say('Written by')}</dt>
        <dd>
          {nameOf(wording.authorId)}, <At at={wording.madeAt} />
        </dd>
        <dt>{say('Agreed to by')}</dt>
        <dd>{wording.approvedBy === null ? say('nobody yet') : nameOf(wording.approvedBy)}</dd>
        <dt>{say('To look at again')}</dt>
        <dd>
          {article.reviewBy <= now ? (
            <b className="due">{say('since {{day}}', { day: shortDay(article.reviewBy, now, zone) })}</b>
          ) : (
            say('by {{day}}', { day: shortDay(article.reviewBy, now, zone) })
          )}
        </dd>
        {wording.legalSource !== '' && (
          <>
            <dt>{say('Rests on')}</dt>
            <dd>{wording.legalSource}</dd>
          </>
        )}
        <dt>{say('Language')}</dt>
        <dd>{languageOf(wording.language)}</dd>
        <dt>{say('Version')}</dt>
        <dd>{String(wording.version)}</dd>
        <dt>{say('Used')}</dt>
        <dd>
          {article.cited === 0
            ? say('in no answer yet')
            : sayCount(article.cited, 'in one answer', 'in {{count}} answers')}
        </dd>
        <dt>{say('Was it right?')}</dt>
        <dd>
          {said.right + said.wrong === 0
            ? say('nobody has said yet')
            : say('{{right}} said yes, {{wrong}} said no', said)}
        </dd>
      </dl>
    </section>
  );
}

function Feedback({ view: { feedback } }: { view: ArticleView }) {
  const nameOf = useNameOf();
  if (feedback.length === 0) return null;
  return (
    <section className="slot" aria-label={say('Said not to be right')}>
      <h2>{say('Said not to be right')}</h2>
      <ul className="plain small">
        {feedback.map((one) => (
          <li key={one.id}>
            <b>{one.officerId === null ? say('Somebody on the public site') : nameOf(one.officerId)}</b>{' '}
            <span className="quiet">
              <At at={one.at} /> · {say('Version {{version}}', { version: String(one.version) })}
            </span>
            <p>{one.words === '' ? say('Without a word why.') : one.words}</p>
            {one.caseId !== null && (
              <Link to="/case/$id" params={{ id: one.caseId }}>
                {say('The case')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
