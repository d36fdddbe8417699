import { useRef, useState } from 'react';
import { z } from 'zod';
import { Button } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { sendFile } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { number, say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Attempt, Method, Programme } from '../parts/types.ts';

type Props = { readonly programme: Programme; readonly method: Method; readonly attempt: Attempt };

const added = z.object({ id: z.string() });
const MB = 1_000_000;
const KB = 1000;

const sizeWords = (bytes: number): string =>
  bytes >= MB
    ? say('{{size}} MB', { size: number(Math.round((10 * bytes) / MB) / 10) })
    : say('{{size}} KB', { size: number(Math.max(1, Math.round(bytes / KB))) });

/** The files of a showcase: put in and taken out by the apprentice until it is submitted, and opened by whoever may. */
export function ShowcaseFiles({ programme, method, attempt }: Props) {
  const own = programme.mine.includes('apprentice') && attempt.submitted === null;
  const remove = useTell(contract.removeShowcaseFile);
  if (!own && attempt.files.length === 0) return null;
  return (
    <>
      {attempt.files.length > 0 && (
        <ul className="lines" aria-label={say('Files of the showcase')}>
          {attempt.files.map(({ id, name, size }) => (
            <li key={id}>
              <a href={`/api/showcase-files/${id}`} download={name}>
                {name}
              </a>{' '}
              <span className="quiet">{sizeWords(size)}</span>{' '}
              {own && (
                <Button
                  weight="bare"
                  aria-label={say('Take out {{name}}', { name })}
                  onClick={() => remove.mutate({ params: { id }, body: {} })}
                >
                  {say('Take it out')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Trouble fault={remove.error} />
      {own && <AddFiles programme={programme} method={method} />}
    </>
  );
}

function AddFiles({ programme: { id }, method }: Omit<Props, 'attempt'>) {
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const add = async (files: readonly File[]) => {
    setFault(null);
    for (const file of files) {
      setSending(file.name);
      const query = new URLSearchParams({ method: method.key, name: file.name });
      await sendFile(`/api/programmes/${id}/showcase-files?${query}`, file, added);
    }
  };
  const chosen = (files: readonly File[]) =>
    void add(files)
      .catch((trouble: unknown) => setFault(trouble instanceof Error ? trouble : new Error(String(trouble))))
      .finally(() => setSending(null));
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={say('Files for the showcase')}
        onChange={({ target }) => {
          chosen([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <span className="row-of">
        <Button busy={sending !== null} onClick={() => input.current?.click()}>
          {say('Add files…')}
        </Button>
        <span className="quiet" role="status">
          {sending === null
            ? say('PDF, documents, slides, pictures, sound, film or text, up to 25 MB each.')
            : say('Sending {{name}}…', { name: sending })}
        </span>
      </span>
      <Trouble fault={fault} />
    </>
  );
}
