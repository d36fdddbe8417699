import { useState, type ChangeEvent } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

type Version = ReplyOf<typeof contract.frameworks>['versions'][number];

/** The bytes of a file, as they travel inside JSON. */
async function inBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCodePoint(...bytes.subarray(at, at + 8192)));
  return btoa(pieces.join(''));
}

/** A framework from a file: one of its own, or the next version of one that is here. It comes as a draft. */
export function BringFile({ versions, onClose }: { versions: readonly Version[]; onClose: () => void }) {
  const [file, setFile] = useState<File>();
  const [title, setTitle] = useState('');
  const [key, setKey] = useState('');
  const bring = useTell(contract.bring, { onDone: onClose });
  const choose = (event: ChangeEvent<HTMLInputElement>) => setFile(event.target.files?.[0]);
  const send = async () => {
    if (file !== undefined) bring.mutate({ body: { name: file.name, title, key, content: await inBase64(file) } });
  };
  const keys = [...new Map(versions.map((one) => [one.key, one.title]))];
  return (
    <Dialog
      open
      title={say('Bring a framework')}
      onClose={onClose}
      onSubmit={() => void send()}
      acts={
        <>
          <Button onClick={onClose}>{say('Not now')}</Button>
          <Button weight="main" type="submit" busy={bring.isPending}>
            {say('Bring it as a draft')}
          </Button>
        </>
      }
    >
      <p>
        {say(
          'A CASE package (.json), a spreadsheet with a column fullStatement (.xlsx, .csv), a list of capabilities or a SmartEvidence matrix.',
        )}
      </p>
      <label className="button">
        {file === undefined ? say('Choose a file') : file.name}
        <input className="unseen" type="file" accept=".json,.xlsx,.csv,.tsv,.matrix" onChange={choose} />
      </label>
      <TextField label={say('Its name')} value={title} onChange={setTitle} hint={say('Empty: as the file says it')} />
      <SelectField
        label={say('It is')}
        value={key}
        onChange={setKey}
        options={[
          { value: '', label: say('a framework of its own') },
          ...keys.map(([value, called]) => ({ value, label: say('the next version of {{title}}', { title: called }) })),
        ]}
      />
      {file === undefined && bring.isPending && <p role="status">{say('Choose a file first.')}</p>}
      <Trouble fault={bring.error} />
    </Dialog>
  );
}
