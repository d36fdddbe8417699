import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea, TextField } from '#ui/parts/field.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { ClockView } from './clocks-panel.tsx';
import { amountWords } from './words.ts';

const firstNotice = (ends: string): string =>
  [
    say('Hello,'),
    say('We need more time for your matter, and are sorry for that. You will hear from us by [new date].'),
    say('The reason is: [reason]'),
    ...(ends === '' ? [] : [ends]),
  ].join('\n\n');

const hintFor = (says: readonly string[]): string =>
  says.length === 0
    ? say('[new date] becomes the date, and [reason] what you write above.')
    : say('[new date] becomes the date, and [reason] what you write above. It must also name {{what}}.', {
        what: says.join(', '),
      });

type ExtendProps = {
  readonly caseId: string;
  readonly clock: ClockView;
  /** What the notice has to end with by the rules of what the case is. */
  readonly ends?: string;
  readonly onClose: () => void;
};

/** More time: how much, why, and the letter that the customer gets in the same act. */
export function ExtendClock({ caseId, clock, ends = '', onClose }: ExtendProps) {
  const { rule, extension } = clock;
  const [by, setBy] = useState('5');
  const [reason, setReason] = useState('');
  const [first] = useState(() => firstNotice(ends));
  const { words: notice, set: setNotice, end } = useKeptWords({ caseId, field: `extend ${clock.id}` }, first);
  const extend = useTell(contract.extend, {
    onDone: ({ messageId }) => {
      toast({
        words:
          messageId === null
            ? say('Extended. There is no e-mail address: ring or write to them yourself.')
            : say('Extended, and the notice is on its way.'),
      });
      end();
      onClose();
    },
  });
  return (
    <Dialog
      title={say('Extend: {{what}}', { what: clock.title })}
      open
      wide
      onClose={onClose}
      onSubmit={() => extend.mutate({ params: { id: clock.id }, body: { by: Number(by), reason, notice } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={extend.isPending}>
            {say('Extend and tell them')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('By how many {{unit}}', { unit: rule.unit })}
        hint={say('At most {{amount}} more.', { amount: amountWords(extension?.left ?? 0, rule.unit) })}
        type="number"
        min={1}
        max={extension?.left ?? 1}
        required
        value={by}
        onChange={setBy}
      />
      <TextField label={say('Why, for the record')} required maxLength={1000} value={reason} onChange={setReason} />
      <TextArea
        label={say('Notice to the customer')}
        hint={hintFor(extension?.noticeSays ?? [])}
        required
        rows={8}
        maxLength={20_000}
        value={notice}
        onChange={setNotice}
      />
      <Trouble fault={extend.error} />
    </Dialog>
  );
}
