import { useEffect, useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { useKeys } from '#ui/keys/keys.ts';
import { Button } from '#ui/parts/button.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { AskDecision } from './ask-decision.tsx';
import './decisions.css';
import { BriefingNote, Flags, RaiseFlag } from './flags.tsx';
import { OneDecision } from './one-decision.tsx';
import { OneText } from './one-text.tsx';

export type Reply = ReplyOf<typeof contract.ofCase>;
export type DecisionView = Reply['decisions'][number];
export type TextView = Reply['texts'][number];

type Opening = 'ask' | 'flag' | 'briefing';

/** What waits for a signature, what was decided and by whom, and the way to ask for a decision. */
export default function DecisionPanel({ it }: { it: CaseView }) {
  const me = useMe();
  const may = me.may('cases.change') && it.case.mergedInto === null;
  const [open, setOpen] = useState<Opening>();
  const [again, setAgain] = useState<DecisionView>();
  const { id } = it.case;
  const asked = useAsk(contract.ofCase, { params: { id } }, { watch: ['case', 'decisions'], about: id });
  const close = () => setOpen(undefined);
  useComeHere(asked.data !== undefined);
  usePaletteActs(may, setOpen);
  return (
    <section className="slot decisions" id="decisions" aria-label={say('Decisions')} tabIndex={-1}>
      <h2>
        {say('Decisions')} {asked.data !== undefined && <Tally reply={asked.data} />}
      </h2>
      <Loaded asked={asked} what={say('Decisions')}>
        {(reply) => <Everything {...{ it, reply, may }} onAgain={setAgain} />}
      </Loaded>
      <div className="row-of">
        {may && (
          <Button weight="bare" icon="plus" onClick={() => setOpen('ask')}>
            {say('Ask for a decision')}
          </Button>
        )}
        {may && (
          <Button weight="bare" icon="flag" onClick={() => setOpen('flag')}>
            {say('Tell the leaders…')}
          </Button>
        )}
        <Button weight="bare" icon="text" onClick={() => setOpen('briefing')}>
          {say('Briefing note')}
        </Button>
      </div>
      {open === 'ask' && <AskDecision it={it} onClose={close} />}
      {open === 'flag' && <RaiseFlag it={it} onClose={close} />}
      {open === 'briefing' && <BriefingNote it={it} onClose={close} />}
      {again !== undefined && <AskDecision it={it} before={again} onClose={() => setAgain(undefined)} />}
    </section>
  );
}

function usePaletteActs(may: boolean, open: (what: Opening) => void): void {
  const where = say('Case');
  useKeys([
    { does: say('Read a briefing note'), where, run: () => open('briefing') },
    ...(may
      ? [
          { does: say('Ask for a decision'), where, run: () => open('ask') },
          { does: say('Say that somebody above should know'), where, run: () => open('flag') },
        ]
      : []),
  ]);
}

type EverythingProps = {
  readonly it: CaseView;
  readonly reply: Reply;
  readonly may: boolean;
  readonly onAgain: (decision: DecisionView) => void;
};

/** Flags first, then what waits to be read, then decisions, the newest first. */
function Everything({ it, reply: { flags, texts, decisions, sign }, may, onAgain }: EverythingProps) {
  const waiting = texts.filter(({ state }) => state === 'waiting' || state === 'returned').slice(0, 3);
  return (
    <>
      <Flags flags={flags} may={may} />
      <ul className="decision-list">
        {waiting.map((one) => (
          <OneText key={one.messageId} text={one} />
        ))}
        {decisions.map((one) => (
          <OneDecision key={one.id} it={it} decision={one} sign={sign} onAgain={() => onAgain(one)} />
        ))}
      </ul>
    </>
  );
}

/** Whoever came from Today for a decision finds it under the focus, wherever on the screen it stands. */
function useComeHere(shown: boolean): void {
  useEffect(() => {
    if (shown && window.location.hash === '#decisions') document.getElementById('decisions')?.focus();
  }, [shown]);
}

function Tally({ reply: { decisions, texts } }: { reply: Reply }) {
  const open = [...decisions, ...texts].filter(({ state }) => state === 'waiting').length;
  const told = open === 0 ? say('none open') : sayCount(open, 'one open', '{{count}} open');
  return <span className="label">{decisions.length + texts.length === 0 ? say('none') : told}</span>;
}
