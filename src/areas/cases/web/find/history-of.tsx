import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { usePages } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { CHANNELS } from '../../rules/index.ts';
import { PagedSlot } from '../lists/paged-slot.tsx';
import { sentence, wayOf } from '../words.ts';

type Line = ReplyOf<typeof contract.history>['contacts'][number];

/** Every contact with a customer, in any channel and over all their cases, newest first. */
export function HistoryOf({ customer }: { customer: string }) {
  const [channel, setChannel] = useState('');
  const known = CHANNELS.find((one) => one === channel);
  const asked = usePages(
    contract.history,
    { params: { id: customer }, query: { limit: 30, ...(known === undefined ? {} : { channel: known }) } },
    { watch: ['case'] },
  );
  const options = [
    { value: '', label: say('Every channel') },
    ...CHANNELS.map((value) => ({ value, label: wayOf(value).label })),
  ];
  return (
    <PagedSlot
      title={say('History')}
      look="history"
      asked={asked}
      what={say('The history')}
      none={say('Nothing was said or written yet.')}
      narrow={<SelectField label={say('Channel')} value={channel} options={options} onChange={setChannel} />}
      linesOf={({ contacts }) => contacts.map((line) => <Contact key={line.id} line={line} />)}
    />
  );
}

function Contact({ line }: { line: Line }) {
  const nameOf = useNameOf();
  const { label, icon } = wayOf(line.channel);
  return (
    <li>
      <p className="when">
        <At at={line.at} />
      </p>
      <Icon name={icon} label={label} />
      <div>
        <p className={line.direction === 'in' ? 'said voice' : 'said'}>
          {line.text === '' ? say('Nothing was noted.') : line.text}
        </p>
        <p className="why">
          {line.officerId !== null && `${nameOf(line.officerId)} · `}
          <Link to="/case/$id" params={{ id: line.caseId }}>
            {line.subject}
          </Link>{' '}
          {line.tone !== null && line.tone !== 'calm' && <Tag meaning="risk">{sentence(line.tone)}</Tag>}
        </p>
      </div>
      <p className="whom">
        {line.phase === 'closed' ? say('Closed') : sentence(line.phase)}
        <small>{line.reference}</small>
      </p>
    </li>
  );
}
