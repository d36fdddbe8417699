import type { ComponentProps, ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { TodayWords } from '#areas/cases/web/index.ts';
import { useNameOf } from '#areas/identity/web/index.ts';
import { say, sayWith } from '#ui/words/say.ts';

type Thing = ComponentProps<TodayWords['What']>['it'];

const text = ({ facts }: Thing, name: string): string => {
  const fact = facts[name];
  return typeof fact === 'string' ? fact : '';
};

const toCase = (words: (it: Thing) => string) =>
  function ToCase({ it }: { it: Thing }) {
    return (
      <Link className="what" to="/case/$id" params={{ id: it.caseId ?? '' }} hash="decisions">
        {words(it)}
      </Link>
    );
  };

/** Who is behind it, as this officer calls them. */
function By({ it }: { it: Thing }) {
  const who = text(it, 'who');
  return useNameOf()(who === '' ? null : who);
}

const standsIn = (it: Thing): ReactNode => (it.because === 'stands in' ? ` ${say('You stand in.')}` : '');

/** How Today tells of what waits for a signature, of what came back, and of what a customer has to be told. */
export const DECISIONS_TODAY: Readonly<Record<string, TodayWords>> = {
  'decisions.sign': {
    icon: 'sign',
    What: toCase((it) => say('Decide: {{what}}', { what: text(it, 'words') })),
    Why: ({ it }) => (
      <>
        {sayWith('{{who}} {{word}}.', { who: <By it={it} />, word: <b>{say('asks you to decide')}</b> })}
        {standsIn(it)}
      </>
    ),
  },
  'decisions.approve': {
    icon: 'eye',
    What: toCase((it) => say('Read the answer before it goes: {{subject}}', { subject: it.subject })),
    Why: ({ it }) => (
      <>
        {sayWith('{{who}} wrote it and it {{word}}. {{why}}', {
          who: <By it={it} />,
          word: <b>{say('waits for you')}</b>,
          why: text(it, 'words'),
        })}
        {standsIn(it)}
      </>
    ),
  },
  'decisions.late': {
    icon: 'clock',
    What: toCase((it) => say('Ask after the decision: {{what}}', { what: text(it, 'words') })),
    Why: ({ it }) =>
      sayWith('{{who}} should have {{word}} it by now.', {
        who: <By it={it} />,
        word: <b className="late">{say('decided')}</b>,
      }),
  },
  'decisions.returned': {
    icon: 'undo',
    What: toCase((it) =>
      it.because === 'text'
        ? say('Change the answer that came back: {{subject}}', { subject: it.subject })
        : say('Ask again: {{subject}}', { subject: it.subject }),
    ),
    Why: ({ it }) =>
      sayWith('{{who}} {{word}}: {{reasons}}', {
        who: <By it={it} />,
        word: <b>{say('sent it back')}</b>,
        reasons: text(it, 'words'),
      }),
  },
  'decisions.flag': {
    icon: 'flag',
    What: toCase((it) => say('Know of this: {{subject}}', { subject: it.subject })),
    Why: ({ it }) =>
      sayWith('{{who}} marked it as {{word}}: {{why}}', {
        who: <By it={it} />,
        word: <b className="risk">{it.because === 'sensitive' ? say('sensitive') : say('emerging')}</b>,
        why: text(it, 'words'),
      }),
  },
  'decisions.tell': {
    icon: 'speech',
    What: toCase((it) => say('Tell them what was decided: {{what}}', { what: text(it, 'words') })),
    Why: ({ it }) =>
      it.because === 'declined'
        ? sayWith('It was {{word}}, and they do not know.', { word: <b>{say('declined')}</b> })
        : sayWith('It was {{word}}, and they do not know.', { word: <b>{say('decided')}</b> }),
  },
};
