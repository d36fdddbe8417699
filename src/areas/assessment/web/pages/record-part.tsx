import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useMe } from '#areas/identity/web/index.ts';
import { At } from '#ui/time/now.tsx';
import { ask } from '#ui/wire/call.ts';
import { saveFile } from '#ui/wire/save-file.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { actWords } from '../parts/act-words.ts';
import type { Programme } from '../parts/types.ts';
import { partyWords } from '../parts/words.ts';

/** The record of a programme, what somebody has to say of their independence, and everything to take away for whoever examines. */
export function RecordPart({ programme }: { programme: Programme }) {
  const [open, setOpen] = useState(false);
  const [declares, setDeclares] = useState(false);
  return (
    <section aria-label={say('Record')}>
      <h2>{say('Record')}</h2>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{say('Everything that was done')}</summary>
        {open && <History id={programme.id} />}
      </details>
      <span className="row-of">
        <Button onClick={() => setDeclares(true)}>{say('Declare a conflict…')}</Button>
        {programme.mine.includes('examiner') && <SaveBundle id={programme.id} />}
      </span>
      {declares && <Declare programme={programme} onClose={() => setDeclares(false)} />}
    </section>
  );
}

function History({ id }: { id: string }) {
  const asked = useAsk(contract.history, { params: { id } }, { watch: ['assessment'], about: id });
  return (
    <Loaded asked={asked} what={say('The record')}>
      {({ entries }) =>
        entries.length === 0 ? (
          <p className="quiet">{say('Nothing here is for you to see yet.')}</p>
        ) : (
          <ol className="lines">
            {entries.map(({ seq, act, as, by, at }) => (
              <li key={seq}>
                <b>{actWords(act)}</b> {by}{' '}
                <span className="quiet">
                  {partyWords(as)} <At at={at} />
                </span>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}

function SaveBundle({ id }: { id: string }) {
  const [fault, setFault] = useState<Error | null>(null);
  const save = async () => {
    const { title, html, record } = await ask(contract.bundle, { params: { id } });
    saveFile(`${title}.html`, html, 'text/html');
    saveFile(`${title}.json`, record, 'application/json');
  };
  return (
    <>
      <Button
        onClick={() =>
          void save().catch((trouble: unknown) =>
            setFault(trouble instanceof Error ? trouble : new Error(String(trouble))),
          )
        }
      >
        {say('Save the whole record')}
      </Button>
      <Trouble fault={fault} />
    </>
  );
}

function Declare({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const me = useMe();
  const people = programme.names.filter(({ id }) => id !== me.officer.id);
  const [aboutId, setAboutId] = useState(people[0]?.id ?? '');
  const [words, setWords] = useState('');
  const declare = useTell(contract.declare, {
    onDone: () => {
      toast({ words: say('It is on record, and counts from now on.') });
      onClose();
    },
  });
  return (
    <Dialog
      title={say('Declare a conflict')}
      open
      onClose={onClose}
      onSubmit={() => declare.mutate({ params: { id: programme.id }, body: { aboutId, words } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={declare.isPending}>
            {say('Declare it')}
          </Button>
        </>
      }
    >
      <p>
        {say(
          'If you know somebody here from elsewhere, or have an interest in the result, say so. Neither of you assesses or assures the other from then on.',
        )}
      </p>
      <SelectField
        label={say('About whom')}
        value={aboutId}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setAboutId}
      />
      <TextArea label={say('What it is')} required rows={3} maxLength={1000} value={words} onChange={setWords} />
      <Trouble fault={declare.error} />
    </Dialog>
  );
}
