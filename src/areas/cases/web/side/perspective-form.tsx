import { useState, type KeyboardEvent } from 'react';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import {
  MOST_PERSPECTIVE,
  PERSPECTIVE_PARTS,
  differs,
  sentencesOf,
  type PerspectivePart,
  type SaidPart,
} from '../../rules/index.ts';
import type { ActProps } from '../acts/acts.tsx';
import { Suggest, type Suggestion } from '../acts/suggest.tsx';
import { useBeside } from '../case/beside.ts';
import type { CaseView } from '../types.ts';
import { partWord } from './part-words.ts';

type Saying = Partial<Record<PerspectivePart, SaidPart>>;
type Passage = Suggestion & { readonly entryId: string };

/** The customer's side, part by part: their own sentences are offered under each field, ours may be written instead. */
export function PerspectiveForm({ it, onClose }: ActProps) {
  const before = useSaidBefore();
  const [saying, setSaying] = useState<Saying>(before);
  const passages = passagesOf(it);
  const save = useTell(contract.setPerspective, { onDone: onClose });
  const send = () => {
    if (save.isPending) return;
    const parts = PERSPECTIVE_PARTS.flatMap((part) => {
      const said = trimmed(saying[part]);
      return differs(before[part], said) ? [[part, said] as const] : [];
    });
    if (parts.length === 0) onClose();
    else save.mutate({ params: { id: it.case.id }, body: Object.fromEntries(parts) });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <Dialog
      title={say('Their side of it')}
      open
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it as it was')}</Button>
          <Button type="submit" weight="main" shortcut="Ctrl ↵" busy={save.isPending}>
            {say('Keep it')}
          </Button>
        </>
      }
    >
      <div className="form-of" onKeyDown={press} role="presentation">
        <p className="small quiet">
          {passages.length === 0
            ? say('They have not written anything that could be quoted yet, so say it in your own words.')
            : say('Press the down arrow in a field to choose from their own words, or write it as you understand it.')}
        </p>
        {PERSPECTIVE_PARTS.map((part, n) => (
          <PartField
            key={part}
            part={part}
            said={saying[part]}
            passages={passages}
            autoFocus={n === 0}
            onChange={(said) => setSaying((old) => ({ ...old, [part]: said }))}
          />
        ))}
        <Trouble fault={save.error} kept={say('What you wrote is still here.')} />
        <Earlier caseId={it.case.id} />
      </div>
    </Dialog>
  );
}

function useSaidBefore(): Saying {
  const beside = useBeside();
  return Object.fromEntries(
    (beside?.perspective ?? []).map(({ part, words, entryId }) => [part, { words, entryId }]),
  ) as Saying;
}

const trimmed = (said: SaidPart | undefined): SaidPart | null =>
  said === undefined || said.words.trim() === '' ? null : { ...said, words: said.words.trim() };

/** Every sentence of the customer's, the newest first. */
const passagesOf = (it: CaseView): readonly Passage[] =>
  it.entries
    .filter(({ type, direction }) => (type === 'message' || type === 'contact') && direction === 'in')
    .toReversed()
    .flatMap(({ id, body, at }) =>
      sentencesOf(body).map((label, n) => ({ id: `${id}-${n}`, entryId: id, label, note: <At at={at} /> })),
    );

const MOST_OFFERED = 6;

/** What was typed narrows the sentences; for what they asked, questions come first. */
function offered(passages: readonly Passage[], part: PerspectivePart, typed: string): readonly Passage[] {
  const words = typed.toLowerCase().trim();
  const found = words === '' ? passages : passages.filter(({ label }) => label.toLowerCase().includes(words));
  const asks = ({ label }: Passage) => Number(/\?/.test(label));
  return (part === 'asked' ? found.toSorted((a, b) => asks(b) - asks(a)) : found).slice(0, MOST_OFFERED);
}

type PartFieldProps = {
  readonly part: PerspectivePart;
  readonly said: SaidPart | undefined;
  readonly passages: readonly Passage[];
  readonly autoFocus: boolean;
  readonly onChange: (said: SaidPart) => void;
};

function PartField({ part, said, passages, autoFocus, onChange }: PartFieldProps) {
  const words = said?.words ?? '';
  const theirs = said !== undefined && said.entryId !== null;
  return (
    <div className={theirs ? 'part-said is-theirs' : 'part-said'}>
      <Suggest
        label={partWord(part)}
        hint={theirs ? say('In their own words. Change a letter and it is yours.') : undefined}
        autoFocus={autoFocus}
        maxLength={MOST_PERSPECTIVE}
        value={words}
        suggestions={offered(passages, part, theirs ? '' : words)}
        onChange={(text) => onChange({ words: text, entryId: null })}
        onPick={(id) => {
          const passage = passages.find((one) => one.id === id);
          if (passage !== undefined) onChange({ words: passage.label, entryId: passage.entryId });
        }}
      />
    </div>
  );
}

/** What was said before, for whoever wonders how it changed. */
function Earlier({ caseId }: { caseId: string }) {
  const nameOf = useNameOf();
  const asked = useAsk(contract.perspectiveHistory, { params: { id: caseId } }, { watch: ['case'], about: caseId });
  const ended = (asked.data?.parts ?? []).filter(({ endedAt }) => endedAt !== null);
  if (ended.length === 0) return null;
  return (
    <details className="small">
      <summary>{say('What was noted before')}</summary>
      <ul className="earlier">
        {ended.map((one) => (
          <li key={`${one.part} ${one.at}`}>
            <b>{partWord(one.part)}</b> <span className={one.entryId === null ? '' : 'voice'}>{one.words}</span>{' '}
            <span className="quiet">
              {sayWith('{{name}}, {{when}}', { name: nameOf(one.by), when: <At at={one.at} /> })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
