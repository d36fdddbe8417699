import { useState } from 'react';
import { Button, buttonLook } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { AskStatement } from './ask-statement.tsx';
import { Badges } from './badges.tsx';
import { BringEvidence } from './bring-evidence.tsx';
import { ItemLine, type Item } from './item.tsx';
import { kindWords } from './words.ts';

type Statement = ReplyOf<typeof contract.portfolio>['statements'][number];

/** Everything an officer has claimed, with what was said to it, and the statements they asked for. */
export function Portfolio() {
  const asked = useAsk(contract.portfolio, {});
  const [act, setAct] = useState<'bring' | 'ask'>();
  const close = () => setAct(undefined);
  return (
    <>
      <div className="row-of page-form">
        <Button onClick={() => setAct('ask')}>{say('Ask somebody for a statement')}</Button>
        <Button onClick={() => setAct('bring')}>{say('Add something else')}</Button>
        <a className={buttonLook('bare')} href="/api/capability/export" download>
          {say('Save all of it as a file')}
        </a>
      </div>
      <Badges />
      <Loaded asked={asked} what={say('Your portfolio')}>
        {({ evidence, statements }) => (
          <>
            <Statements statements={statements} />
            {evidence.length === 0 ? (
              <Empty title={say('Your portfolio is empty')}>
                <p>{say('Claim something from your work. It takes one sentence.')}</p>
              </Empty>
            ) : (
              <ul className="found items">
                {evidence.map((it) => (
                  <ItemLine key={it.id} it={it}>
                    <OwnActs it={it} />
                  </ItemLine>
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
      {act === 'ask' && <AskStatement onClose={close} />}
      {act === 'bring' && <BringEvidence onClose={close} />}
    </>
  );
}

function OwnActs({ it }: { it: Item }) {
  const [again, setAgain] = useState(false);
  const withdraw = useTell(contract.withdraw);
  return (
    <div className="row-of">
      {it.state === 'returned' && <Button onClick={() => setAgain(true)}>{say('Claim it again')}</Button>}
      {(it.state === 'claimed' || it.state === 'accepted' || it.state === 'returned') && (
        <Button weight="bare" onClick={() => withdraw.mutate({ params: { id: it.id } })} busy={withdraw.isPending}>
          {say('Take it back')}
        </Button>
      )}
      <Trouble fault={withdraw.error} />
      {again && <ClaimAgain it={it} onClose={() => setAgain(false)} />}
    </div>
  );
}

function ClaimAgain({ it, onClose }: { it: Item; onClose: () => void }) {
  const [reflection, setReflection] = useState(it.reflection);
  const again = useTell(contract.claimAgain, { onDone: onClose });
  const itemIds = it.lines.map(({ id }) => id);
  return (
    <Dialog
      open
      title={say('Claim it again')}
      onClose={onClose}
      onSubmit={() => again.mutate({ params: { id: it.id }, body: { itemIds, reflection, copy: it.copy } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Not now')}</Button>
          <Button weight="main" type="submit" busy={again.isPending}>
            {say('Claim it')}
          </Button>
        </>
      }
    >
      <p>{it.verdicts.at(-1)?.words}</p>
      <TextArea
        label={say('What does it show of what you can do?')}
        required
        autoFocus
        value={reflection}
        onChange={setReflection}
      />
      <Trouble fault={again.error} />
    </Dialog>
  );
}

function Statements({ statements }: { statements: readonly Statement[] }) {
  const open = statements.filter(({ evidenceId }) => evidenceId === null);
  if (open.length === 0) return null;
  return (
    <section aria-label={say('Statements')}>
      <h2 className="page-words">{say('Statements')}</h2>
      <ul className="found">
        {open.map((one) => (
          <StatementLine key={one.id} it={one} />
        ))}
      </ul>
    </section>
  );
}

function StatementLine({ it }: { it: Statement }) {
  const now = useNow();
  const zone = useZone();
  const [reflection, setReflection] = useState('');
  const [claiming, setClaiming] = useState(false);
  const claim = useTell(contract.claimStatement, { onDone: () => setClaiming(false) });
  return (
    <li>
      <span className="when num">{shortDay(it.askedAt, now, zone)}</span>
      <div>
        <p className="what">{say('{{kind}} of {{who}}', { kind: kindWords(it.kind), who: it.author ?? it.askedOf })}</p>
        <p className="why">{it.about}</p>
        {it.words === null ? (
          <p className="why quiet">
            {it.expiresAt > now
              ? say('Not signed yet. The link is open until {{day}}.', { day: shortDay(it.expiresAt, now, zone) })
              : say('It was not signed, and the link has run out.')}
          </p>
        ) : (
          <>
            <p className="voice">{it.words}</p>
            <Button onClick={() => setClaiming(true)}>{say('Claim it')}</Button>
          </>
        )}
      </div>
      {claiming && (
        <Dialog
          open
          title={say('Claim it')}
          onClose={() => setClaiming(false)}
          onSubmit={() => claim.mutate({ params: { id: it.id }, body: { reflection } })}
          acts={
            <>
              <Button onClick={() => setClaiming(false)}>{say('Not now')}</Button>
              <Button weight="main" type="submit" busy={claim.isPending}>
                {say('Claim it')}
              </Button>
            </>
          }
        >
          <TextArea
            label={say('What does it show of what you can do?')}
            required
            autoFocus
            value={reflection}
            onChange={setReflection}
          />
          <Trouble fault={claim.error} />
        </Dialog>
      )}
    </li>
  );
}
