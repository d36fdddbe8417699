import { Link } from '@tanstack/react-router';
import { Empty } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

/** An address that leads nowhere. */
export function NothingHere() {
  return (
    <main className="sheet" id="main">
      <Empty title={say('There is no such page')} ring="released">
        <p>
          {say('The address may be cut short.')} <Link to="/">{say('Go to your desk')}</Link>
        </p>
      </Empty>
    </main>
  );
}
