import { blocksOf, type Inline } from '../rules/index.ts';

/** An article as it reads: headings, paragraphs, lists, bold words and links, and nothing else. */
export function ArticleProse({ body, top = 2 }: { body: string; top?: 2 | 3 }) {
  return (
    <div className="article-prose">
      {blocksOf(body).map((block, n) => {
        const key = `${n}`;
        if (block.kind === 'heading') {
          const Heading = block.level + top - 2 > 2 ? 'h3' : 'h2';
          return <Heading key={key}>{block.text}</Heading>;
        }
        if (block.kind === 'paragraph')
          return (
            <p key={key}>
              <Parts parts={block.parts} />
            </p>
          );
        const List = block.numbered ? 'ol' : 'ul';
        return (
          <List key={key}>
            {block.items.map((parts, at) => (
              <li key={`${key}-${at}`}>
                <Parts parts={parts} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}

const Parts = ({ parts }: { parts: readonly Inline[] }) =>
  parts.map(({ text, bold, href }, n) => {
    const key = `${n}`;
    if (href !== undefined)
      return (
        <a key={key} href={href} rel="noreferrer" target="_blank">
          {text}
        </a>
      );
    return bold === true ? <b key={key}>{text}</b> : <span key={key}>{text}</span>;
  });
