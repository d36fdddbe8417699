import { useRef, useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { say } from '#ui/words/say.ts';
import { walkedBy, type Guide } from '../../rules/index.ts';
import { ArticleProse } from '../prose.tsx';

/** Goes through a guide without a case, so that whoever writes it or agrees to it sees where it leads. Nothing is recorded. */
export function GuideTrial({ guide }: { guide: Guide }) {
  const [choices, setChoices] = useState<readonly number[]>([]);
  const heading = useRef<HTMLParagraphElement>(null);
  const way = walkedBy(guide, choices) ?? walkedBy(guide, []);
  if (way === undefined) return null;
  const { at, answers } = way;
  const go = (next: readonly number[]) => {
    setChoices(next);
    heading.current?.focus();
  };
  return (
    <div className="guide-run guide-trial">
      <dl className="given small">
        {answers.map(({ step, choice }, n) => {
          const key = `${n} ${step.id}`;
          return (
            <div key={key}>
              <dt>{step.words}</dt>
              <dd>{choice.words}</dd>
            </div>
          );
        })}
      </dl>
      <p className="guide-asks" ref={heading} tabIndex={-1}>
        {at.kind === 'question' ? at.words : at.into === 'answer' ? say('What to answer') : say('What to do')}
      </p>
      {at.kind === 'outcome' && <ArticleProse body={at.words} top={3} />}
      {at.kind === 'question' && at.hint !== '' && <p className="small quiet">{at.hint}</p>}
      <div className="row-of">
        {at.kind === 'question' &&
          at.choices.map(({ words }, n) => (
            <Button key={words} onClick={() => go([...choices, n])}>
              {words}
            </Button>
          ))}
        {answers.length > 0 && (
          <Button weight="bare" onClick={() => go(choices.slice(0, -1))}>
            {say('One step back')}
          </Button>
        )}
      </div>
    </div>
  );
}
