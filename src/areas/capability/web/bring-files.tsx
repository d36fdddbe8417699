import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Pick, TextField } from '#ui/parts/field.tsx';
import { sendFile } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import type { z } from 'zod';
import { uploadedFile } from '../contract/files.ts';
import { MOST_FILES, isRecording } from '../rules/index.ts';
import { AboutFile, sizeWords } from './files.tsx';

type Uploaded = z.infer<typeof uploadedFile>;
export type Brought = Uploaded & { readonly name: string; readonly looked: boolean; readonly consent: string };

type Props = {
  readonly files: readonly Brought[];
  /** `read`: the words that were read in files. What is typed while a file comes stays. */
  readonly onChange: (of: (files: readonly Brought[]) => readonly Brought[], read?: string) => void;
};

const TAKEN = '.pdf,.png,.jpg,.jpeg,.gif,.webp,.txt,.md,.csv,.docx,.mp3,.m4a,.ogg,.wav,.flac,.aac,.mp4,.webm';

/** Files of one’s own: each says what it is, and waits for the word of whoever looked through it. */
export function BringFiles({ files, onChange }: Props) {
  const [state, setState] = useState<'rest' | 'busy' | Error>('rest');
  const add = async (chosen: readonly File[]) => {
    setState('busy');
    const added: Brought[] = [];
    try {
      for (const file of chosen.slice(0, MOST_FILES - files.length)) {
        const path = `/api/capability/uploads?name=${encodeURIComponent(file.name.slice(0, 255))}`;
        const it = await sendFile(path, file, uploadedFile);
        added.push({ ...it, name: file.name, looked: false, consent: '' });
      }
      setState('rest');
    } catch (fault) {
      setState(fault instanceof Error ? fault : new Error(say('The file could not be read.')));
    }
    if (added.length > 0) onChange((now) => [...now, ...added], added.flatMap(({ text }) => text ?? []).join('\n\n'));
  };
  const change = (id: string, more: Partial<Brought>) =>
    onChange((now) => now.map((file) => (file.id === id ? { ...file, ...more } : file)));
  return (
    <fieldset className="lines-of">
      <legend>{say('Files')}</legend>
      {files.map((file) => (
        <OneFile
          key={file.id}
          file={file}
          onChange={(more) => change(file.id, more)}
          onDrop={() => onChange((now) => now.filter(({ id }) => id !== file.id))}
        />
      ))}
      {files.length < MOST_FILES && (
        <label className="button" aria-busy={state === 'busy'}>
          {state === 'busy' ? say('It is being looked at') : say('Choose a file or a recording')}
          <input
            type="file"
            multiple
            className="unseen"
            accept={TAKEN}
            onChange={(event) => {
              void add([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </label>
      )}
      {state instanceof Error && (
        <p className="fault" role="alert">
          {state.message}
        </p>
      )}
    </fieldset>
  );
}

type OneProps = {
  readonly file: Brought;
  readonly onChange: (more: Partial<Brought>) => void;
  readonly onDrop: () => void;
};

function OneFile({ file, onChange, onDrop }: OneProps) {
  return (
    <div className="brought">
      <div className="row-of">
        <b>{file.name}</b> <span className="quiet num">{sizeWords(file.size)}</span>
        <Button weight="bare" onClick={onDrop} aria-label={say('Leave it out: {{name}}', { name: file.name })}>
          {say('Leave it out')}
        </Button>
      </div>
      <AboutFile mediaType={file.mediaType} kept={file.kept} doubtful={file.doubtful} />
      {isRecording(file.mediaType) && (
        <TextField
          label={say('Who agreed to be recorded, and how they were asked')}
          hint={say('Such as: the customer, asked at the start of the call')}
          required
          value={file.consent}
          onChange={(consent) => onChange({ consent })}
        />
      )}
      {file.kept && (
        <Pick
          label={say('I have been through all of it. Nobody is named, shown or heard in it who did not agree.')}
          checked={file.looked}
          onChange={(looked) => onChange({ looked })}
        />
      )}
    </div>
  );
}
