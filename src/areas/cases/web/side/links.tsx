import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { IconButton } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CaseView } from '../types.ts';

/** Other cases that have to do with this one. */
export function Links({ it }: { it: CaseView }) {
  const me = useMe();
  const link = useTell(contract.link);
  if (it.links.length === 0) return null;
  return (
    <section className="slot">
      <h2>{say('Linked cases')}</h2>
      <ul>
        {it.links.map((other) => (
          <li key={other.id} className="line">
            <span>
              <Link to="/case/$id" params={{ id: other.id }}>
                {other.subject}
              </Link>
              <small>
                {other.reference} · {other.phase}
              </small>
            </span>
            {me.may('cases.change') && (
              <IconButton
                icon="cross"
                weight="bare"
                label={say('Unlink {{reference}}', { reference: other.reference })}
                onClick={() => link.mutate({ params: { id: it.case.id }, body: { other: other.id, linked: false } })}
              />
            )}
          </li>
        ))}
      </ul>
      <Trouble fault={link.error} />
    </section>
  );
}
