import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Icon } from '#ui/icons/icon.tsx';
import { Button, buttonLook } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Key, Tag } from '#ui/parts/marks.tsx';
import { Empty, Waiting } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';
import { useCaseSlots } from '../slots.tsx';
import { sizeWords } from '../words.ts';
import type { Paper, ViewerProps } from './attachments.tsx';

/** The papers of a case, one at a time, over the work. Arrows go on; Escape puts the officer back where they were. */
export function Viewer({ papers, at, onGo, onClose }: ViewerProps) {
  const n = papers.findIndex(({ id }) => id === at);
  const paper = papers[n];
  if (paper === undefined) return null;
  const go = (step: 1 | -1) => {
    const next = papers[n + step];
    if (next !== undefined) onGo(next.id);
  };
  useArrows(go);
  return (
    <Dialog
      title={paper.name}
      open
      wide
      onClose={onClose}
      acts={
        <>
          <span className="small quiet push-start">
            {say('{{n}} of {{all}}', { n: n + 1, all: papers.length })} · {sizeWords(paper.size)} ·{' '}
            <Scan paper={paper} />
          </span>
          {papers.length > 1 && (
            <>
              <Button aria-disabled={n === 0} onClick={() => go(-1)}>
                {say('Before')} <Key>←</Key>
              </Button>
              <Button aria-disabled={n === papers.length - 1} onClick={() => go(1)}>
                {say('Next')} <Key>→</Key>
              </Button>
            </>
          )}
          {paper.scan !== 'infected' && (
            <a className={buttonLook()} href={`/api/attachments/${paper.id}`} download={paper.name}>
              <Icon name="down" /> {say('Save')}
            </a>
          )}
          <Button weight="main" autoFocus onClick={onClose}>
            {say('Back to the case')} <Key>Esc</Key>
          </Button>
        </>
      }
    >
      <div className="viewer">
        <Shown key={paper.id} paper={paper} />
      </div>
    </Dialog>
  );
}

/** Arrows go from paper to paper wherever the focus is, but for a text that is being scrolled. */
function useArrows(go: (step: 1 | -1) => void): void {
  const press = useEffectEvent(({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (ctrlKey || metaKey || altKey || (target instanceof HTMLElement && target.matches('.whole'))) return;
    if (key === 'ArrowRight') go(1);
    if (key === 'ArrowLeft') go(-1);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Whether it was looked through for viruses, and what was found. */
function Scan({ paper: { scan } }: { paper: Paper }) {
  if (scan === 'clean') return <span className="kept">{say('scanned, nothing found')}</span>;
  if (scan === 'infected') return <Tag meaning="late">{say('virus found')}</Tag>;
  return <span className="due">{say('not scanned for viruses')}</span>;
}

type Way = 'picture' | 'pdf' | 'text' | 'mail' | 'none';

const TEXTS = /\.(txt|csv|log|md|json|xml|ics|vcf|ya?ml)$/i;

function wayOf({ mediaType, name }: Paper): Way {
  if (/^image\/(png|jpeg|gif|webp)$/.test(mediaType)) return 'picture';
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType === 'message/rfc822' || /\.eml$/i.test(name)) return 'mail';
  return mediaType.startsWith('text/') || TEXTS.test(name) ? 'text' : 'none';
}

function Shown({ paper }: { paper: Paper }): ReactNode {
  const { Mail } = useCaseSlots();
  const address = `/api/attachments/${paper.id}?view=1`;
  if (paper.scan === 'infected')
    return (
      <Empty title={say('A virus was found in this file')} ring="released">
        <p>
          {say(
            'It is kept for the record and given to nobody. Ask the customer to send it again, as a PDF or a photo.',
          )}
        </p>
      </Empty>
    );
  switch (wayOf(paper)) {
    case 'picture':
      return <img src={address} alt={paper.name} />;
    case 'pdf':
      return <iframe src={address} title={paper.name} />;
    case 'mail':
      return <Mail attachmentId={paper.id} />;
    case 'text':
      return <Text paper={paper} />;
    case 'none':
      return (
        <Empty title={say('This kind of file is not shown here')} ring="open">
          <p>{say('Save it and open it with the program it is for, if you trust who sent it.')}</p>
        </Empty>
      );
  }
}

/** More than anybody reads in a window; the rest is in the file. */
const MOST_TEXT = 400_000;

/** Bytes as text: what is no UTF-8 was most likely written on an old Windows machine. */
function textOf(bytes: ArrayBuffer): string {
  const part = bytes.slice(0, MOST_TEXT);
  try {
    return new TextDecoder('utf-8', { fatal: bytes.byteLength <= MOST_TEXT }).decode(part);
  } catch {
    return new TextDecoder('windows-1252').decode(part);
  }
}

function Text({ paper }: { paper: Paper }) {
  const asked = useQuery({
    queryKey: ['attachment as text', paper.id],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/attachments/${paper.id}`, { signal });
      if (!response.ok) throw new Error(String(response.status));
      return textOf(await response.arrayBuffer());
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (asked.error !== null)
    return <Empty title={say('The text could not be fetched. Save the file instead.')} ring="released" />;
  if (asked.data === undefined) return <Waiting what={say('The text')} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <pre className="whole" tabIndex={0} aria-label={paper.name}>
      {asked.data}
      {paper.size > MOST_TEXT && `\n\n${say('… the rest is in the file.')}`}
    </pre>
  );
}
