import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icons/icon.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

/** The customers this officer looked at last. */
export function SeenCustomers() {
  const places = useAsk(contract.recent, { query: { only: 'customer' } }).data?.places ?? [];
  if (places.length === 0) return null;
  return (
    <section aria-label={say('You looked at')}>
      <h2 className="part">{say('You looked at')}</h2>
      <ul className="row-of page-words">
        {places.map(({ id, name }) => (
          <li key={id}>
            <Link className="button" to="/customer/$id" params={{ id }}>
              <Icon name="person" /> {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
