import { Link } from '@tanstack/react-router';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { usePutIn } from './use-passage.ts';

type View = ReplyOf<typeof contract.ofCase>['suggestion'];

type Last = NonNullable<View['last']>;

/** A draft of a model, where an administrator allowed it: with the articles it rests on, and sent by nobody but an officer. */
export function SuggestionOf({ it, view: { offered, last } }: { it: CaseView; view: View }) {
  const me = useMe();
  const ask = useTell(contract.askSuggestion);
  const putIn = usePutIn(it);
  if (!offered || !me.may('correspondence.send') || it.case.mergedInto !== null) return null;
  const words = last?.words ?? null;
  return (
    <div className="suggested-draft">
      <div aria-live="polite">{last !== null && <Written last={last} />}</div>
      <div className="row-of">
        {last !== null && words !== null && (
          <Button onClick={() => putIn('answer', words, last.sources)}>{say('Put the draft into the answer')}</Button>
        )}
        <Button
          weight="bare"
          busy={ask.isPending || last?.doneAt === null}
          onClick={() => ask.mutate({ params: { id: it.case.id } })}
        >
          {last === null ? say('Have a draft written') : say('Have another draft written')}
        </Button>
      </div>
      <Trouble fault={ask.error} />
    </div>
  );
}

function Written({ last: { doneAt, words, trouble, sources } }: { last: Last }) {
  if (doneAt === null) return <p className="small quiet">{say('A draft is being written…')}</p>;
  if (words === null) return <p className="small">{trouble}</p>;
  return (
    <div className="passage">
      <h3>{say('A draft by a model. Read it before you use it.')}</h3>
      <p className="passage-text">{words}</p>
      <p className="small quiet">{say('It rests on:')}</p>
      <ul className="small">
        {sources.map(({ id, title }) => (
          <li key={id}>
            <Link to="/knowledge/$id" params={{ id }}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
