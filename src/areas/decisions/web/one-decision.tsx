import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Tag, type Meaning } from '#ui/parts/marks.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { Due, useNow, useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { DecisionView } from './decision-panel.tsx';
import { DecideDialog, type Verdict } from './decide-dialog.tsx';
import { Signatures } from './signatures.tsx';
import { TellDecision } from './tell-decision.tsx';
import { matterWords, stateWords } from './words.ts';

const MEANINGS: Readonly<Record<DecisionView['state'], Meaning | undefined>> = {
  waiting: 'due',
  approved: 'kept',
  declined: undefined,
  returned: undefined,
  withdrawn: undefined,
};

type Props = {
  readonly it: CaseView;
  readonly decision: DecisionView;
  readonly sign: string;
  readonly onAgain: () => void;
};

/** One decision: what, by whom, why, and what this officer can do about it now. */
export function OneDecision({ it, decision, sign, onAgain }: Props) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  const { state, power, amountCents, what, reasons, recommendation, askedBy, askedAt, dueAt } = decision;
  const meaning = MEANINGS[state];
  return (
    <li>
      <p className="decision-head">
        <b>{matterWords(power, amountCents, sign)}</b> <Tag {...(meaning ? { meaning } : {})}>{stateWords(state)}</Tag>
        {state === 'waiting' && (
          <>
            {' '}
            <Due at={dueAt} now={now} />
          </>
        )}
      </p>
      <p>{what}</p>
      <p className="small">
        {reasons}{' '}
        <span className="quiet">
          {say('{{who}}, {{when}}', { who: nameOf(askedBy), when: dayAndHour(askedAt, now, zone) })}
        </span>
      </p>
      {recommendation !== '' && <p className="small">{say('Recommended: {{words}}', { words: recommendation })}</p>}
      <File it={it} decision={decision} />
      <Signatures places={decision.places} />
      {decision.says && <SaysNo decision={decision} />}
      <Told decision={decision} />
      <Acts it={it} decision={decision} onAgain={onAgain} />
    </li>
  );
}

/** What whoever decides should read, each one press away on the same screen. */
function File({ it, decision }: Pick<Props, 'it' | 'decision'>) {
  const now = useNow();
  const zone = useZone();
  const named = it.entries.filter(({ id }) => decision.file.includes(id));
  if (named.length === 0) return null;
  return (
    <ul className="small file-of">
      {named.map((entry) => (
        <li key={entry.id}>
          <a href={`#entry-${entry.id}`}>
            {say('{{when}}: {{words}}', { when: dayAndHour(entry.at, now, zone), words: entry.body.slice(0, 80) })}
          </a>
        </li>
      ))}
    </ul>
  );
}

const SaysNo = ({ decision: { alternative, noAlternative, reviewRight } }: { decision: DecisionView }) => (
  <dl className="pairs small">
    <dt>{say('Instead')}</dt>
    <dd>{alternative === '' ? noAlternative : alternative}</dd>
    <dt>{say('Second look')}</dt>
    <dd>{reviewRight}</dd>
  </dl>
);

function Told({ decision: { state, toldAt, toldWaits } }: { decision: DecisionView }) {
  const now = useNow();
  const zone = useZone();
  if (state !== 'approved' && state !== 'declined') return null;
  if (toldAt === null) return <p className="small due">{say('The customer does not know yet.')}</p>;
  return (
    <p className="small quiet">
      {toldWaits
        ? say('The letter that tells the customer waits to be approved.')
        : say('The customer was told {{when}}.', { when: dayAndHour(toldAt, now, zone) })}
    </p>
  );
}

type Opening = Verdict | 'tell';

function Acts({ it, decision, onAgain }: Omit<Props, 'sign'>) {
  const me = useMe();
  const [open, setOpen] = useState<Opening>();
  const { state, mine, askedBy } = decision;
  const close = () => setOpen(undefined);
  return (
    <>
      <div className="row-of">
        <SigningActs decision={decision} onOpen={setOpen} />
        <AskersActs decision={decision} onOpen={setOpen} onAgain={onAgain} />
      </div>
      {state === 'waiting' && mine.because !== '' && askedBy !== me.officer.id && (
        <p className="small quiet">{mine.because}</p>
      )}
      {open === 'tell' && <TellDecision it={it} decision={decision} onClose={close} />}
      {open !== undefined && open !== 'tell' && (
        <DecideDialog it={it} decision={decision} verdict={open} onClose={close} />
      )}
    </>
  );
}

type ActProps = { readonly decision: DecisionView; readonly onOpen: (what: Opening) => void };

/** What whoever decides can do. */
function SigningActs({ decision: { id, mine }, onOpen }: ActProps) {
  const take = useTell(contract.take);
  if (mine.can === 'take')
    return (
      <>
        <Button busy={take.isPending} onClick={() => take.mutate({ params: { id } })}>
          {say('Take it')}
        </Button>
        <Trouble fault={take.error} />
      </>
    );
  if (mine.can === null) return null;
  return (
    <>
      <Button weight="main" icon="tick" onClick={() => onOpen('approve')}>
        {say('Approve…')}
      </Button>
      <Button onClick={() => onOpen('decline')}>{say('Decline…')}</Button>
      <Button weight="bare" onClick={() => onOpen('return')}>
        {say('Send it back…')}
      </Button>
    </>
  );
}

/** What whoever asked can do, and whoever tells the customer. */
function AskersActs({ decision, onOpen, onAgain }: ActProps & { readonly onAgain: () => void }) {
  const me = useMe();
  const withdraw = useTell(contract.withdraw);
  const { id, state, askedBy, toldAt } = decision;
  const own = askedBy === me.officer.id;
  const untold = (state === 'approved' || state === 'declined') && toldAt === null;
  return (
    <>
      {state === 'waiting' && own && (
        <Button weight="bare" busy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id } })}>
          {say('Take it back')}
        </Button>
      )}
      {untold && me.may('correspondence.send') && (
        <Button weight={own ? 'main' : 'plain'} icon="speech" onClick={() => onOpen('tell')}>
          {say('Tell the customer…')}
        </Button>
      )}
      {state === 'returned' && own && <Button onClick={onAgain}>{say('Ask again…')}</Button>}
      <Trouble fault={withdraw.error} />
    </>
  );
}
