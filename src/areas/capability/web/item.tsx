import { useState, type ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Fold } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import type * as contract from '../contract.ts';
import { FilesOf } from './files.tsx';
import { kindWords, standingWords, stateMeaning, stateWords } from './words.ts';

export type Item = ReplyOf<typeof contract.portfolio>['evidence'][number];

type ItemProps = {
  readonly it: Item;
  readonly who?: string;
  /** The lines are said in full below, so their codes are left out here. */
  readonly bare?: boolean;
  readonly children?: ReactNode;
};

/** One item: what was done, what its officer says of it, for what it is claimed, and what others said to that. */
export function ItemLine({ it, who, bare = false, children }: ItemProps) {
  const now = useNow();
  const zone = useZone();
  const [open, setOpen] = useState(false);
  const meaning = stateMeaning(it.state);
  const changed = standingWords(it.standing);
  return (
    <li>
      <span className="when num">{shortDay(it.occurredAt, now, zone)}</span>
      <div>
        <p className="what">
          {who !== undefined && <>{who}: </>}
          {it.title} <Tag {...(meaning === undefined ? {} : { meaning })}>{stateWords(it.state)}</Tag>
        </p>
        <p className="voice">{it.reflection}</p>
        <p className="why">
          <span className="for">
            <Tag>{kindWords(it.kind)}</Tag>
          </span>
          {[...Map.groupBy(bare ? [] : it.lines, ({ framework }) => framework)].map(([framework, some]) => (
            <span key={framework} className="for">
              <b>{framework}</b> {some.map(({ code }) => code).join(', ')}
            </span>
          ))}
        </p>
        <FilesOf files={it.files} />
        <SaidOf it={it} />
        {changed !== null && <Notice meaning="due">{changed}</Notice>}
        {it.withheld && <Notice>{say('The case is restricted now. Its words are kept from you.')}</Notice>}
        <div className="row-of">
          {it.copy !== '' && (
            <Fold open={open} onToggle={() => setOpen(!open)}>
              {say('What was done, without names')}
            </Fold>
          )}
          {it.caseId !== null && (
            <Link to="/case/$id" params={{ id: it.caseId }}>
              {say('The case')}
            </Link>
          )}
        </div>
        {open && <pre className="copy">{it.copy}</pre>}
        {children}
      </div>
    </li>
  );
}

/** What others said: leaders to the claim, and whoever signed a statement. */
function SaidOf({ it }: { it: Item }) {
  const nameOf = useNameOf();
  return (
    <>
      {it.verdicts
        .filter(({ words }) => words !== '')
        .map(({ by, at, words }) => (
          <p key={at} className="why">
            <b>{nameOf(by)}</b> {words}
          </p>
        ))}
      {it.statements
        .filter(({ words }) => words !== null)
        .map(({ id, author, relationship }) => (
          <p key={id} className="why quiet">
            {say('Signed by {{author}}: {{relationship}}', { author: author ?? '', relationship: relationship ?? '' })}
          </p>
        ))}
    </>
  );
}
