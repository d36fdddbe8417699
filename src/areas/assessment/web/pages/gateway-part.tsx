import { Notice } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';
import type { PlanView, Programme } from '../parts/types.ts';
import { dayWords, signerWords } from '../parts/words.ts';
import { GatewayActs } from './gateway-acts.tsx';
import { Signers } from './signers.tsx';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** Three people, one meeting, one statement. Whoever signs signs exactly what stands there. */
export function GatewayPart({ programme, plan }: Props) {
  const { gateway } = programme;
  return (
    <section aria-label={say('Gateway')}>
      <h2>{say('Gateway')}</h2>
      {gateway.signedOn !== null && (
        <p className="assessment-finding">
          {say('Signed by everybody on {{day}}.', { day: dayWords(gateway.signedOn) })}
        </p>
      )}
      {!gateway.open && gateway.signedOn === null && (
        <p className="quiet">{say('The gateway can open from {{day}}.', { day: dayWords(programme.earliestOn) })}</p>
      )}
      {gateway.refused !== null && (
        <Notice meaning="due">
          <b>{say('Not yet.')}</b>{' '}
          {say('{{who}}: {{reason}}', { who: signerWords(gateway.refused.as), reason: gateway.refused.reason })}
        </Notice>
      )}
      {gateway.open && <Signers programme={programme} />}
      {gateway.statement !== null && (
        <details>
          <summary>{say('Read the whole statement')}</summary>
          <pre className="assessment-statement">{gateway.statement}</pre>
        </details>
      )}
      <GatewayActs programme={programme} plan={plan} />
    </section>
  );
}
