import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type JudgeProps = { readonly articleId: string; readonly version: number; readonly caseId?: string };

/** Was it right? One press says yes; no asks for what is not right, so that whoever has the article can mend it. */
export function Judge({ articleId, version, caseId }: JudgeProps) {
  const [wrong, setWrong] = useState(false);
  const [words, setWords] = useState('');
  const judge = useTell(contract.judge, {
    onDone: () => {
      setWrong(false);
      setWords('');
      toast({ words: say('Thank you. Whoever has the article sees it.') });
    },
  });
  const put = (right: boolean) =>
    judge.mutate({ params: { id: articleId }, body: { version, right, words, caseId: caseId ?? null } });
  return (
    <div className="judge">
      <div className="row-of" role="group" aria-label={say('Was it right?')}>
        <span className="small quiet">{say('Was it right?')}</span>
        <Button weight="bare" busy={judge.isPending && !wrong} onClick={() => put(true)}>
          {say('Yes')}
        </Button>
        <Button weight="bare" aria-expanded={wrong} onClick={() => setWrong(!wrong)}>
          {say('No…')}
        </Button>
      </div>
      {wrong && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            put(false);
          }}
        >
          <TextArea
            label={say('What is not right?')}
            rows={2}
            required
            maxLength={2000}
            value={words}
            onChange={setWords}
          />
          <Button type="submit" busy={judge.isPending}>
            {say('Tell whoever has it')}
          </Button>
        </form>
      )}
      <Trouble fault={judge.error} />
    </div>
  );
}
