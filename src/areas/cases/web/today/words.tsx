import type { ComponentType, ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useNameOf } from '#areas/identity/web/index.ts';
import type { IconName } from '#ui/icons/icon.tsx';
import { span } from '#ui/time/clock.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say, sayCount, sayWith } from '#ui/words/say.ts';
import type * as contract from '../../contract.ts';
import { AFTER_REPLY_STEP, FIRST_STEP } from '../../rules/index.ts';
import { toneWord } from '../lists/labels.ts';

export type Thing = ReplyOf<typeof contract.today>['things'][number];

/**
 * How one sort of thing is told. An area above that adds things to Today gives the words for them to the shell, which
 * hands them on.
 */
export type TodayWords = {
  readonly icon: IconName;
  /** A link with the class "what": what to do, and the way there. */
  readonly What: ComponentType<{ readonly it: Thing }>;
  /** One sentence that says why, with the word that decides in bold. */
  readonly Why: ComponentType<{ readonly it: Thing; readonly now: number }>;
};

/** A fact as the sort that the sentence needs. */
export const numberIn = ({ facts }: Thing, name: string): number | undefined => {
  const fact = facts[name];
  return typeof fact === 'number' ? fact : undefined;
};
export const textIn = ({ facts }: Thing, name: string): string => {
  const fact = facts[name];
  return typeof fact === 'string' ? fact : '';
};

const toCase = (words: (it: Thing) => string) =>
  function ToCase({ it }: { it: Thing }) {
    return (
      <Link className="what" to="/case/$id" params={{ id: it.caseId ?? '' }}>
        {words(it)}
      </Link>
    );
  };

function stepWords(it: Thing): string {
  const { subject, customerName: name } = it;
  const step = textIn(it, 'nextStep');
  if (step === FIRST_STEP && name !== null) return say('Answer {{name}}: {{subject}}', { name, subject });
  if (step === AFTER_REPLY_STEP && name !== null)
    return say('See whether {{name}} has answered: {{subject}}', { name, subject });
  return say('{{step}}: {{subject}}', { step, subject });
}

const ago = (it: Thing, fact: string, now: number): string => span(now - (numberIn(it, fact) ?? now));

type Because = (it: Thing, now: number) => ReactNode;

/** The sentence of each reason that the rule knows. */
const BECAUSE: Readonly<Record<string, Because>> = {
  hostile: (it) => felt(it),
  upset: (it) => felt(it),
  urgent: () => sayWith('Marked {{word}}.', { word: <b>{say('urgent')}</b> }),
  again: (it) =>
    sayWith('They have turned to us {{word}} about this, and the last word is theirs.', {
      word: <b>{sayCount(numberIn(it, 'contacts') ?? 0, '{{count}} time', '{{count}} times')}</b>,
    }),
  unanswered: (it, now) =>
    sayWith('Nobody has answered yet. They have waited {{word}}.', { word: <b>{ago(it, 'heardAt', now)}</b> }),
  wrote: (it, now) =>
    sayWith('They turned to us again {{word}} ago and wait for an answer.', { word: <b>{ago(it, 'heardAt', now)}</b> }),
  silent: (it, now) =>
    sayWith('We answered {{time}} ago and have {{word}} since.', {
      time: ago(it, 'answeredAt', now),
      word: <b>{say('heard nothing')}</b>,
    }),
  late: (it, now) =>
    sayWith('The next step should have been taken {{word}} ago.', { word: <b>{span(now - (it.dueAt ?? now))}</b> }),
  due: () => sayWith('Its next step is due {{word}}.', { word: <b>{say('today')}</b> }),
};

const felt = (it: Thing): ReactNode =>
  sayWith('They were {{word}} when they last spoke to us.', {
    word: <b className="risk">{toneWord(textIn(it, 'tone'))}</b>,
  });

function WhyCase({ it, now }: { it: Thing; now: number }) {
  const needs = textIn(it, 'needs');
  return (
    <>
      {BECAUSE[it.because]?.(it, now)}
      {needs !== '' && ` ${say('Needs: {{needs}}', { needs })}`}
    </>
  );
}

const BECOME: Readonly<Record<string, () => string>> = {
  undelivered: () => say('did not arrive'),
  failed: () => say('could not be sent'),
  unsure: () => say('may not have arrived'),
};

