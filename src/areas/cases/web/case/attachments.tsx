import { useState } from 'react';
import { Icon } from '#ui/icons/icon.tsx';
import { laterDialog } from '#ui/parts/later.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { say } from '#ui/words/say.ts';
import type { CaseEntry, CaseView } from '../types.ts';
import { sizeWords } from '../words.ts';

export type Paper = CaseEntry['attachments'][number];

const Viewer = laterDialog<ViewerProps>(
  async () => (await import('./viewer.tsx')).Viewer,
  () => say('The attachment'),
);
export type ViewerProps = {
  readonly papers: readonly Paper[];
  readonly at: string;
  readonly onGo: (id: string) => void;
  readonly onClose: () => void;
};

const papersOf = (entry: CaseEntry): readonly Paper[] => entry.attachments.filter(({ inline }) => !inline);

/** The papers that came with a message. Each opens over the case, and from one the next is a key away. */
export function Attachments({ of, it }: { of: CaseEntry; it: CaseView }) {
  const [open, setOpen] = useState<string>();
  const papers = papersOf(of);
  if (papers.length === 0) return null;
  return (
    <>
      <ul className="row-of made" aria-label={say('Attachments')}>
        {papers.map((paper) => (
          <li key={paper.id}>
            <button
              type="button"
              className="paper"
              onPointerEnter={() => void Viewer.fetch()}
              onFocus={() => void Viewer.fetch()}
              onClick={() => setOpen(paper.id)}
            >
              <Icon name="clip" /> {paper.name} <span className="faint">{sizeWords(paper.size)}</span>
              {paper.scan === 'infected' && <Tag meaning="late">{say('Virus found, held back')}</Tag>}
            </button>
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <Viewer papers={it.entries.flatMap(papersOf)} at={open} onGo={setOpen} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
