import { useState } from 'react';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { POWERS, inForce, inMoney, isMoney } from '../../rules/index.ts';
import { holderWords, powerWords } from '../words.ts';
import { AddLine } from './add-line.tsx';
import { Appoint } from './appoint.tsx';
import { EndIt, type Ending } from './end-it.tsx';

type Reply = ReplyOf<typeof contract.table>;
type Line = Reply['lines'][number];
type ActingLine = Reply['acting'][number];

type Opening = 'line' | 'acting';

/** Who may decide what, up to how much, by which instrument; and who acts for whom. */
export function DelegationTable() {
  const me = useMe();
  const may = me.may('delegations.administer');
  const asked = useAsk(contract.table, {});
  const [open, setOpen] = useState<Opening>();
  const [ending, setEnding] = useState<Ending>();
  const [past, setPast] = useState(false);
  const close = () => setOpen(undefined);
  return (
    <div className="delegations">
      <Loaded asked={asked} what={say('The delegations')}>
        {(reply) => (
          <>
            <Acts {...{ reply, may, past, setPast }} onOpen={setOpen} />
            <Lines {...{ reply, may, past }} onEnd={setEnding} />
            <ActingList
              acting={reply.acting.filter((one) => past || one.endedAt === null)}
              may={may}
              onEnd={setEnding}
            />
          </>
        )}
      </Loaded>
      {open === 'line' && <AddLine sign={asked.data?.sign ?? ''} kinds={asked.data?.kinds ?? []} onClose={close} />}
      {open === 'acting' && <Appoint onClose={close} />}
      {ending !== undefined && <EndIt {...ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}

type ActsProps = {
  readonly reply: Reply;
  readonly may: boolean;
  readonly past: boolean;
  readonly setPast: (past: boolean) => void;
  readonly onOpen: (what: Opening) => void;
};

function Acts({ reply: { lines, acting }, may, past, setPast, onOpen }: ActsProps) {
  const now = useNow();
  const ended = lines.some(({ endedAt }) => endedAt !== null) || acting.some((one) => !inForce(one, now));
  return (
    <div className="row-of page-form">
      {may && (
        <Button weight="main" icon="plus" onClick={() => onOpen('line')}>
          {say('Add a delegation')}
        </Button>
      )}
      {may && <Button onClick={() => onOpen('acting')}>{say('Let somebody act')}</Button>}
      {ended && (
        <Button weight="bare" aria-pressed={past} onClick={() => setPast(!past)}>
          {say('Show what has ended')}
        </Button>
      )}
    </div>
  );
}

type LinesProps = {
  readonly reply: Reply;
  readonly may: boolean;
  readonly past: boolean;
  readonly onEnd: (ending: Ending) => void;
};

/** What may be decided, each with everybody who may. */
function Lines({ reply: { lines, sign }, may, past, onEnd }: LinesProps) {
  const shown = lines.filter((line) => past || line.endedAt === null);
  const powers = POWERS.filter((power) => shown.some((line) => line.power === power));
  if (powers.length === 0)
    return (
      <Empty title={say('Nobody may decide anything yet')}>
        <p>{say('Add the first line of your instrument: what, who, and up to how much.')}</p>
      </Empty>
    );
  return powers.map((power) => (
    <section key={power}>
      <h2 className="part">{powerWords(power)}</h2>
      <ul className="found">
        {shown
          .filter((line) => line.power === power)
          .map((line) => (
            <LineOf key={line.id} {...{ line, sign, may, onEnd }} />
          ))}
      </ul>
    </section>
  ));
}

type LineProps = {
  readonly line: Line;
  readonly sign: string;
  readonly may: boolean;
  readonly onEnd: (ending: Ending) => void;
};

function LineOf({ line, sign, may, onEnd }: LineProps) {
  const nameOf = useNameOf();
  const now = useNow();
  const who = holderWords(line.holder, nameOf);
  return (
    <li>
      <div>
        <span className="what">
          {who} {limitWords(line, sign)} <State line={line} />
        </span>
        <p className="why">{conditionsOf(line, sign).join(' · ')}</p>
        <p className="why quiet">
          <Instrument line={line} />
        </p>
      </div>
      {may && line.endedAt === null && (line.until === null || line.until > now) && (
        <Button
          weight="bare"
          aria-label={say('End: {{what}}, {{who}}', { what: powerWords(line.power), who })}
          onClick={() => onEnd({ kind: 'line', id: line.id, what: `${powerWords(line.power)}: ${who}` })}
        >
          {say('End…')}
        </Button>
      )}
    </li>
  );
}

function State({ line }: { line: Line }) {
  const now = useNow();
  if (line.endedAt !== null) return <Tag>{say('Ended')}</Tag>;
  if (line.until !== null && line.until <= now) return <Tag>{say('Lapsed')}</Tag>;
  return line.from > now ? <Tag meaning="due">{say('Not yet in force')}</Tag> : null;
}

function limitWords({ power, limitCents }: Line, sign: string): string {
  if (!isMoney(power)) return '';
  return limitCents === null ? say('without limit') : say('up to {{amount}}', { amount: inMoney(limitCents, sign) });
}

function conditionsOf({ power, secondAboveCents, kinds, ownTeams, condition }: Line, sign: string): string[] {
  const second =
    secondAboveCents === null
      ? say('One signature')
      : secondAboveCents === 0 || !isMoney(power)
        ? say('Always two signatures')
        : say('Two signatures above {{amount}}', { amount: inMoney(secondAboveCents, sign) });
  return [
    second,
    ...(kinds.length > 0 ? [say('only: {{kinds}}', { kinds: kinds.join(', ') })] : []),
    ...(ownTeams ? [say('cases of their own teams')] : []),
    ...(condition === '' ? [] : [say('if: {{condition}}', { condition })]),
  ];
}

function Instrument({ line }: { line: Line }) {
  const now = useNow();
  const zone = useZone();
  const { instrument, instrumentOn, source, from, until, endedAt, endReason } = line;
  const day = (at: number) => shortDay(at, now, zone).replace(say('Today'), say('today'));
  const parts = [
    say('{{instrument}} of {{day}}', { instrument, day: instrumentOn }),
    ...(source === '' ? [] : [source]),
    until === null
      ? say('in force from {{day}}', { day: day(from) })
      : say('in force from {{from}} until {{until}}', {
          from: day(from),
          until: day(until),
        }),
    ...(endedAt === null ? [] : [say('ended {{day}}: {{why}}', { day: day(endedAt), why: endReason ?? '' })]),
  ];
  return parts.join(' · ');
}

type ActingProps = {
  readonly acting: readonly ActingLine[];
  readonly may: boolean;
  readonly onEnd: (ending: Ending) => void;
};

function ActingList({ acting, may, onEnd }: ActingProps) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  if (acting.length === 0) return null;
  return (
    <section>
      <h2 className="part">{say('Acting')}</h2>
      <ul className="found">
        {acting.map((one) => (
          <li key={one.id}>
            <div>
              <span className="what">
                {say('{{who}} acts as {{whom}}', { who: nameOf(one.officerId), whom: holderWords(one.as, nameOf) })}{' '}
                {!inForce(one, now) && <Tag>{one.from > now ? say('Not yet') : say('Over')}</Tag>}
              </span>
              <p className="why">
                {say('{{instrument}} · from {{from}} until {{until}}', {
                  instrument: one.instrument,
                  from: shortDay(one.from, now, zone),
                  until: shortDay(one.until, now, zone),
                })}
              </p>
            </div>
            {may && one.endedAt === null && one.until > now && (
              <Button
                weight="bare"
                aria-label={say('End the acting of {{who}}', { who: nameOf(one.officerId) })}
                onClick={() => onEnd({ kind: 'acting', id: one.id, what: nameOf(one.officerId) })}
              >
                {say('End…')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
