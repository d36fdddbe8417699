import { useState } from 'react';
import { z } from 'zod';
import { sizeWords } from '#areas/cases/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { sendFile } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';

export type Paper = { readonly id: string; readonly name: string; readonly size: number };
const uploaded = z.object({ id: z.string() });

/** The files that go with an answer. */
export function Papers({ papers, onDrop }: { papers: readonly Paper[]; onDrop: (id: string) => void }) {
  if (papers.length === 0) return null;
  return (
    <ul className="row-of papers" aria-label={say('Attached')}>
      {papers.map(({ id, name, size }) => (
        <li key={id}>
          <button
            type="button"
            className="paper"
            aria-label={say('Take off {{name}}', { name })}
            onClick={() => onDrop(id)}
          >
            <Icon name="clip" /> {name} <span className="faint">{sizeWords(size)}</span> <Icon name="cross" />
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Attach({ caseId, onAdd }: { caseId: string; onAdd: (papers: readonly Paper[]) => void }) {
  const [state, setState] = useState<'rest' | 'busy' | Error>('rest');
  const add = async (files: readonly File[]) => {
    setState('busy');
    const added: Paper[] = [];
    try {
      for (const file of files) {
        const path = `/api/cases/${caseId}/uploads?name=${encodeURIComponent(file.name)}`;
        const { id } = await sendFile(path, file, uploaded);
        added.push({ id, name: file.name, size: file.size });
      }
      setState('rest');
    } catch (fault) {
      setState(fault instanceof Error ? fault : new Error(say('The file could not be read.')));
    }
    if (added.length > 0) onAdd(added);
  };
  return (
    <>
      <label className="button is-bare attach" aria-busy={state === 'busy'}>
        <Icon name="clip" /> {state === 'busy' ? say('Attaching') : say('Attach')}
        <input
          type="file"
          multiple
          className="unseen"
          onChange={(event) => {
            void add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </label>
      {state instanceof Error && <span className="late small">{state.message}</span>}
    </>
  );
}
