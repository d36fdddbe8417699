import { Loaded } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

type Whole = ReplyOf<typeof contract.framework>;
type Line = Whole['items'][number];

/** A framework as it is read: each line under what it is part of, with what is like it elsewhere. */
export function Lines({ id }: { id: string }) {
  const asked = useAsk(contract.framework, { params: { id } });
  return (
    <Loaded asked={asked} what={say('The framework')}>
      {(whole) => <Under whole={whole} below={Map.groupBy(whole.items, ({ parentId }) => parentId)} parent={null} />}
    </Loaded>
  );
}

type UnderProps = {
  readonly whole: Whole;
  readonly below: ReadonlyMap<string | null, readonly Line[]>;
  readonly parent: string | null;
};

function Under({ whole, below, parent }: UnderProps) {
  const lines = below.get(parent) ?? [];
  if (lines.length === 0) return null;
  return (
    <ul className="framework-lines">
      {lines.map((line) => (
        <li key={line.id}>
          <span className="num quiet">{line.code}</span>{' '}
          {line.claimed ? <b>{line.name || line.words}</b> : <span>{line.name || line.words}</span>}
          {line.name !== '' && line.words !== line.name && line.kind !== 'level' && (
            <span className="quiet"> {line.words}</span>
          )}
          <Like whole={whole} id={line.id} />
          <Under whole={whole} below={below} parent={line.id} />
        </li>
      ))}
    </ul>
  );
}

function Like({ whole, id }: { whole: Whole; id: string }) {
  const other = whole.like.find((one) => one.id === id)?.other ?? [];
  if (other.length === 0) return null;
  const words = other.map(({ framework, code }) => `${framework} ${code}`).join(', ');
  return <span className="quiet"> {say('(like {{others}})', { others: words })}</span>;
}
