import { useState } from 'react';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Notice, Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { Agreed } from './agreed.tsx';
import { Ask } from './ask.tsx';
import { SheetOf } from './sheet.tsx';
import type { OneCandidate, Round } from './shown.ts';

/** One candidate: the reader’s own sheet first; what others gave, and what was agreed, when theirs is given. */
export function Candidate({ round, it }: { round: Round; it: OneCandidate }) {
  const { officer } = useMe();
  const own = it.sheets.find(({ raterId }) => raterId === officer.id);
  const given = own?.state === 'given';
  const open = round.closedAt === null && !it.withdrawn;
  return (
    <section className="candidate" aria-label={it.name ?? it.letter}>
      <h2>
        <span className="num quiet">{it.letter}</span> {it.name ?? say('Candidate {{letter}}', { letter: it.letter })}{' '}
        {it.withdrawn && <Tag>{say('withdrew')}</Tag>}
      </h2>
      {it.about !== '' && <p>{it.about}</p>}
      {it.aside && <Notice>{say('You stand aside here, and see nothing of what others gave.')}</Notice>}
      {given ? (
        <Given round={round} it={it} open={open} />
      ) : (
        open && !it.aside && <SheetOf round={round} it={it} own={own} />
      )}
      {open && <Acts it={it} given={given} />}
    </section>
  );
}

/** What others gave, for whom has given theirs, and for whom the panel still waits. */
function Given({ round, it, open }: { round: Round; it: OneCandidate; open: boolean }) {
  const nameOf = useNameOf();
  return (
    <>
      {it.waitingFor.length > 0 && (
        <p className="why">{say('Still to judge: {{names}}.', { names: it.waitingFor.map(nameOf).join(', ') })}</p>
      )}
      <Agreed round={round} it={it} open={open} />
    </>
  );
}

function Acts({ it, given }: { it: OneCandidate; given: boolean }) {
  const me = useMe();
  const [aside, setAside] = useState(false);
  const withdraw = useTell(contract.withdrawCandidate);
  return (
    <div className="row-of">
      {!given && !it.aside && (
        <Button weight="bare" onClick={() => setAside(true)}>
          {say('I know them: stand aside')}
        </Button>
      )}
      {me.may('recruitment.run') && (
        <Button weight="bare" busy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id: it.id } })}>
          {say('They withdrew')}
        </Button>
      )}
      <Trouble fault={withdraw.error} />
      {aside && <StandAside id={it.id} onClose={() => setAside(false)} />}
    </div>
  );
}

function StandAside({ id, onClose }: { id: string; onClose: () => void }) {
  const [why, setWhy] = useState('');
  const aside = useTell(contract.standAside, { onDone: onClose });
  return (
    <Ask
      title={say('Stand aside')}
      save={say('Stand aside')}
      busy={aside.isPending}
      onClose={onClose}
      onSubmit={() => aside.mutate({ params: { id }, body: { why } })}
    >
      <p>{say('You do not judge this candidate, and see nothing of what others give. This stays.')}</p>
      <TextArea label={say('Why')} required autoFocus rows={2} value={why} onChange={setWhy} />
      <Trouble fault={aside.error} />
    </Ask>
  );
}
