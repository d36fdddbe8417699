import { useState } from 'react';
import { roleCalled, useMe, useNameOf } from '#areas/identity/web/index.ts';
import { inMoney } from '#areas/delegations/rules/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { number, say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { occasionWords } from '../words.ts';
import { AddRule } from './add-rule.tsx';

type Rule = ReplyOf<typeof contract.vettingRules>['rules'][number];

/** When an answer is read by somebody else before it goes, by whom, and within how long. */
export function VettingRules() {
  const me = useMe();
  const may = me.may('delegations.administer');
  const asked = useAsk(contract.vettingRules, {});
  const [adding, setAdding] = useState(false);
  const end = useTell(contract.endVettingRule);
  return (
    <>
      <p className="page-words">
        {say(
          'An answer that meets a rule waits until somebody else has read it. Exactly what they read is sent, and any change to it has to be read again.',
        )}
      </p>
      {may && (
        <div className="row-of page-form">
          <Button weight="main" icon="plus" onClick={() => setAdding(true)}>
            {say('Add a rule')}
          </Button>
        </div>
      )}
      <Loaded asked={asked} what={say('The rules')}>
        {({ rules, sign }) =>
          rules.length === 0 ? (
            <Empty title={say('Every answer goes as it is written')}>
              <p>
                {say(
                  'Add the first rule, such as: answers that name an amount of 500 or more, or those of somebody’s first month.',
                )}
              </p>
            </Empty>
          ) : (
            <ul className="found">
              {rules.map((rule) => (
                <li key={rule.id}>
                  <RuleWords rule={rule} sign={sign} />
                  {may && (
                    <Button
                      weight="bare"
                      aria-label={say('End it: {{title}}', { title: rule.title })}
                      onClick={() => end.mutate({ params: { id: rule.id } })}
                    >
                      {say('End it')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Trouble fault={end.error} />
      {adding && <AddRule sign={asked.data?.sign ?? ''} onClose={() => setAdding(false)} />}
    </>
  );
}

function RuleWords({ rule, sign }: { rule: Rule; sign: string }) {
  const nameOf = useNameOf();
  const who = rule.approvers.map((one) =>
    'role' in one ? say('a {{position}}', { position: roleCalled(one.role) }) : nameOf(one.officerId),
  );
  const names = who.join(rule.order === 'serial' ? ` ${say('then')} ` : ' + ');
  const value = rule.from === null ? '' : rule.occasion === 'amount' ? inMoney(rule.from, sign) : number(rule.from);
  return (
    <div>
      <span className="what">{rule.title}</span>
      <p className="why">
        {[occasionWords(rule.occasion), value, rule.among.join(', ')].filter((part) => part !== '').join(': ')}
      </p>
      <p className="why">
        {say('Read by {{names}}, within {{time}}.', {
          names,
          time: sayCount(rule.withinHours, 'one hour', '{{count}} hours'),
        })}{' '}
        {rule.substituteId !== null && say('{{who}} stands in.', { who: nameOf(rule.substituteId) })}
      </p>
    </div>
  );
}
