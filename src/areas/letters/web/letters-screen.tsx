import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Choice } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';
import { Batches } from './batches.tsx';
import { Posted } from './posted.tsx';
import { ToPost } from './to-post.tsx';
import './letters.css';

type Part = 'to post' | 'posted' | 'many';

/** What goes by post: what lies ready, and what went. */
export function LettersScreen() {
  const batches = useMe().may('letters.batch');
  const [part, setPart] = useState<Part>('to post');
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Letters')}</h1>
          <p>{say('Print them, put them into their envelopes, and say when they were posted.')}</p>
        </div>
      </header>
      <div className="page of-list row-of">
        <Choice
          label={say('Which letters')}
          value={part}
          options={[
            { value: 'to post', label: say('To post') },
            { value: 'posted', label: say('Posted') },
            ...(batches ? [{ value: 'many' as const, label: say('To many') }] : []),
          ]}
          onChange={setPart}
        />
      </div>
      {part === 'to post' && <ToPost />}
      {part === 'posted' && <Posted />}
      {part === 'many' && <Batches />}
    </main>
  );
}
