import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icons/icon.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../contract.ts';

/** The customer beside a case: how to reach them, and what they need from us. */
export function CustomerPanel({ id }: { id: string }) {
  const asked = useAsk(contract.read, { params: { id } }, { watch: ['customer', 'case'] });
  if (asked.data === undefined) return <section className="slot" aria-hidden="true" style={{ minHeight: 96 }} />;
  const { customer, contactPoints, organisations } = asked.data;
  return (
    <section className="slot">
      <h2>
        {customer.name}
        <Link to="/customer/$id" params={{ id: customer.id }}>
          History
        </Link>
      </h2>
      <ul className="points">
        {contactPoints.map((point) => (
          <li key={point.id}>{point.value}</li>
        ))}
        {organisations.map((one) => (
          <li key={one.id}>
            {one.role === '' ? 'At' : one.role} {one.name}
          </li>
        ))}
      </ul>
      {customer.needs !== '' && (
        <p className="need">
          <Icon name="ear" /> <span>{customer.needs}</span>
        </p>
      )}
      {customer.language !== null && (
        <p className="need">
          <Icon name="speech" />{' '}
          <span>
            Speaks <b>{languageOf(customer.language)}</b>
          </span>
        </p>
      )}
    </section>
  );
}

/** "vi" is Vietnamese to everybody but a computer. */
export function languageOf(code: string): string {
  try {
    return new Intl.DisplayNames(['en-AU'], { type: 'language' }).of(code) ?? code;
  } catch {
    // What was written is not a code but already the name of a language.
    return code;
  }
}
