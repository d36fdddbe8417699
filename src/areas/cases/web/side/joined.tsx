import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CaseView } from '../types.ts';

/** Cases that were joined to this one or split off it, each with its way back. */
export function Joined({ it }: { it: CaseView }) {
  const me = useMe();
  const unmerge = useTell(contract.undoMerge);
  const unsplit = useTell(contract.undoSplit);
  if (it.merged.length === 0 && it.splits.length === 0) return null;
  const may = me.may('cases.merge');
  return (
    <section className="slot">
      <h2>{say('Joined and split')}</h2>
      <ul>
        {it.merged.map(({ mergeId, reference, subject }) => (
          <li key={mergeId} className="line">
            <span>
              {subject}
              <small>{say('{{reference}}, joined to this case', { reference })}</small>
            </span>
            {may && (
              <Button weight="bare" icon="undo" onClick={() => unmerge.mutate({ params: { id: mergeId } })}>
                {say('Undo')}
              </Button>
            )}
          </li>
        ))}
        {it.splits.map(({ splitId, newId, reference, subject }) => (
          <li key={splitId} className="line">
            <span>
              <Link to="/case/$id" params={{ id: newId }}>
                {subject}
              </Link>
              <small>{say('{{reference}}, split off this case', { reference })}</small>
            </span>
            {may && (
              <Button weight="bare" icon="undo" onClick={() => unsplit.mutate({ params: { id: splitId } })}>
                {say('Undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Trouble fault={unmerge.error ?? unsplit.error} />
    </section>
  );
}
