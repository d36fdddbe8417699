import { startTransition, useEffect, useId, useMemo, useState } from 'react';
import type { CheckProps } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import {
  AGREED_GRADE,
  checkText,
  gradeOf,
  readyWords,
  wordsIn,
  type Finding,
  type Part,
  type PlainWords,
} from '../rules/index.ts';
import { toneWords } from './words.ts';

/** Beyond this a text is no letter that somebody types. */
const MOST = 20_000;
/** Below this there is nothing to say about how it reads. */
const LEAST_WORDS = 8;
const MOST_SHOWN = 12;
/** A pause between two words, in which a text is worth reading: no key waits for it. */
const PAUSE_MS = 250;

/**
 * How a text reads, while it is written: the school year it asks for, what readers stumble over and what it does not say.
 * It never stops anybody, and nothing of it leaves the browser.
 */
export function Check({ text, replies, onGo }: CheckProps) {
  const typed = useAtRest(text.slice(0, MOST));
  const asked = useAsk(contract.plainWords, {});
  const words = asked.data?.words;
  const plain = useMemo(() => (words === undefined ? undefined : readyWords(words)), [words]);
  if (plain === undefined || wordsIn(typed).length < LEAST_WORDS) return null;
  return <Checked text={typed} replies={replies} plain={plain} onGo={onGo} />;
}

/** The text as it was when the typing last paused. One that was sent or thrown away is gone at once. */
function useAtRest(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setRested(text)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return text === '' ? '' : rested;
}

type CheckedProps = CheckProps & { readonly plain: PlainWords };

function Checked({ text, replies, plain, onGo }: CheckedProps) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const { findings, missing } = useMemo(() => checkText(text, { plain, asks: { replies } }), [text, plain, replies]);
  const grade = useMemo(() => gradeOf(text), [text]);
  const count = (kind: Finding['kind']) => findings.filter((one) => one.kind === kind).length;
  const told = [
    counted(count('long sentence'), (n) => sayCount(n, '{{count}} long sentence', '{{count}} long sentences')),
    counted(count('plainer word'), (n) => sayCount(n, '{{count}} plainer word', '{{count}} plainer words')),
    counted(count('passive'), (n) => sayCount(n, '{{count}} passive', '{{count}} passives')),
    counted(count('tone'), (n) => sayCount(n, '{{count}} hard word', '{{count}} hard words')),
    counted(missing.length, (n) => sayCount(n, '{{count}} part missing', '{{count}} parts missing')),
  ].filter((one) => one !== undefined);
  const any = told.length > 0;
  return (
    <div className="reads" role="group" aria-label={say('How it reads')}>
      <p className="row-of small">
        {grade !== undefined && (
          <span className={grade > AGREED_GRADE ? 'due num' : 'quiet num'}>
            {grade > AGREED_GRADE
              ? say('Reads like school year {{year}}, aim for {{aim}}', { year: grade, aim: AGREED_GRADE })
              : say('Reads like school year {{year}}', { year: grade })}
          </span>
        )}
        {any ? (
          <Button weight="bare" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
            {told.join(' · ')}
          </Button>
        ) : (
          <span className="quiet">{say('Reads plainly')}</span>
        )}
      </p>
      {open && any && (
        <ul id={list} className="plain reads-list">
          {missing.map((part) => (
            <li key={part}>{missingWords(part)}</li>
          ))}
          {findings.slice(0, MOST_SHOWN).map((one) => (
            <Found key={`${one.kind} ${one.from}`} one={one} text={text} onGo={onGo} />
          ))}
          {findings.length > MOST_SHOWN && (
            <li className="quiet">
              {sayCount(findings.length - MOST_SHOWN, 'and {{count}} more', 'and {{count}} more')}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

const counted = (count: number, words: (count: number) => string): string | undefined =>
  count === 0 ? undefined : words(count);

type FoundProps = { readonly one: Finding; readonly text: string; readonly onGo: CheckProps['onGo'] };

function Found({ one, text, onGo }: FoundProps) {
  const quote = text.slice(one.from, one.to);
  return (
    <li className="row-of">
      <span className="cut">
        <q>{quote}</q> <span className="quiet">{whyOf(one)}</span>
      </span>
      <span className="row-of push">
        {one.kind === 'plainer word' &&
          one.plainer.slice(0, 3).map((word) => (
            <Button key={word} onClick={() => onGo(one, word)}>
              {say('Use “{{word}}”', { word })}
            </Button>
          ))}
        <Button weight="bare" aria-label={say('Go to “{{words}}”', { words: quote })} onClick={() => onGo(one)}>
          {say('Go there')}
        </Button>
      </span>
    </li>
  );
}

function whyOf(one: Finding): string {
  if (one.kind === 'long sentence') return say('{{count}} words in one sentence', { count: one.words });
  if (one.kind === 'passive') return say('does not say who does it');
  if (one.kind === 'tone') return toneWords(one.why);
  return one.plainer.length === 0 ? say('can be left out') : say('has a plainer word');
}

function missingWords(part: Part): string {
  const said: Readonly<Record<Part, string>> = {
    'what happens next': say('It does not say what happens next.'),
    'by when': say('It does not say by when.'),
    'who to ask': say('It does not say whom to ask.'),
    'review right': say('It refuses something and does not say who can look at it again.'),
  };
  return said[part];
}
