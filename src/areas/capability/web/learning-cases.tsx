import { useState } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button, Fold } from '#ui/parts/button.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type Case = ReplyOf<typeof contract.learningCases>['cases'][number];

/** Real matters without names: what happened, a question, and what colleagues would do. */
export function LearningCases() {
  const asked = useAsk(contract.learningCases, {});
  return (
    <Loaded asked={asked} what={say('The cases')}>
      {({ cases }) =>
        cases.length === 0 ? (
          <Empty title={say('There is no case to learn from yet')}>
            <p>{say('A leader makes one from work that was accepted as evidence.')}</p>
          </Empty>
        ) : (
          <ul className="found">
            {cases.map((one) => (
              <OneCase key={one.id} it={one} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function OneCase({ it }: { it: Case }) {
  const nameOf = useNameOf();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const contribute = useTell(contract.contribute, { onDone: () => setWords('') });
  return (
    <li>
      <div>
        <Fold open={open} onToggle={() => setOpen(!open)}>
          <span className="what">{it.title}</span>
        </Fold>
        <p className="why">
          {it.question} <span className="quiet">{sayCount(it.said.length, 'One answer.', '{{count}} answers.')}</span>
        </p>
        {open && (
          <>
            <pre className="copy">{it.story}</pre>
            <ul className="said">
              {it.said.map((one) => (
                <li key={one.id}>
                  <b>{nameOf(one.by)}</b> {one.words}
                </li>
              ))}
            </ul>
            <TextArea label={say('What would you do?')} rows={3} value={words} onChange={setWords} />
            <Button
              busy={contribute.isPending}
              onClick={() => {
                if (words.trim() !== '') contribute.mutate({ params: { id: it.id }, body: { words } });
              }}
            >
              {say('Say it')}
            </Button>
            <Trouble fault={contribute.error} />
          </>
        )}
      </div>
    </li>
  );
}
