import { useState } from 'react';
import { SelectField } from '#ui/parts/field.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import '../routing.css';
import { OwnNeeds } from './own-needs.tsx';
import { QueueRule } from './queue-rule.tsx';
import { WaitingList } from './waiting-list.tsx';

export type Queues = ReplyOf<typeof contract.queueRules>;

/** How the work of each queue finds its officer, and what waits now. */
export function GivingOut() {
  const asked = useAsk(contract.queueRules, {}, { watch: ['routing'], every: 5000 });
  const [chosen, setChosen] = useState('');
  return (
    <div className="giving stack">
      <Loaded asked={asked} what={say('The queues')}>
        {({ queues, skills }) => {
          const queue = queues.find(({ teamId }) => teamId === chosen) ?? queues[0];
          if (queue === undefined)
            return (
              <Empty title={say('There is no queue yet')} ring="released">
                <p>{say('An administrator adds queues under “Officers and queues”.')}</p>
              </Empty>
            );
          return (
            <>
              <SelectField
                label={say('Queue')}
                value={queue.teamId}
                options={queues.map(({ teamId, name, waiting }) => ({
                  value: teamId,
                  label: waiting === 0 ? name : say('{{name}} ({{waiting}} waiting)', { name, waiting }),
                }))}
                onChange={setChosen}
              />
              <QueueRule key={queue.teamId} {...{ queue, skills }} />
              <WaitingList team={queue.teamId} gives={queue.mode !== 'list'} />
              <OwnNeeds />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
