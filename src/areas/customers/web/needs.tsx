import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button, IconButton } from '#ui/parts/button.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { Refused } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { NEED_KINDS } from '../rules/index.ts';
import { languageOf, languageOptions } from './languages.ts';
import { needName, sayNeed } from './needs-words.ts';
import type { CustomerView } from './customer-screen.tsx';

/** What they need from us, in lines that anybody beside them can heed. */
export function NeedLines({ it, onEnd }: { it: CustomerView; onEnd?: (id: string) => void }) {
  const { customer, needs } = it;
  return (
    <ul className="needs">
      {needs.map((need) => (
        <li key={need.id} className="need">
          <Icon name={need.kind === 'interpreter' ? 'speech' : need.kind === 'times' ? 'clock' : 'ear'} />
          <span>{sayNeed(need)}</span>
          {onEnd && (
            <IconButton
              icon="cross"
              weight="bare"
              label={say('They no longer need this: {{need}}', { need: sayNeed(need) })}
              onClick={() => onEnd(need.id)}
            />
          )}
        </li>
      ))}
      {customer.needs !== '' && (
        <li className="need">
          <Icon name="ear" /> <span>{customer.needs}</span>
        </li>
      )}
      {customer.language !== null && !needs.some(({ kind }) => kind === 'interpreter') && (
        <li className="need">
          <Icon name="speech" /> <span>{say('Speaks {{language}}', { language: languageOf(customer.language) })}</span>
        </li>
      )}
    </ul>
  );
}

export function Needs({ it }: { it: CustomerView }) {
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const end = useTell(contract.endNeed);
  const may = me.may('customers.change');
  const none = it.needs.length === 0 && it.customer.needs === '' && it.customer.language === null;
  return (
    <section className="slot">
      <h2>
        {say('What they need')}
        {may && (
          <button type="button" className="slot-act" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {say('Add')}
          </button>
        )}
      </h2>
      {none && !adding && <p className="small quiet">{say('Nothing is noted.')}</p>}
      <NeedLines it={it} {...(may ? { onEnd: (id: string) => end.mutate({ params: { id } }) } : {})} />
      <Trouble fault={end.error} />
      {adding && <AddNeed customerId={it.customer.id} onClose={() => setAdding(false)} />}
    </section>
  );
}

function AddNeed({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const [chosen, setKind] = useState<string>('interpreter');
  const [language, setLanguage] = useState('vi');
  const [detail, setDetail] = useState('');
  const add = useTell(contract.addNeed, { onDone: onClose });
  const kind = NEED_KINDS.find((one) => one === chosen) ?? 'other';
  const wrong = add.error instanceof Refused ? add.error.on('detail') : undefined;
  return (
    <form
      className="stack add-point"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({
          params: { id: customerId },
          body: { kind, detail, ...(kind === 'interpreter' ? { language } : {}) },
        });
      }}
    >
      <SelectField
        label={say('What')}
        value={kind}
        options={NEED_KINDS.map((value) => ({ value, label: needName(value) }))}
        onChange={setKind}
      />
      {kind === 'interpreter' && (
        <SelectField label={say('Language')} value={language} options={languageOptions()} onChange={setLanguage} />
      )}
      <TextField
        label={say('More about it')}
        hint={hintFor(kind)}
        fault={wrong}
        maxLength={500}
        value={detail}
        onChange={setDetail}
      />
      <Trouble fault={wrong === undefined ? add.error : null} />
      <div className="row-of">
        <Button type="submit" busy={add.isPending}>
          {say('Add')}
        </Button>
        <Button weight="bare" onClick={onClose}>
          {say('Leave it')}
        </Button>
      </div>
    </form>
  );
}

function hintFor(kind: string): string {
  if (kind === 'times') return say('For example: mornings, never on Fridays');
  if (kind === 'channel') return say('For example: ring, do not write');
  if (kind === 'relay') return say('For example: speak and listen');
  return say('For whoever serves them next');
}
