import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icons/icon.tsx';
import { At, Due, useNow } from '#ui/time/now.tsx';
import { usePages } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { wayOf } from '../words.ts';
import { channelName, stateName } from './labels.ts';
import { PagedSlot } from './paged-slot.tsx';
import type { ListRow } from './use-list.ts';

/** Every case of one customer, newest first, the closed ones too. */
export function CasesOf({ customer }: { customer: string }) {
  const asked = usePages(
    contract.list,
    { query: { customer, phase: 'all', order: 'newest', limit: 30 } },
    { watch: ['case'] },
  );
  return (
    <PagedSlot
      title={say('Cases')}
      asked={asked}
      what={say('The cases')}
      none={say('No case yet.')}
      linesOf={({ cases }) => cases.map((row) => <CaseLine key={row.id} row={row} />)}
    />
  );
}

function CaseLine({ row }: { row: ListRow }) {
  const now = useNow();
  return (
    <li>
      <Icon name={wayOf(row.channel).icon} label={channelName(row.channel)} />
      <div>
        <Link className="what" to="/case/$id" params={{ id: row.id }}>
          {row.subject}
        </Link>
        <p className="why">{row.gist}</p>
      </div>
      <p className="whom">
        {stateName(row.state)}
        <small>
          {row.reference} · <At at={row.openedAt} />
        </small>
      </p>
      <p className="n">
        {row.nextDueAt === null ? <span className="faint">{say('Closed')}</span> : <Due at={row.nextDueAt} now={now} />}
      </p>
    </li>
  );
}
