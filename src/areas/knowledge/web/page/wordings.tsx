import { useMemo, useState } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Fold } from '#ui/parts/button.tsx';
import { SelectField } from '#ui/parts/field.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { differences } from '../../rules/index.ts';

type Wording = ReplyOf<typeof contract.wordings>['wordings'][number];

/** Every wording an article has had, any two of them side by side. */
export function Wordings({ id, newest }: { id: string; newest: number }) {
  const [open, setOpen] = useState(false);
  const asked = useAsk(contract.wordings, { params: { id } }, { enabled: open, watch: ['knowledge'], about: id });
  return (
    <section className="wordings" aria-label={say('Earlier wordings')}>
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {say('Earlier wordings, and what changed')}
      </Fold>
      {open && (
        <Loaded asked={asked} what={say('The wordings')}>
          {({ wordings }) => <Compare key={newest} wordings={wordings} />}
        </Loaded>
      )}
    </section>
  );
}

function Compare({ wordings }: { wordings: readonly Wording[] }) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  const [after, setAfter] = useState(wordings[0]?.version ?? 1);
  const [before, setBefore] = useState(wordings[1]?.version ?? 1);
  const options = wordings.map(({ version, authorId, madeAt }) => ({
    value: String(version),
    label: say('Version {{version}}, {{who}}, {{when}}', {
      version: String(version),
      who: nameOf(authorId),
      when: dayAndHour(madeAt, now, zone),
    }),
  }));
  const older = wordings.find(({ version }) => version === before);
  const newer = wordings.find(({ version }) => version === after);
  if (wordings.length < 2)
    return <p className="small quiet">{say('There is one wording, and nothing to compare it with.')}</p>;
  return (
    <>
      <div className="columns">
        <SelectField
          label={say('From')}
          value={String(before)}
          options={options}
          onChange={(one) => setBefore(Number(one))}
        />
        <SelectField
          label={say('To')}
          value={String(after)}
          options={options}
          onChange={(one) => setAfter(Number(one))}
        />
      </div>
      {newer !== undefined && newer.whatChanged !== '' && (
        <p className="small">{say('What changed: {{words}}', { words: newer.whatChanged })}</p>
      )}
      {older !== undefined && newer !== undefined && <Differences older={older} newer={newer} />}
    </>
  );
}

function Differences({ older, newer }: { older: Wording; newer: Wording }) {
  const parts = useMemo(
    () => differences(`${older.title}\n\n${older.body}`, `${newer.title}\n\n${newer.body}`),
    [older, newer],
  );
  return (
    <div className="differences">
      {parts.map(({ kind, text }, n) => {
        const key = `${n}`;
        if (kind === 'added')
          return (
            <ins key={key}>
              <span className="unseen">{say('added:')} </span>
              {text}
            </ins>
          );
        if (kind === 'gone')
          return (
            <del key={key}>
              <span className="unseen">{say('taken out:')} </span>
              {text}
            </del>
          );
        return <span key={key}>{text}</span>;
      })}
    </div>
  );
}
