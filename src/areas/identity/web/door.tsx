import type { ReactNode } from 'react';
import { Mark } from '#ui/icons/icon.tsx';

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
      <aside aria-label="What Kept is for">
        <p className="voice">Say what you will do, and by when. Then do it.</p>
        <p className="label">Every case here has a next step, a date and a name.</p>
      </aside>
    </div>
  );
}
