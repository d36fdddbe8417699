import { useEffect, useRef, type RefObject } from 'react';
import { Link } from '@tanstack/react-router';
import { goToAnswer, wishFor, type CaseView } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { plainOf } from '../../rules/index.ts';
import { usePutIn } from '../use-passage.ts';
import { Given, type Run } from './given.tsx';

type RunProps = {
  readonly it: CaseView;
  readonly run: Run;
  readonly may: boolean;
  /** What came of it was put somewhere: it stays on the screen until the officer is done with it. */
  readonly onUse: () => void;
  readonly onDone: () => void;
};
type AskedAt = Extract<Run['at'], { kind: 'question' }>;
type EndedAt = Extract<Run['at'], { kind: 'outcome' }>;

/** A guide under way: the question, its answers under the number keys, nought for one step back. */
export function RunOf(props: RunProps) {
  const { run, may, onDone } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useFollowing(heading, `${run.at.id} ${run.answers.length}`);
  const back = useTell(contract.stepBack);
  const leave = useTell(contract.leaveGuide);
  const goBack = () => back.mutate({ params: { id: run.id }, body: { step: run.at.id } });
  const canGoBack = may && run.answers.length > 0 && run.usedAt === null;
  useKeys(canGoBack ? [{ keys: '0', does: say('One step back in the guide'), where: say('Case'), run: goBack }] : []);
  return (
    <section className="guide-run" aria-label={run.title}>
      <p className="small quiet">
        <Link to="/knowledge/$id" params={{ id: run.articleId }}>
          {say('{{title}}, version {{version}}', { title: run.title, version: String(run.version) })}
        </Link>{' '}
        {run.outdated && <Tag meaning="due">{say('Changed since')}</Tag>}
      </p>
      <Given run={run} />
      {run.at.kind === 'question' ? (
        <Asked run={run} at={run.at} may={may} heading={heading} />
      ) : (
        <Ended {...props} at={run.at} heading={heading} />
      )}
      {may && (
        <div className="row-of">
          {canGoBack && (
            <Button weight="bare" shortcut="0" busy={back.isPending} onClick={goBack}>
              {say('One step back')}
            </Button>
          )}
          {run.usedAt !== null && <Button onClick={onDone}>{say('Done with it')}</Button>}
          {run.endedAt === null && (
            <Button weight="bare" busy={leave.isPending} onClick={() => leave.mutate({ params: { id: run.id } })}>
              {say('Leave the guide')}
            </Button>
          )}
        </div>
      )}
      <Trouble fault={back.error ?? leave.error} />
    </section>
  );
}

/** The focus goes along with the question, so that it is read out and never lost with the button that was pressed. */
function useFollowing(heading: RefObject<HTMLHeadingElement | null>, at: string): void {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    heading.current?.focus();
  }, [at, heading]);
}

type Heading = { readonly heading: RefObject<HTMLHeadingElement | null> };
type AskedProps = Heading & { readonly run: Run; readonly at: AskedAt; readonly may: boolean };

function Asked({ run, at, may, heading }: AskedProps) {
  const answer = useTell(contract.answerGuide);
  const give = (choice: number) => answer.mutate({ params: { id: run.id }, body: { step: at.id, choice } });
  useKeys(
    may
      ? at.choices.map(({ words }, n) => ({
          keys: String(n + 1),
          does: say('Answer the guide: {{words}}', { words }),
          where: say('Case'),
          run: () => give(n),
        }))
      : [],
  );
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {at.words}
      </h3>
      {at.hint !== '' && <p className="small quiet guide-words">{at.hint}</p>}
      <ul className="plain guide-choices">
        {at.choices.map(({ words }, n) => (
          <li key={words}>
            {may ? (
              <Button shortcut={String(n + 1)} busy={answer.isPending} onClick={() => give(n)}>
                {words}
              </Button>
            ) : (
              words
            )}
          </li>
        ))}
      </ul>
      <Trouble fault={answer.error} />
    </>
  );
}

type EndedProps = Heading & RunProps & { readonly at: EndedAt };

/** What came of it. One key puts it where it belongs: into the answer with the article it rests on, or into a note. */
function Ended({ it, run, at, may, heading, onUse }: EndedProps) {
  const me = useMe();
  const use = useTell(contract.useOutcome);
  const putIn = usePutIn(it);
  const into = at.into === 'answer' && me.may('correspondence.send') ? 'answer' : 'note';
  const put = () => {
    const passage = at.article === null ? [] : [at.article.passage];
    putIn(into, [at.words, ...passage].join('\n\n'), [
      { id: run.articleId, version: run.version, title: run.title },
      ...(at.article === null ? [] : [at.article]),
    ]);
    onUse();
    if (run.usedAt === null) use.mutate({ params: { id: run.id }, body: { into } });
  };
  const acts = [
    { does: into === 'answer' ? say('Put it into the answer') : say('Put it into a note'), run: put },
    ...(at.template === ''
      ? []
      : [{ does: say('Take the template “{{name}}”', { name: at.template }), run: () => take(at.template) }]),
    ...(at.refer === ''
      ? []
      : [{ does: say('Who may help: {{words}}', { words: at.refer }), run: () => wishFor('service', at.refer) }]),
  ];
  useKeys(may ? acts.map((act, n) => ({ ...act, keys: String(n + 1), where: say('Case') })) : []);
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {at.into === 'answer' ? say('What to answer') : say('What to do')}
      </h3>
      <p className="guide-words">{at.words}</p>
      {at.article !== null && (
        <div className="passage">
          <Link className="small" to="/knowledge/$id" params={{ id: at.article.id }}>
            {at.article.title}
          </Link>
          <p className="passage-text">{plainOf(at.article.passage)}</p>
        </div>
      )}
      {may && (
        <div className="row-of">
          {acts.map(({ does, run: act }, n) => (
            <Button key={does} {...(n === 0 ? { weight: 'main' as const } : {})} shortcut={String(n + 1)} onClick={act}>
              {does}
            </Button>
          ))}
        </div>
      )}
      <Trouble fault={use.error} />
    </>
  );
}

function take(template: string): void {
  goToAnswer();
  wishFor('template', template);
}
