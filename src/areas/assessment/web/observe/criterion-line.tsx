import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Choice, TextArea } from '#ui/parts/field.tsx';
import { Notice } from '#ui/parts/states.tsx';
import { hourOf } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { checklistFields, standingOf, valueOf } from '../../rules/index.ts';
import type { PlanView } from '../parts/types.ts';
import type { Checklist } from './use-checklist.ts';

type Props = { readonly code: string; readonly plan: PlanView; readonly checklist: Checklist };
const SEEN = ['met', 'not-met', 'no-opportunity'] as const;

const seenWords = (state: string): string =>
  state === 'met'
    ? say('Seen')
    : state === 'not-met'
      ? say('Not met')
      : state === 'no-opportunity'
        ? say('No chance')
        : state;

/** One criterion: seen, not met, or no chance; and both, where two devices said different things. */
export function CriterionLine({ code, plan, checklist }: Props) {
  const { edits, write } = checklist;
  const criterion = plan.criteria.find((one) => one.code === code);
  const module = plan.modules.find(({ key }) => checklistFields.module(key) === code);
  const value = valueOf(edits, code);
  const several = new Set(standingOf(edits, code).map((one) => one.value)).size > 1;
  const standard = plan.standards.find(({ id }) => id === criterion?.standard);
  const states = module === undefined ? SEEN : SEEN.filter((state) => state !== 'no-opportunity');
  const text =
    criterion?.text ?? say('{{module}}: recorded here, graded in the showcase', { module: module?.title ?? code });
  return (
    <div className="observe-line">
      <div>
        <b>{criterion === undefined ? '' : code}</b> {text}{' '}
        {criterion?.kind === 'distinction' && <span className="quiet">{say('for a distinction')}</span>}
        {standard !== undefined && (
          <details>
            <summary>{say('What to look for')}</summary>
            <ul>
              {standard.criteria.map((one) => (
                <li key={one.code}>
                  {one.code} {one.text}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <Choice
        label={say('{{code}}: what you saw', { code })}
        value={value ?? ''}
        options={states.map((state) => ({ value: state as string, label: seenWords(state) }))}
        onChange={(state) => write(code, state)}
      />
      {several && <Both {...{ code, checklist }} words={seenWords} />}
      <Noted {...{ code, checklist }} needed={value === 'not-met'} />
    </div>
  );
}

type BothProps = { readonly code: string; readonly checklist: Checklist; readonly words: (value: string) => string };

/** What two devices said of the same field, side by side, until whoever was there says which one holds. */
function Both({ code, checklist, words }: BothProps) {
  const zone = useZone();
  return (
    <Notice meaning="due">
      <b>{say('Two devices say different things. Both are kept; say which one holds.')}</b>
      <ul className="observe-both">
        {standingOf(checklist.edits, code).map((one) => (
          <li key={one.id}>
            <b>{words(one.value)}</b>{' '}
            <span className="quiet">
              {say('{{device}}, {{hour}}', { device: one.device, hour: hourOf(one.at, zone) })}
            </span>{' '}
            <Button onClick={() => checklist.write(code, one.value)}>{say('This one holds')}</Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type NotedProps = { readonly code: string; readonly checklist: Checklist; readonly needed: boolean };

function Noted({ code, checklist, needed }: NotedProps) {
  const field = checklistFields.note(code);
  const standing = standingOf(checklist.edits, field);
  const [typed, setTyped] = useState<string>();
  const value = typed ?? valueOf(checklist.edits, field) ?? '';
  const [open, setOpen] = useState(false);
  if (new Set(standing.map((one) => one.value)).size > 1)
    return <Both code={field} checklist={checklist} words={(words) => words} />;
  if (!needed && !open && value === '')
    return (
      <button type="button" className="linkish" onClick={() => setOpen(true)}>
        {say('Add a note')}
      </button>
    );
  return (
    <div
      onBlur={() => {
        if (typed !== undefined && typed !== (valueOf(checklist.edits, field) ?? '')) checklist.write(field, typed);
        setTyped(undefined);
      }}
    >
      <TextArea
        label={needed ? say('{{code}}: what you saw, needed for “not met”', { code }) : say('{{code}}: note', { code })}
        rows={2}
        maxLength={2000}
        value={value}
        onChange={setTyped}
      />
    </div>
  );
}
