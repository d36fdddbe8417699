import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Figure } from '../../rules/index.ts';

export type Asked = {
  readonly figure: Figure | 'times missed';
  readonly group: string;
  readonly from: string;
  readonly to: string;
};

/** The complaints behind a number, fifty at a time. */
export function Behind({ asked: query, onClose }: { asked: Asked; onClose: () => void }) {
  const [pages, setPages] = useState<readonly string[]>([]);
  const after = pages.at(-1);
  const asked = useAsk(contract.reportCases, { query: { ...query, ...(after === undefined ? {} : { after }) } });
  return (
    <Dialog
      title={say('The complaints behind this figure')}
      open
      onClose={onClose}
      acts={<Button onClick={onClose}>{say('Close')}</Button>}
    >
      <Loaded asked={asked} what={say('Complaints')}>
        {({ cases, hidden, next }) => (
          <>
            {cases.length === 0 && hidden === 0 && <Empty title={say('Nothing behind it any more')} ring="released" />}
            <ul className="plain">
              {cases.map(({ id, reference, state, openedAt }) => (
                <li key={id} className="row-of">
                  <Link to="/complaint/$id" params={{ id }}>
                    {reference}
                  </Link>
                  <span>{state}</span>
                  <At at={openedAt} />
                </li>
              ))}
            </ul>
            {hidden > 0 && (
              <p className="small">
                {sayCount(hidden, '{{count}} more is not yours to see.', '{{count}} more are not yours to see.')}
              </p>
            )}
            <div className="row-of">
              {pages.length > 0 && <Button onClick={() => setPages(pages.slice(0, -1))}>{say('Newer ones')}</Button>}
              {next !== null && <Button onClick={() => setPages([...pages, next])}>{say('Older ones')}</Button>}
            </div>
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
