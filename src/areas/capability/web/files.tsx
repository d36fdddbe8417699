import { useState } from 'react';
import { Button, Fold, buttonLook } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { TextArea } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Notice, Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { number, say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { isRecording } from '../rules/index.ts';

type OfItem = ReplyOf<typeof contract.portfolio>['evidence'][number]['files'][number];

const KINDS: Readonly<Record<string, () => string>> = {
  application: () => say('document'),
  image: () => say('picture'),
  audio: () => say('recording'),
  video: () => say('video'),
  text: () => say('text'),
};
const kindOf = (mediaType: string): string => KINDS[mediaType.split('/')[0] ?? '']?.() ?? mediaType;

/** How large a file is, in words that are read at a glance. */
export const sizeWords = (size: number): string =>
  size < 1_000_000
    ? say('{{n}} kB', { n: number(Math.max(1, Math.round(size / 1000))) })
    : say('{{n}} MB', { n: number(Math.round(size / 100_000) / 10) });

/** The files of an item: looked at where they are, or saved. */
export const FilesOf = ({ files }: { files: readonly OfItem[] }) =>
  files.length === 0 ? null : (
    <ul className="said files-of">
      {files.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
    </ul>
  );

function FileLine({ file }: { file: OfItem }) {
  const [open, setOpen] = useState(false);
  const [out, setOut] = useState(false);
  const kind = kindOf(file.mediaType);
  const address = `/api/capability/files/${file.id}`;
  if (file.takenOut !== null)
    return <li className="quiet">{say('A file was taken out: {{why}}', { why: file.takenOut })}</li>;
  if (!file.kept)
    return (
      <li className="quiet">{say('The words were read from a {{kind}}. The file itself is not kept.', { kind })}</li>
    );
  return (
    <li>
      <div className="row-of">
        <Fold open={open} onToggle={() => setOpen(!open)}>
          {say('{{kind}}, {{size}}', { kind, size: sizeWords(file.size) })}
        </Fold>
        {!file.scanned && <Tag>{say('not scanned')}</Tag>}
        <a className={buttonLook('bare')} href={address} download>
          {say('Save')}
        </a>
        <Button weight="bare" onClick={() => setOut(true)}>
          {say('Take it out')}
        </Button>
      </div>
      {file.consent !== null && (
        <p className="why quiet">{say('Agreed to be recorded: {{who}}', { who: file.consent })}</p>
      )}
      {open && <Look mediaType={file.mediaType} address={`${address}?view=1`} />}
      {out && <TakeOut id={file.id} onClose={() => setOut(false)} />}
    </li>
  );
}

function Look({ mediaType, address }: { mediaType: string; address: string }) {
  if (mediaType.startsWith('image/')) return <img className="file-shown" src={address} alt={say('The picture')} />;
  if (mediaType.startsWith('audio/'))
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- a recording of work has no captions; its words stand in what it says
    return <audio className="file-shown" controls src={address} aria-label={say('The recording')} />;
  if (mediaType.startsWith('video/'))
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- as above
    return <video className="file-shown" controls src={address} aria-label={say('The recording')} />;
  return <iframe className="file-shown is-paper" src={address} title={say('The document')} />;
}

function TakeOut({ id, onClose }: { id: string; onClose: () => void }) {
  const [why, setWhy] = useState('');
  const takeOut = useTell(contract.takeOutFile, { onDone: onClose });
  return (
    <Dialog
      open
      title={say('Take the file out')}
      onClose={onClose}
      onSubmit={() => takeOut.mutate({ params: { id }, body: { why } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button weight="grave" type="submit" busy={takeOut.isPending}>
            {say('Take it out')}
          </Button>
        </>
      }
    >
      <p>{say('It is gone for everybody at once. What was agreed to stands, and says that a part of it is gone.')}</p>
      <TextArea label={say('Why')} required autoFocus rows={2} value={why} onChange={setWhy} />
      <Trouble fault={takeOut.error} />
    </Dialog>
  );
}

/** What a screen says beside a file that was just brought. */
export function AboutFile({
  mediaType,
  kept,
  doubtful,
}: {
  mediaType: string;
  kept: boolean;
  doubtful: readonly string[];
}) {
  if (!kept)
    return (
      <Notice {...(doubtful.length > 0 ? { meaning: 'due' as const } : {})}>
        {say('Its words stand below, without names. The file itself is not kept.')}{' '}
        {doubtful.length > 0 &&
          say('These may still name somebody: {{words}}', { words: doubtful.slice(0, 24).join(', ') })}
      </Notice>
    );
  return (
    <Notice meaning="due">
      {isRecording(mediaType)
        ? say('Nobody can take names out of a recording. Listen to all of it first.')
        : say('Nobody can take names out of this file by itself. Look through all of it first.')}
    </Notice>
  );
}
