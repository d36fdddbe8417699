import { Icon } from '#ui/icons/icon.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import type { CaseEntry } from '../types.ts';
import { sizeWords } from '../words.ts';

const SEEN_HERE = /^(image\/(png|jpeg|gif|webp)|application\/pdf)$/;

/** The papers that came with a message. Pictures and PDF open beside the desk; everything else is saved first. */
export function Attachments({ of }: { of: CaseEntry }) {
  const papers = of.attachments.filter(({ inline }) => !inline);
  if (papers.length === 0) return null;
  return (
    <ul className="row-of made" aria-label="Attachments">
      {papers.map((paper) =>
        paper.scan === 'infected' ? (
          <li key={paper.id} className="paper">
            <Icon name="clip" /> {paper.name} <Tag meaning="late">Virus found, held back</Tag>
          </li>
        ) : (
          <li key={paper.id}>
            <a
              className="paper"
              href={`/api/attachments/${paper.id}${SEEN_HERE.test(paper.mediaType) ? '?view=1' : ''}`}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="clip" /> {paper.name} <span className="faint">{sizeWords(paper.size)}</span>
            </a>
          </li>
        ),
      )}
    </ul>
  );
}
