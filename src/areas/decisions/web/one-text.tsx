import { useState } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Due, useNow } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import type { TextView } from './decision-panel.tsx';
import { ReadText } from './read-text.tsx';
import { Signatures } from './signatures.tsx';

/** A text that somebody else has to read before it goes, or that came back. */
export function OneText({ text }: { text: TextView }) {
  const nameOf = useNameOf();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const waits = text.state === 'waiting';
  return (
    <li>
      <p className="decision-head">
        <b>{say('An answer by {{who}}', { who: nameOf(text.askedBy) })}</b>{' '}
        {waits ? (
          <Tag meaning="due" icon="eye">
            {say('To be approved')}
          </Tag>
        ) : (
          <Tag icon="undo">{say('Sent back')}</Tag>
        )}
      </p>
      <p className="small quiet">
        {text.because.join(' ')} {waits && <Due at={text.dueAt} now={now} />}
      </p>
      <Signatures places={text.places} />
      {waits && (
        <div className="row-of">
          <Button weight={text.mine.can === 'sign' ? 'main' : 'plain'} icon="eye" onClick={() => setOpen(true)}>
            {text.mine.can === 'sign' ? say('Read and approve') : say('Read it')}
          </Button>
          {text.mine.can === null && <span className="small quiet">{text.mine.because}</span>}
        </div>
      )}
      {open && <ReadText text={text} onClose={() => setOpen(false)} />}
    </li>
  );
}
