import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

type Line = {
  readonly id: string;
  readonly ours: boolean;
  readonly who: string;
  readonly when: string;
  readonly body: string;
};
type Props = {
  readonly said: readonly Line[];
  readonly to: string;
  readonly may: boolean;
  readonly busy: boolean;
  readonly fault: Error | null;
  /** `sent` empties the field, once it has gone. */
  readonly onSend: (body: string, sent: () => void) => void;
};

/** Between us and somebody outside. The customer reads none of it. */
export function Conversation({ said, to, may, busy, fault, onSend }: Props) {
  const [body, setBody] = useState('');
  return (
    <section aria-label={say('Said with them')}>
      <h3 className="label">{say('Said with them')}</h3>
      <p className="small quiet">{say('The customer sees nothing of this.')}</p>
      <ol className="side-said">
        {said.map((one) => (
          <li key={one.id} className={one.ours ? 'is-ours' : 'is-theirs'}>
            <b>{one.who}</b> <span className="quiet small">{one.when}</span>
            <p className={one.ours ? 'prose' : 'voice prose'}>{one.body}</p>
          </li>
        ))}
      </ol>
      {may && (
        <>
          <TextArea
            label={say('Write to {{name}}', { name: to })}
            rows={3}
            maxLength={20_000}
            value={body}
            onChange={setBody}
          />
          <Button
            busy={busy}
            aria-disabled={body.trim() === ''}
            onClick={() => body.trim() !== '' && onSend(body, () => setBody(''))}
          >
            {say('Send to them alone')}
          </Button>
          <Trouble fault={fault} kept={say('What you wrote is still here.')} />
        </>
      )}
    </section>
  );
}
