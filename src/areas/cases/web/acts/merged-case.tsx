import type { ReactNode } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Notice } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { becomesOf, type CaseField, type CaseSide } from '../../rules/index.ts';
import type { CaseView } from '../types.ts';
import { sentence } from '../words.ts';

const sideOf = ({ case: it, entries }: CaseView): CaseSide => ({
  reference: it.reference,
  state: it.state,
  ownerId: it.ownerId,
  nextStep: it.nextStep,
  nextDueAt: it.nextDueAt,
  contacts: entries.filter(({ type }) => type === 'message' || type === 'contact').length,
  restricted: it.restricted,
});

/** What will be true of the case that stays, beside what both are now. */
export function MergedCase({ from, into }: { from: CaseView; into: string }) {
  const asked = useAsk(contract.read, { params: { id: into } });
  const nameOf = useNameOf();
  if (asked.data === undefined) return null;
  const [a, b] = [sideOf(from), sideOf(asked.data)];
  const rows: Readonly<Record<CaseField, (side: CaseSide) => ReactNode>> = {
    state: ({ state }) => sentence(state),
    owner: ({ ownerId }) => nameOf(ownerId),
    'next step': ({ nextStep, nextDueAt }) => (
      <>
        {nextStep ?? '–'} {nextDueAt !== null && <At at={nextDueAt} />}
      </>
    ),
    contacts: ({ contacts }) => sayCount(contacts, '{{count}} contact', '{{count}} contacts'),
  };
  const names: Readonly<Record<CaseField, string>> = {
    state: say('State'),
    owner: say('Owner'),
    'next step': say('Next step'),
    contacts: say('Contacts'),
  };
  return (
    <>
      {a.restricted && !b.restricted && (
        <Notice icon="lock" meaning="due">
          {say(
            'This case is restricted and the other is not. Restrict the other first, so that joining shows nobody more.',
          )}
        </Notice>
      )}
      <table className="becoming">
        <caption className="unseen">{say('What becomes of both')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{say('What')}</span>
            </th>
            <th scope="col">{a.reference}</th>
            <th scope="col">{b.reference}</th>
            <th scope="col">{say('Then')}</th>
          </tr>
        </thead>
        <tbody>
          {becomesOf(a, b).map((field) => (
            <tr key={field}>
              <th scope="row">{names[field]}</th>
              <td>{rows[field](a)}</td>
              <td>{rows[field](b)}</td>
              <td>
                <b>
                  {field === 'contacts' ? rows.contacts({ ...b, contacts: a.contacts + b.contacts }) : rows[field](b)}
                </b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
