import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

export type Rule = ReplyOf<typeof contract.rules>['rules'][number];

/** The next version of a rule: another time, from a day on. What runs already keeps the version it began with. */
export function NextVersion({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const { id: _id, version: _version, withdrawn: _withdrawn, ...given } = rule;
  const [amount, setAmount] = useState(String(rule.budget.amount));
  const [effectiveFrom, setEffectiveFrom] = useState('');
  const [source, setSource] = useState(rule.source.title);
  const make = useTell(contract.makeRule, { onDone: onClose });
  const budget = { ...rule.budget, amount: Number(amount) };
  return (
    <Dialog
      title={say('Next version: {{rule}}', { rule: rule.title })}
      open
      onClose={onClose}
      onSubmit={() =>
        make.mutate({ body: { ...given, budget, effectiveFrom, source: { ...rule.source, title: source } } })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={make.isPending}>
            {say('Make it')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('How many {{unit}}', { unit: rule.budget.unit })}
        type="number"
        min={1}
        required
        value={amount}
        onChange={setAmount}
      />
      <TextField
        label={say('In force from')}
        type="date"
        required
        hint={say('What runs already keeps its version.')}
        value={effectiveFrom}
        onChange={setEffectiveFrom}
      />
      <TextField label={say('Source')} required maxLength={200} value={source} onChange={setSource} />
      <Trouble fault={make.error} />
    </Dialog>
  );
}
