import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { TextField } from '#ui/parts/field.tsx';
import { Notice, Trouble } from '#ui/parts/states.tsx';
import { Refused } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

const EMPTY = { old: '', chosen: '' };

/** The old one is asked for, so that a desk left open gives nobody an account. */
export function Password() {
  const [form, setForm] = useState(EMPTY);
  const change = useTell(contract.changePassword, { onDone: () => setForm(EMPTY) });
  const refused = change.error instanceof Refused ? change.error : undefined;
  const put = (part: Partial<typeof EMPTY>) => {
    if (!change.isIdle) change.reset();
    setForm((before) => ({ ...before, ...part }));
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ body: { old: form.old, new: form.chosen } });
      }}
    >
      <TextField
        label={say('The password you have')}
        type="password"
        autoComplete="current-password"
        required
        value={form.old}
        onChange={(old) => put({ old })}
        fault={refused?.on('old') === undefined ? undefined : say('That is not it.')}
      />
      <TextField
        label={say('The new one')}
        type="password"
        autoComplete="new-password"
        required
        minLength={12}
        hint={say('At least 12 characters. Four words in a row are easy to remember and hard to guess.')}
        value={form.chosen}
        onChange={(chosen) => put({ chosen })}
        fault={refused?.on('new')}
      />
      {refused?.fields.length !== 1 && <Trouble fault={change.error} />}
      {change.isSuccess && (
        <Notice icon="tick" role="status">
          {say('It is changed. Wherever else you were signed in, you are signed out.')}
        </Notice>
      )}
      <div className="row-of">
        <Button type="submit" busy={change.isPending}>
          {say('Change it')}
        </Button>
      </div>
    </form>
  );
}
