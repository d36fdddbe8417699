import type { ReactNode } from 'react';
import { Mark } from '#ui/icons/icon.tsx';
import { say } from '#ui/words/say.ts';

/** The page outside the desk: one narrow form, and a quiet half that says what the house is for. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="door">
      <main id="main">
        <p className="brand">
          <Mark />
          <span>Kept</span>
        </p>
        <h1>{title}</h1>
        {children}
      </main>
      <aside aria-label={say('What Kept is for')}>
        <p className="voice">{say('Say what you will do, and by when. Then do it.')}</p>
        <p className="label">{say('Every case here has a next step, a date and a name.')}</p>
      </aside>
    </div>
  );
}
