import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { DAY } from '#kernel/time.ts';
import { toFields } from '#ui/time/clock.ts';
import { At, useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { Fairness } from './fairness.tsx';
import { LookDialog } from './look-dialog.tsx';
import { axisWords, lookWords } from './words.ts';

/** What was drawn for a second look, how far second looks agree with the first, and how things come out for whom. */
export function SecondLooks() {
  const [reading, setReading] = useState<string>();
  const asked = useAsk(contract.looks, {}, { watch: ['case'] });
  return (
    <div className="second-looks">
      <p className="small quiet">
        {say(
          'A share of findings, causes and decisions is drawn by a recorded seed. Somebody who had nothing to do with it reads what the customer said and says what they would have found, before they see what was.',
        )}
      </p>
      <Loaded asked={asked} what={say('Second looks')}>
        {({ looks, others, sharePercent }) => (
          <>
            <Share key={sharePercent} share={sharePercent} onDone={() => void asked.refetch()} />
            <h2 className="part">{say('Waiting for a second look')}</h2>
            <Waiting looks={looks} others={others} onRead={setReading} />
          </>
        )}
      </Loaded>
      <Figures />
      {reading !== undefined && (
        <LookDialog
          id={reading}
          onClose={() => {
            setReading(undefined);
            void asked.refetch();
          }}
        />
      )}
    </div>
  );
}

type WaitingProps = {
  readonly looks: ReplyOf<typeof contract.looks>['looks'];
  readonly others: number;
  readonly onRead: (id: string) => void;
};

function Waiting({ looks, others, onRead }: WaitingProps) {
  if (looks.length === 0)
    return (
      <Empty title={say('Nothing waits for you')} ring="released">
        {others > 0 && say('What waits had to do with you, or is not yours to see.')}
      </Empty>
    );
  return (
    <>
      <ul className="plain looks">
        {looks.map(({ id, kind, reference, drawnAt }) => (
          <li key={id}>
            <span className="quiet">
              <At at={drawnAt} />
            </span>
            <span>
              <b>{lookWords(kind)}</b> <span className="num quiet">{reference}</span>
            </span>
            <span>
              <Button
                aria-label={say('Look again: {{what}} of {{reference}}', { what: lookWords(kind), reference })}
                onClick={() => onRead(id)}
              >
                {say('Look again')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className="small quiet">
          {sayCount(others, '{{count}} more is for others.', '{{count}} more are for others.')}
        </p>
      )}
    </>
  );
}

function Share({ share, onDone }: { share: number; onDone: () => void }) {
  const [typed, setTyped] = useState(String(share));
  const set = useTell(contract.setShare, {
    onDone: () => {
      toast({ words: say('From now on.') });
      onDone();
    },
  });
  const percent = Number(typed);
  const right = Number.isInteger(percent) && percent >= 0 && percent <= 100 && typed !== '';
  return (
    <form
      className="row-of"
      onSubmit={(event) => {
        event.preventDefault();
        if (right) set.mutate({ body: { sharePercent: percent } });
      }}
    >
      <TextField
        label={say('Of a hundred, so many are drawn')}
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        fault={right ? undefined : say('A number from 0 to 100.')}
      />
      {typed !== String(share) && (
        <Button type="submit" aria-disabled={!right} busy={set.isPending}>
          {say('Draw so many from now on')}
        </Button>
      )}
      <Trouble fault={set.error} />
    </form>
  );
}

const DAYS = 182;

function Figures() {
  const zone = useZone();
  const now = useNow();
  const [days, setDays] = useState({ from: toFields(now - DAYS * DAY, zone).date, to: toFields(now, zone).date });
  const right = days.from !== '' && days.to !== '' && days.from <= days.to;
  return (
    <>
      <h2 className="part">{say('How far we agree, and how it comes out for whom')}</h2>
      <div className="row-of">
        <TextField label={say('From')} type="date" value={days.from} onChange={(from) => setDays({ ...days, from })} />
        <TextField
          label={say('Until, that day included')}
          type="date"
          value={days.to}
          onChange={(to) => setDays({ ...days, to })}
        />
      </div>
      <Agreement days={days} enabled={right} />
      <Fairness days={days} enabled={right} />
    </>
  );
}

export type Asked = { readonly days: { readonly from: string; readonly to: string }; readonly enabled: boolean };

function Agreement({ days, enabled }: Asked) {
  const asked = useAsk(contract.agreement, { query: days }, { keep: true, enabled });
  const heads = [say('Judged'), say('Pairs'), say('The same'), say('Beyond chance (kappa)')];
  return (
    <Loaded asked={asked} what={say('Agreement')}>
      {({ axes, drawn, given, notBlind }) => (
        <>
          <table className="days-off">
            <caption className="unseen">{say('Agreement of second looks with the first')}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {axes.map(({ axis, pairs, same, kappa }) => (
                <tr key={axis}>
                  <th scope="row">{axisWords(axis)}</th>
                  <td className="num">{pairs}</td>
                  <td className="num">{same}</td>
                  <td className="num">{kappa === null ? say('says nothing yet') : kappa.toFixed(2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small quiet">
            {say(
              '{{drawn}} drawn, {{given}} given, {{seen}} of them by somebody who had opened the case: those do not count.',
              {
                drawn,
                given,
                seen: notBlind,
              },
            )}
          </p>
        </>
      )}
    </Loaded>
  );
}
