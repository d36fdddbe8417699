import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { TextArea, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useNow } from '#ui/time/now.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Method, Programme } from '../parts/types.ts';
import { useDo } from '../parts/use-do.ts';

type Props = { readonly programme: Programme; readonly method: Method; readonly begunAt: number };
type Stretch = { readonly from: number; readonly until: number | null };

/** The discussion while it is held: what has to be asked, a record of each purpose, and a clock that can be paused. */
export function HoldDiscussion({ programme, method, begunAt }: Props) {
  const clock = useDiscussionClock(begunAt);
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  const [over, setOver] = useState('');
  const [more, setMore] = useState('0');
  const { run, busy, fault } = useDo(programme);
  const adjustment = Number(more || '0');
  const most = (method.maxSeconds ?? 3600) + adjustment * 60;
  const hold = () =>
    run({
      to: 'assess',
      act: {
        act: 'hold the discussion',
        method: method.key,
        stretches: clock.held(),
        sections: method.sections.map((title) => ({ title, words: words[title] ?? '' })),
        overReason: over,
        adjustmentMinutes: adjustment,
      },
    });
  return (
    <div className="assessment-discussion">
      <p role="timer" className={clock.seconds > most ? 'assessment-clock late' : 'assessment-clock'}>
        {say('{{minutes}} of {{most}} minutes', {
          minutes: Math.floor(clock.seconds / 60),
          most: Math.floor(most / 60),
        })}
      </p>
      <Button icon={clock.runs ? 'pause' : 'clock'} onClick={clock.turn}>
        {clock.runs ? say('Pause') : say('Go on')}
      </Button>
      <Sections
        {...{ programme, method, words }}
        onWords={(title, text) => setWords((all) => ({ ...all, [title]: text }))}
      />
      <TextField
        label={say('Minutes that an adjustment adds')}
        type="number"
        min={0}
        max={240}
        value={more}
        onChange={setMore}
      />
      {clock.seconds > most && (
        <TextArea label={say('Why it took longer')} rows={2} maxLength={1000} value={over} onChange={setOver} />
      )}
      <Button weight="main" busy={busy} onClick={hold}>
        {say('The discussion is over')}
      </Button>
      <Trouble fault={fault} />
    </div>
  );
}

function useDiscussionClock(begunAt: number) {
  const now = useNow(1000);
  const [stretches, setStretches] = useState<readonly Stretch[]>([{ from: begunAt, until: null }]);
  const runs = stretches.at(-1)?.until === null;
  return {
    runs,
    seconds: Math.floor(stretches.reduce((sum, { from, until }) => sum + Math.max(0, (until ?? now) - from), 0) / 1000),
    turn: () =>
      setStretches((all) =>
        runs
          ? all.map((one) => (one.until === null ? { ...one, until: now } : one))
          : [...all, { from: now, until: null }],
      ),
    held: () => stretches.map((one) => ({ from: one.from, until: one.until ?? now })),
  };
}

type SectionsProps = Omit<Props, 'begunAt'> & {
  readonly words: Readonly<Record<string, string>>;
  readonly onWords: (title: string, text: string) => void;
};

/** Each purpose of the discussion, with what has to be asked for it. */
function Sections({ programme, method, words, onWords }: SectionsProps) {
  const asked = useAsk(contract.questions, { params: { id: programme.id } });
  return (
    <>
      {method.sections.map((title) => (
        <div key={title}>
          <TextArea
            label={title}
            rows={3}
            maxLength={8000}
            value={words[title] ?? ''}
            onChange={(text) => onWords(title, text)}
          />
          <ul className="lines">
            {(asked.data?.questions ?? [])
              .filter(({ section }) => section === title)
              .map((one) => (
                <li key={`${one.section} ${one.about}`}>
                  <b>{one.about}</b> {one.words}
                </li>
              ))}
          </ul>
        </div>
      ))}
      <Trouble fault={asked.error} />
    </>
  );
}
