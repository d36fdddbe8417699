import { useMe, useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Entry, Prose } from '#ui/parts/entry.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { useLateDraft } from '../drafts/use-draft.ts';
import type { CaseEntry, CaseView } from '../types.ts';
import { useBeside, type AdviceView } from './beside.ts';
import { entryIdOf } from './timeline-lines.ts';

type Me = ReturnType<typeof useMe>;
type Shown = { readonly entry: CaseEntry; readonly it: CaseView; readonly fresh: boolean };

/** The question or the answer that a note holds; undefined for an ordinary note. */
export const useAdviceIn = (noteId: string): AdviceView | undefined =>
  useBeside()?.advice.find(({ questionId, answerId }) => questionId === noteId || answerId === noteId);

/** Asking and advising stand in the history like what was said, each with the act that is next. */
export function AdviceEntry({ advice, entry, it, fresh }: Shown & { advice: AdviceView }) {
  return advice.answerId === entry.id ? (
    <Answer {...{ advice, entry, it, fresh }} />
  ) : (
    <Question {...{ advice, entry, it, fresh }} />
  );
}

function Question({ advice, entry, fresh }: Shown & { advice: AdviceView }) {
  const me = useMe();
  const nameOf = useNameOf();
  const teams = useTeams();
  const whom =
    advice.ofOfficerId === null ? teams.find(({ id }) => id === advice.ofTeamId)?.name : nameOf(advice.ofOfficerId);
  const title = say('{{name}} asked {{whom}}', {
    name: nameOf(advice.askedBy),
    whom: (whom ?? '').replace('You', 'you'),
  });
  const mine = advice.askedBy === me.officer.id;
  return (
    <Entry
      at={entry.at}
      id={entryIdOf(entry.id)}
      fresh={fresh}
      kind="internal"
      icon={{ name: 'speech', label: say('Advice') }}
      name={title}
    >
      <header>
        <b>{title}</b> <Tag>{say('Internal')}</Tag> <State advice={advice} />
      </header>
      <Prose text={entry.body} />
      {advice.state === 'asked' && !mine && me.may('cases.note') && <AnswerBox advice={advice} />}
      {advice.state === 'asked' && mine && <Withdraw id={advice.id} />}
    </Entry>
  );
}

function State({ advice: { state } }: { advice: AdviceView }) {
  if (state === 'asked') return <Tag meaning="due">{say('waits for an answer')}</Tag>;
  if (state === 'withdrawn') return <Tag>{say('withdrawn')}</Tag>;
  return null;
}

const isAskedOf = (advice: AdviceView, me: Me): boolean =>
  advice.state === 'asked' &&
  advice.askedBy !== me.officer.id &&
  (advice.ofOfficerId === me.officer.id || me.teams.some(({ id }) => id === advice.ofTeamId));

const answerFieldOf = (adviceId: string): string => `answer-${adviceId}`;

/** Goes to where this officer's own advice is wanted; undefined where nobody asked them. */
export function useWayToAnswer(): (() => void) | undefined {
  const me = useMe();
  const waiting = useBeside()?.advice.find((one) => isAskedOf(one, me));
  if (waiting === undefined || !me.may('cases.note')) return undefined;
  return () => {
    const field = document.getElementById(answerFieldOf(waiting.id))?.querySelector('textarea');
    field?.focus();
    field?.scrollIntoView({ block: 'nearest' });
  };
}

/** One field, because whoever is asked has their own work to go back to. */
function AnswerBox({ advice }: { advice: AdviceView }) {
  const me = useMe();
  const { words: text, set: setText, end } = useKeptWords({ caseId: advice.caseId, field: `advice ${advice.id}` });
  const answer = useTell(contract.answerAdvice, {
    onDone: () => {
      end();
      toast({ words: say('They have your answer.') });
    },
  });
  const send = () => {
    if (text.trim() !== '' && !answer.isPending) answer.mutate({ params: { id: advice.id }, body: { answer: text } });
  };
  const asked = isAskedOf(advice, me);
  return (
    <div className="advise" id={answerFieldOf(advice.id)}>
      <TextArea
        label={say('Your advice')}
        rows={2}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      />
      <Trouble fault={answer.error} kept={say('What you wrote is still here.')} />
      <Button weight={asked ? 'main' : 'plain'} shortcut="Ctrl ↵" busy={answer.isPending} onClick={send}>
        {say('Advise')}
      </Button>
    </div>
  );
}

function Withdraw({ id }: { id: string }) {
  const withdraw = useTell(contract.withdrawAdvice);
  return (
    <div className="row-of made">
      <Button weight="bare" icon="undo" busy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id } })}>
        {say('Withdraw the question')}
      </Button>
      <Trouble fault={withdraw.error} />
    </div>
  );
}

function Answer({ advice, entry, it, fresh }: Shown & { advice: AdviceView }) {
  const me = useMe();
  const nameOf = useNameOf();
  const title = say('{{name}} advised', { name: nameOf(advice.answeredBy) });
  return (
    <Entry
      at={entry.at}
      id={entryIdOf(entry.id)}
      fresh={fresh}
      kind="internal"
      icon={{ name: 'speech', label: say('Advice') }}
      name={title}
    >
      <header>
        <b>{title}</b> <Tag>{say('Internal')}</Tag>
        {advice.state === 'used' && <Tag meaning="kept">{say('used')}</Tag>}
      </header>
      <Prose text={entry.body} />
      <p className="small quiet">{say('On: {{question}}', { question: shortened(advice.question) })}</p>
      {advice.state === 'answered' && me.may('correspondence.send') && <Use advice={advice} it={it} />}
    </Entry>
  );
}

const shortened = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 117)}…`);

/** Puts the advice into the answer that is being written, where it is made into words for the customer, and says it was used. */
function Use({ advice, it }: { advice: AdviceView; it: CaseView }) {
  const draft = useLateDraft(it.case.id, 'reply', it.drafts);
  const use = useTell(contract.useAdvice);
  const run = () => {
    draft.write([draft.now().body.trimEnd(), advice.answer ?? ''].filter((part) => part !== '').join('\n\n'));
    use.mutate({ params: { id: advice.id } });
    toast({ words: say('The advice is in your answer. Make it into words for them.') });
  };
  const mark = () => use.mutate({ params: { id: advice.id } });
  useKeys([{ keys: 'u', does: say('Use the advice in your answer'), where: say('Case'), run }]);
  return (
    <div className="row-of made">
      <Button shortcut="U" busy={use.isPending} onClick={run}>
        {say('Use it in the answer')}
      </Button>
      <Button weight="bare" onClick={mark}>
        {say('It was used')}
      </Button>
      <Trouble fault={use.error} />
    </div>
  );
}
