import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Choice, SelectField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';
import { TONES } from '../../rules/index.ts';
import type { CaseView } from '../types.ts';
import { sentence } from '../words.ts';
import { useDraft } from './drafts.ts';
import { Writing } from './writing.tsx';

const CHANNELS = [
  { value: 'phone', label: 'Telephone' },
  { value: 'counter', label: 'Counter' },
  { value: 'letter', label: 'Letter' },
] as const;
const DIRECTIONS = [
  { value: 'in', label: 'They called' },
  { value: 'out', label: 'I called' },
] as const;
const TONE_OPTIONS = [
  { value: '', label: 'Not noted' },
  ...TONES.map((tone) => ({ value: tone, label: sentence(tone) })),
];

/** What was said on the telephone or at the counter, written down while it is fresh. */
export function CallBox({ it }: { it: CaseView }) {
  const draft = useDraft(it.case.id, 'call', []);
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]['value']>('phone');
  const [direction, setDirection] = useState<(typeof DIRECTIONS)[number]['value']>('in');
  const [tone, setTone] = useState('');
  const log = useTell(contract.logContact, { onDone: draft.end });
  const send = () => {
    if (draft.body.trim() === '' || log.isPending) return;
    const heard = TONES.find((one) => one === tone) ?? null;
    log.mutate({ params: { id: it.case.id }, body: { channel, direction, said: draft.body, tone: heard } });
  };
  return (
    <div>
      <div className="row-of call-how">
        <Choice label="Who called" value={direction} options={DIRECTIONS} onChange={setDirection} />
        <Choice label="By which way" value={channel} options={CHANNELS} onChange={setChannel} />
      </div>
      <Writing label="What was said, in their words" value={draft.body} onChange={draft.write} onSend={send} />
      <Trouble fault={log.error} kept="Your text is still here." />
      <footer>
        <div className="inline-field">
          <SelectField label="They sounded" value={tone} options={TONE_OPTIONS} onChange={setTone} />
        </div>
        <span className="push" />
        <Button weight="main" shortcut="Ctrl ↵" busy={log.isPending} onClick={send}>
          Log it
        </Button>
      </footer>
    </div>
  );
}