/** A colleague, as this officer calls them. */
function ByName({ it }: { it: Thing }) {
  return useNameOf()(textIn(it, 'who'));
}

/** The things of this area. */
export const OWN_WORDS: Readonly<Record<string, TodayWords>> = {
  case: { icon: 'case', What: toCase(stepWords), Why: WhyCase },
  undelivered: {
    icon: 'warn',
    What: toCase(({ subject, customerName }) =>
      customerName === null
        ? say('Reach the customer another way: {{subject}}', { subject })
        : say('Reach {{name}} another way: {{subject}}', { name: customerName, subject }),
    ),
    Why: ({ it }) =>
      sayWith('Your answer to {{to}} {{word}}.', {
        to: textIn(it, 'to'),
        word: <b className="late">{BECOME[it.because]?.()}</b>,
      }),
  },
  task: {
    icon: 'tick',
    What: toCase((it) => textIn(it, 'title')),
    Why: ({ it }) =>
      sayWith('{{word}} on “{{subject}}”.', { word: <b>{say('A task of yours')}</b>, subject: it.subject }),
  },
  advice: {
    icon: 'speech',
    What: toCase((it) => say('Give your advice: {{subject}}', { subject: it.subject })),
    Why: ({ it, now }) =>
      sayWith('{{who}} {{word}} {{time}} ago.', {
        who: <ByName it={it} />,
        word: <b>{say('asked for advice')}</b>,
        time: ago(it, 'at', now),
      }),
  },
  advised: {
    icon: 'speech',
    What: toCase((it) => say('Use the advice you were given: {{subject}}', { subject: it.subject })),
    Why: ({ it, now }) =>
      sayWith('{{who}} {{word}} {{time}} ago.', {
        who: <ByName it={it} />,
        word: <b>{say('answered your question')}</b>,
        time: ago(it, 'at', now),
      }),
  },
  handed: {
    icon: 'right',
    What: toCase((it) => say('Take what was handed over: {{subject}}', { subject: it.subject })),
    Why: ({ it, now }) => {
      const told = { who: <ByName it={it} />, time: ago(it, 'at', now), why: textIn(it, 'why') };
      return it.because === 'to you'
        ? sayWith('{{who}} {{word}} {{time}} ago: {{why}}', { ...told, word: <b>{say('handed you this')}</b> })
        : sayWith('{{who}} {{word}} {{time}} ago: {{why}}', { ...told, word: <b>{say('handed it to your queue')}</b> });
    },
  },
  named: {
    icon: 'speech',
    What: toCase((it) => say('Read the note on {{subject}}', { subject: it.subject })),
    Why: ({ it, now }) =>
      sayWith('{{who}} {{word}} {{time}} ago: {{words}}', {
        who: <ByName it={it} />,
        word: <b>{it.because === 'you' ? say('named you') : say('named your queue')}</b>,
        time: ago(it, 'at', now),
        words: textIn(it, 'words'),
      }),
  },
  going: {
    icon: 'text',
    What: ({ it }) =>
      it.caseId === null ? (
        <Link className="what" to="/drafts">
          {say('Finish or drop what you began: {{words}}', { words: it.subject })}
        </Link>
      ) : (
        <Link className="what" to="/case/$id" params={{ id: it.caseId }}>
          {say('Finish or drop what you began: {{words}}', { words: it.subject })}
        </Link>
      ),
    Why: ({ it, now }) =>
      sayWith('You last wrote on it {{time}} ago. On the day shown it {{word}}.', {
        time: ago(it, 'savedAt', now),
        word: <b>{say('is removed')}</b>,
      }),
  },
  queue: {
    icon: 'queue',
    What: ({ it }) => (
      <Link className="what" to="/queue/$team" params={{ team: it.teamId ?? '' }}>
        {say('Take the next in {{queue}}', { queue: it.subject })}
      </Link>
    ),
    Why: ({ it, now }) =>
      sayWith('{{word}}; the longest has waited {{time}}.', {
        word: (
          <b>{sayCount(numberIn(it, 'count') ?? 0, '{{count}} case has no owner', '{{count}} cases have no owner')}</b>
        ),
        time: ago(it, 'longestSince', now),
      }),
  },
};
