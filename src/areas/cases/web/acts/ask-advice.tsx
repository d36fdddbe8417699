import { useRef, useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CaseView } from '../types.ts';
import type { ActProps } from './acts.tsx';
import { answersTo } from './answers-to.ts';
import { useAdvisers, type Somebody } from './colleagues.ts';
import { Suggest } from './suggest.tsx';

const MOST_SHOWN = 7;

/** Asks a colleague or the team what they would do. Question and answer stay on the case, for whoever reads it later. */
export function AskAdvice({ it, onClose }: ActProps) {
  const [whom, setWhom] = useState<Somebody>();
  const { words: question, set: setQuestion, end } = useKeptWords({ caseId: it.case.id, field: 'question' });
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const ask = useTell(contract.askAdvice, {
    onDone: () => {
      end();
      onClose();
      toast({ words: say('{{name}} has your question.', { name: whom?.label ?? '' }) });
    },
  });
  const send = () => {
    setTried(true);
    if (whom === undefined || question.trim() === '' || ask.isPending) return;
    const of = whom.officerId === null ? { teamId: whom.teamId } : { officerId: whom.officerId };
    ask.mutate({ params: { id: it.case.id }, body: { question, of } });
  };
  return (
    <Dialog
      title={say('Ask for advice')}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Do not ask')}</Button>
          <Button type="submit" weight="main" shortcut="Ctrl ↵" busy={ask.isPending}>
            {whom === undefined ? say('Ask') : say('Ask {{name}}', { name: whom.label })}
          </Button>
        </>
      }
    >
      <Whom
        it={it}
        fault={tried && whom === undefined ? say('Choose somebody from the list.') : undefined}
        onChoose={(chosen) => {
          setWhom(chosen);
          if (chosen !== undefined) field.current?.focus();
        }}
      />
      <TextArea
        ref={field}
        label={say('What do you want to know?')}
        hint={say('Only officers see it.')}
        fault={tried && question.trim() === '' ? say('Write your question.') : undefined}
        rows={4}
        maxLength={4000}
        value={question}
        onChange={setQuestion}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      />
      <Trouble fault={ask.error} kept={say('Your question is still here.')} />
    </Dialog>
  );
}

type WhomProps = {
  readonly it: CaseView;
  readonly fault: string | undefined;
  readonly onChoose: (chosen: Somebody | undefined) => void;
};

function Whom({ it, fault, onChoose }: WhomProps) {
  const advisers = useAdvisers(it);
  const [typed, setTyped] = useState('');
  return (
    <Suggest
      label={say('Whom')}
      hint={say('Whoever can see this case: a colleague or the team.')}
      fault={fault}
      eager
      autoFocus
      value={typed}
      suggestions={advisers.filter(({ label }) => answersTo(label, typed)).slice(0, MOST_SHOWN)}
      onChange={(text) => {
        setTyped(text);
        onChoose(undefined);
      }}
      onPick={(id) => {
        const chosen = advisers.find((one) => one.id === id);
        setTyped(chosen?.label ?? '');
        onChoose(chosen);
      }}
    />
  );
}
