import type { ReactNode } from 'react';
import { Tag } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import { useMe } from '../me.tsx';
import { permissionWords } from '../permissions.ts';
import { roleName } from '../roles.ts';
import { Password } from './password.tsx';
import { Sessions } from './sessions.tsx';

type OwnPageProps = {
  /** How the desk looks: it belongs to the frame, which hands it in. */
  readonly children: ReactNode;
  /** What other areas have to tell this officer. */
  readonly more?: ReactNode;
};

/** What concerns an officer alone. */
export function OwnPage({ children, more }: OwnPageProps) {
  const { officer, teams } = useMe();
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{officer.name}</h1>
          <p>{officer.email}</p>
        </div>
      </header>
      <div className="page settings">
        <section aria-labelledby="own-look">
          <h2 id="own-look">{say('How the desk looks and speaks')}</h2>
          <div className="stack">{children}</div>
        </section>
        <section aria-labelledby="own-password">
          <h2 id="own-password">{say('Password')}</h2>
          <Password />
        </section>
        <section aria-labelledby="own-sessions">
          <h2 id="own-sessions">{say('Where you are signed in')}</h2>
          <Sessions />
        </section>
        {more}
        <section aria-labelledby="own-rights">
          <h2 id="own-rights">{say('What you may do')}</h2>
          <p className="row-of">
            {officer.roles.map((role) => (
              <Tag key={role}>{roleName(role)}</Tag>
            ))}
          </p>
          <ul className="plain-list">
            {permissionWords(officer.roles).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p className="small quiet">
            {teams.length === 0
              ? say('You serve no queue. An administrator gives you queues and roles.')
              : say('You serve {{queues}}. An administrator gives queues and roles.', {
                  queues: teams.map(({ name }) => name).join(', '),
                })}
          </p>
        </section>
      </div>
    </main>
  );
}
