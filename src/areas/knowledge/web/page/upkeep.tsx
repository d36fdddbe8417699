import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { ArticleLines, type ArticleLine } from './article-lines.tsx';

type View = ReplyOf<typeof contract.upkeep>;

/** What waits for whoever looks after the articles, the most pressing first. */
export function Upkeep() {
  const asked = useAsk(contract.upkeep, {}, { watch: ['knowledge'] });
  return (
    <Loaded asked={asked} what={say('What waits')}>
      {(view) => (
        <>
          {isNothing(view) && (
            <Empty title={say('Nothing waits')} ring="kept">
              <p>
                {say('Every article is agreed to, in time for its next look, and nobody said that one is not right.')}
              </p>
            </Empty>
          )}
          <Corrections corrections={view.corrections} />
          <Part title={say('Said not to be right')} articles={view.notRight} />
          <Part title={say('To agree to')} articles={view.toApprove} />
          <Part title={say('Came back')} articles={view.sentBack} />
          <Part title={say('To look at again')} articles={view.reviewDue} />
          <Part title={say('Published later')} articles={view.scheduled} />
        </>
      )}
    </Loaded>
  );
}

const isNothing = (view: View): boolean => Object.values(view).every((part) => part.length === 0);

function Part({ title, articles }: { title: string; articles: readonly ArticleLine[] }) {
  if (articles.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="part">{title}</h2>
      <ArticleLines articles={articles} />
    </section>
  );
}

function Corrections({ corrections }: Pick<View, 'corrections'>) {
  const [closing, setClosing] = useState<string>();
  const nameOf = useNameOf();
  if (corrections.length === 0) return null;
  return (
    <section aria-label={say('To be put right')}>
      <h2 className="part">{say('To be put right')}</h2>
      <ul className="found articles">
        {corrections.map((one) => (
          <li key={one.id}>
            <div>
              {one.cases.length === 0 ? (
                <b className="what">{one.what}</b>
              ) : (
                <>
                  <CasesBehind cases={one.cases} />
                  <p>{one.what}</p>
                </>
              )}
              <p className="small quiet">
                {one.articleId === null ? (
                  say('There is no article about it yet.')
                ) : (
                  <Link to="/knowledge/$id" params={{ id: one.articleId }}>
                    {one.title}
                  </Link>
                )}{' '}
                {nameOf(one.openedBy)}, <At at={one.openedAt} />
              </p>
            </div>
            <Button onClick={() => setClosing(one.id)}>{say('It is put right…')}</Button>
          </li>
        ))}
      </ul>
      {closing !== undefined && <Close id={closing} onClose={() => setClosing(undefined)} />}
    </section>
  );
}

/** What many rows say alike is not what tells one from the next: the case is. */
const CasesBehind = ({ cases }: { cases: View['corrections'][number]['cases'] }) =>
  cases.map(({ id, reference, subject }) => (
    <p key={id}>
      <Link className="what" to="/case/$id" params={{ id }}>
        {subject}
      </Link>{' '}
      <span className="small quiet num">{reference}</span>
    </p>
  ));

function Close({ id, onClose }: { id: string; onClose: () => void }) {
  const [outcome, setOutcome] = useState('');
  const close = useTell(contract.closeCorrection, { onDone: onClose });
  return (
    <Dialog
      title={say('It is put right')}
      open
      onClose={onClose}
      onSubmit={() => close.mutate({ params: { id }, body: { outcome } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={close.isPending}>
            {say('Close it')}
          </Button>
        </>
      }
    >
      <TextArea
        label={say('What was done, or why it was right')}
        required
        maxLength={2000}
        value={outcome}
        onChange={setOutcome}
      />
      <Trouble fault={close.error} />
    </Dialog>
  );
}
