import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Key } from '#ui/parts/marks.tsx';
import { At } from '#ui/time/now.tsx';
import { say, sayWith } from '#ui/words/say.ts';
import { PERSPECTIVE_PARTS } from '../../rules/index.ts';
import { useBeside, type BesideView } from '../case/beside.ts';
import { entryIdOf } from '../case/timeline-lines.ts';
import { partWord } from './part-words.ts';

type Line = BesideView['perspective'][number];

/** The customer's side of it, before anything else at the side: their words in serif, ours in sans. */
export function Perspective({ onOpen }: { onOpen: () => void }) {
  const me = useMe();
  const beside = useBeside();
  const lines = beside?.perspective ?? [];
  return (
    <section className="slot perspective" aria-busy={beside === undefined}>
      <h2>
        {say('Their side of it')} <Key>V</Key>
        {me.may('cases.change') && (
          <button type="button" className="slot-act" onClick={onOpen}>
            {lines.length === 0 ? say('Say it') : say('Change')}
          </button>
        )}
      </h2>
      {beside !== undefined && lines.length === 0 && (
        <p className="small quiet">{say('Nobody has noted yet what they need, how they feel and what they expect.')}</p>
      )}
      {lines.length > 0 && (
        <dl className="words">
          {PERSPECTIVE_PARTS.map((part) => {
            const line = lines.find((one) => one.part === part);
            return line === undefined ? null : <Part key={part} line={line} />;
          })}
        </dl>
      )}
      {lines.length > 0 && <Latest lines={lines} />}
    </section>
  );
}

function Part({ line }: { line: Line }) {
  return (
    <>
      <dt>{partWord(line.part)}</dt>
      {line.entryId === null ? (
        <dd>{line.words}</dd>
      ) : (
        <dd className="voice">
          <a href={`#${entryIdOf(line.entryId)}`} className="said" title={say('Where they said it')}>
            “{line.words.replaceAll(/^[“"]|[”"]$/g, '')}”
          </a>
        </dd>
      )}
    </>
  );
}

function Latest({ lines }: { lines: readonly Line[] }) {
  const nameOf = useNameOf();
  const last = lines.toSorted((a, b) => b.at - a.at)[0];
  if (last === undefined) return null;
  return (
    <p className="label said-by">
      {sayWith('{{name}}, {{when}}', { name: nameOf(last.by), when: <At at={last.at} /> })}
    </p>
  );
}
