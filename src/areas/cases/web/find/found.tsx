import { Link } from '@tanstack/react-router';
import { describeNeeds } from '#areas/customers/web/index.ts';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { At, Due, useNow } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import type * as contract from '../../contract.ts';
import { sentence, wayOf } from '../words.ts';
import { Excerpt, Marked } from './corrected.tsx';

type Found = ReplyOf<typeof contract.search>;

type PeopleProps = {
  readonly title: string;
  readonly them: Found['customers'];
  readonly q: string;
  readonly onOpen: () => void;
};

export const FoundPeople = ({ title, them, q, onOpen }: PeopleProps) =>
  them.length === 0 ? null : (
    <section aria-label={title}>
      <h2 className="part">{title}</h2>
      <ul className="found">
        {them.map(({ id, name, kind, contact, needs }) => (
          <li key={id}>
            <Icon name={kind === 'organisation' ? 'people' : 'person'} />
            <div>
              <Link className="what" to="/customer/$id" params={{ id }} onClick={onOpen}>
                <Marked text={name} q={q} />
              </Link>
              <p className="why">{contact}</p>
            </div>
            {needs.length > 0 && (
              <p className="whom need">
                <Icon name="ear" /> {describeNeeds(needs)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );

export function FoundCases({ cases, q, onOpen }: { cases: Found['cases']; q: string; onOpen: () => void }) {
  const now = useNow();
  if (cases.length === 0) return null;
  return (
    <section aria-label={say('Cases')}>
      <h2 className="part">{say('Cases')}</h2>
      <ol className="found">
        {cases.map((one) => (
          <li key={one.id}>
            <Icon name={wayOf(one.channel).icon} label={wayOf(one.channel).label} />
            <div>
              <Link className="what" to="/case/$id" params={{ id: one.id }} onClick={onOpen}>
                <Marked text={one.subject} q={q} />
              </Link>{' '}
              {one.state !== 'open' && <Tag>{sentence(one.state)}</Tag>}
              <p className="why">
                <Marked text={one.excerpt === '' ? one.gist : one.excerpt} q={q} />
              </p>
            </div>
            <p className="whom">
              {one.customerName ?? say('No customer')}
              <small>{one.reference}</small>
            </p>
            <p className="n">
              {one.nextDueAt === null ? (
                <span className="faint">{say('Closed')}</span>
              ) : (
                <Due at={one.nextDueAt} now={now} />
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What was written, said or noted, with the place where it stands. */
export function FoundWords({ said, onOpen }: { said: Found['messages']; onOpen: () => void }) {
  const nameOf = useNameOf();
  if (said.length === 0) return null;
  return (
    <section aria-label={say('What was written')}>
      <h2 className="part">{say('What was written')}</h2>
      <ol className="found">
        {said.map((one) => (
          <li key={one.id}>
            <Icon
              name={one.source === 'note' ? 'pen' : 'mail'}
              label={one.source === 'note' ? say('Note') : say('Message')}
            />
            <div>
              <Link className="what voice" to="/case/$id" params={{ id: one.caseId }} onClick={onOpen}>
                <Excerpt pieces={one.excerpt} />
              </Link>
              <p className="why">{one.subject}</p>
            </div>
            <p className="whom">
              {one.officerId === null ? one.who : nameOf(one.officerId)}
              <small>
                {one.reference} · <At at={one.at} />
              </small>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
