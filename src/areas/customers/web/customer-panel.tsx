import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icons/icon.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { authorityOn, withoutAuthority } from '../rules/index.ts';
import { NeedLines } from './needs.tsx';
import { useToday } from './representatives.tsx';

type CustomerPanelProps = {
  readonly id: string;
  /** Who else is on the case, and as what: whoever speaks for the customer needs to be allowed to. */
  readonly others?: readonly { readonly customerId: string; readonly name: string; readonly role: string }[];
};

/** The customer beside a case: what they need from us first, who may speak for them, and how to reach them. */
export function CustomerPanel({ id, others = [] }: CustomerPanelProps) {
  const asked = useAsk(contract.read, { params: { id } }, { watch: ['customer', 'case'] });
  const today = useToday();
  if (asked.data === undefined) return <section className="slot" aria-hidden="true" style={{ minHeight: 96 }} />;
  const { customer, contactPoints, organisations, representatives } = asked.data;
  const current = representatives.filter((one) => authorityOn(one, today) === 'current');
  return (
    <section className="slot">
      <h2>
        {customer.name}
        <Link to="/customer/$id" params={{ id: customer.id }}>
          {say('History')}
        </Link>
      </h2>
      <NeedLines it={asked.data} />
      {withoutAuthority(others, representatives, today).map(({ customerId, name }) => (
        <Notice key={customerId} meaning="due" icon="lock">
          <b>{say('Nothing on record lets {{name}} act for {{customer}}.', { name, customer: customer.name })}</b>{' '}
          {say('Ask for their authority before you tell them anything.')}
        </Notice>
      ))}
      <ul className="points">
        {contactPoints.map((point) => (
          <li key={point.id}>
            {point.value}
            {point.preferred && <small className="quiet"> {say('preferred')}</small>}
          </li>
        ))}
        {organisations.map((one) => (
          <li key={one.id}>
            {one.role === '' ? say('At') : one.role} {one.name}
          </li>
        ))}
        {current.map((one) => (
          <li key={one.id}>
            <Icon name="tick" /> {say('{{name}} may act for them: {{scope}}', { name: one.name, scope: one.scope })}
          </li>
        ))}
      </ul>
    </section>
  );
}
