import { MINUTE } from '#kernel/time.ts';
import { hourOf, span } from '#ui/time/clock.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { locale, say, sayCount } from '#ui/words/say.ts';
import type * as contract from '../contract.ts';

type OfCase = ReplyOf<typeof contract.ofCase>;
type Reason = NonNullable<OfCase['assignment']>['reasons'][number];
type WaitReason = NonNullable<OfCase['waiting']>['reasons'][number];
type NothingReason = ReplyOf<typeof contract.next>['nothing'][number];

/** What reasons name by id: skills and officers, and the zone in which times are told. */
export type Names = {
  readonly skill: (id: string) => string;
  readonly officer: (id: string) => string;
  readonly zone: string;
};

export const skillIn = (skills: readonly { readonly id: string; readonly name: string }[]) => (id: string) =>
  skills.find((one) => one.id === id)?.name ?? say('a skill that is no longer in use');

/** One reason why work came to an officer, as a sentence. There is no second place that turns reasons to words. */
export function reasonWords(it: Reason, names: Names): string {
  switch (it.kind) {
    case 'sole':
      return it.insteadOf === null
        ? say('One officer alone deals with this customer.')
        : say('It came in place of {{name}}, who alone deals with this customer and is absent.', {
            name: names.officer(it.insteadOf),
          });
    case 'promised':
      return say('There is an open promise to this customer that is theirs to keep.');
    case 'has':
      return hasWords(it, names.skill(it.skill));
    case 'relaxed':
      return relaxedWords(it, names.skill(it.skill));
    case 'asked for the next':
      return say('They asked for the next.');
    case 'came back':
      return sayCount(
        it.times,
        'It had been given to one officer before, who did not open it.',
        'It had been given to {{count}} officers before, who did not open it.',
      );
    case 'turn':
      return turnWords(it);
    default:
      return bestWords(it);
  }
}

type Best = Extract<Reason, { kind: 'only' | 'fits best' | 'free longest' | 'first of equals' }>;

function bestWords(it: Best): string {
  if (it.kind === 'only') return say('Nobody else who was on could take it.');
  if (it.kind === 'fits best') return say('They fit best of {{of}} who could take it.', { of: it.of });
  if (it.kind === 'first of equals')
    return say('{{of}} could take it equally well, and one of them had to.', { of: it.of });
  return say('They had been free the longest of {{of}} who could take it: {{time}}.', {
    of: it.of,
    time: span(it.minutes * MINUTE),
  });
}

const hasWords = ({ hard, asked, level }: Extract<Reason, { kind: 'has' }>, skill: string): string =>
  hard
    ? say('It needs {{skill}} at level {{asked}}, and they have level {{level}}.', { skill, asked, level })
    : say('{{skill}} at level {{asked}} was wished for, and they have level {{level}}.', { skill, asked, level });

const relaxedWords = (it: Extract<Reason, { kind: 'relaxed' }>, skill: string): string => {
  const waited = span(it.after * MINUTE);
  if (it.to > 0)
    return say('{{skill}} at level {{from}} was wished for; after {{waited}} level {{to}} was enough.', {
      ...it,
      skill,
      waited,
    });
  return it.after === 0
    ? say('{{skill}} at level {{from}} was wished for, but not waited for.', { ...it, skill })
    : say('{{skill}} at level {{from}} was wished for, and after {{waited}} no longer waited for.', {
        ...it,
        skill,
        waited,
      });
};

const turnWords = ({ waited, priority, step }: Extract<Reason, { kind: 'turn' }>): string => {
  const time = span(waited * MINUTE);
  if (step >= priority) return say('It was the first in turn that they could take; it had waited {{time}}.', { time });
  return step === 0
    ? say('It had waited {{time}}, so nothing that came later went before it.', { time })
    : sayCount(
        priority - step,
        'It had waited {{time}}, which had brought it forward by one step of urgency.',
        'It had waited {{time}}, which had brought it forward by {{count}} steps of urgency.',
        { time },
      );
};

const list = (parts: readonly string[]): string => new Intl.ListFormat(locale(), { type: 'conjunction' }).format(parts);

const needsWords = (needs: readonly { readonly skill: string; readonly level: number }[], names: Names): string =>
  list(needs.map(({ skill, level }) => say('{{skill}}, level {{level}}', { skill: names.skill(skill), level })));

/** One thing that work waits for, as sentences. */
export function waitWords(it: WaitReason, names: Names): string {
  switch (it.kind) {
    case 'nobody on':
      return say('Nobody of this queue is on.');
    case 'nobody has':
      return it.needs.length === 0
        ? say('Nobody of this queue is on.')
        : say('Needs {{needs}}: nobody who is on has it.', { needs: needsWords(it.needs, names) });
    case 'all taken':
      return takenWords(it, names);
    case 'excluded':
      return sayCount(
        it.count,
        'The one officer who could take it must not have it.',
        'None of the {{count}} officers who could take it may have it.',
      );
    case 'sole':
      return soleWords(it, names);
    case 'held':
      return say('Kept for {{name}}, who promised, until {{time}}.', {
        name: names.officer(it.officerId),
        time: hourOf(it.until, names.zone),
      });
    case 'relaxes':
      return it.to === 0
        ? say('From {{time}} it goes without {{skill}}.', {
            time: hourOf(it.at, names.zone),
            skill: names.skill(it.skill),
          })
        : say('From {{time}} {{skill}} at level {{level}} is enough.', {
            time: hourOf(it.at, names.zone),
            skill: names.skill(it.skill),
            level: it.to,
          });
    case 'turn':
      return sayCount(
        it.could,
        'Its turn comes: one officer could take it.',
        'Its turn comes: {{count}} officers could take it.',
      );
    case 'to be taken':
      return sayCount(
        it.could,
        'It waits to be asked for: one officer could take it.',
        'It waits to be asked for: {{count}} officers could take it.',
      );
  }
}

/** "Needs Vietnamese, level 3: 2 officers have it. Both are at their limit." */
function takenWords(
  { needs, have, full, away, off }: Extract<WaitReason, { kind: 'all taken' }>,
  names: Names,
): string {
  const who =
    needs.length === 0
      ? sayCount(have, 'One officer could take it.', '{{count}} officers could take it.')
      : sayCount(have, 'Needs {{needs}}: one officer has it.', 'Needs {{needs}}: {{count}} officers have it.', {
          needs: needsWords(needs, names),
        });
  const where = [
    full === have && have === 2 ? say('Both are at their limit.') : atLimit(full),
    away === 0 ? '' : sayCount(away, 'One is away from the desk.', '{{count}} are away from the desk.'),
    off === 0 ? '' : sayCount(off, 'One is not here.', '{{count}} are not here.'),
  ];
  return [who, ...where].filter((part) => part !== '').join(' ');
}

const atLimit = (full: number): string =>
  full === 0 ? '' : sayCount(full, 'One is at their limit.', '{{count}} are at their limit.');

function soleWords({ officerId, where }: Extract<WaitReason, { kind: 'sole' }>, names: Names): string {
  const name = names.officer(officerId);
  if (where === 'full') return say('{{name}} alone deals with this customer and is at their limit.', { name });
  if (where === 'away') return say('{{name}} alone deals with this customer and is away from the desk.', { name });
  if (where === 'off') return say('{{name}} alone deals with this customer and is not on.', { name });
  return say('{{name}} alone deals with this customer and lacks what it needs.', { name });
}

export const channelWord = (channel: string): string =>
  ({ phone: say('calls'), chat: say('chats'), counter: say('visits') })[channel] ?? say('written matters');

/** Why there was nothing for who asked for the next. */
export function nothingWords(it: NothingReason, names: Pick<Names, 'skill'>): string {
  switch (it.kind) {
    case 'not on':
      return say('You are not on. Say that you are here first.');
    case 'not ready':
      return say('You are away, busy or wrapping up. Say that you are available first.');
    case 'nothing waits':
      return say('Nothing waits in your queues.');
    case 'full':
      return sayCount(
        it.count,
        'One waits that you could take, but you have as many {{what}} as you may have at once.',
        '{{count}} wait that you could take, but you have as many {{what}} as you may have at once.',
        { what: channelWord(it.channel) },
      );
    case 'lacks':
      return sayCount(
        it.count,
        'One waits that needs {{skill}}, level {{level}}.',
        '{{count}} wait that need {{skill}}, level {{level}}.',
        { skill: names.skill(it.skill), level: it.level },
      );
    case 'kept':
      return sayCount(
        it.count,
        'One is kept a little for whoever promised its customer something.',
        '{{count}} are kept a little for whoever promised their customers something.',
      );
    case 'not theirs':
      return sayCount(
        it.count,
        'One waits that is not for you to have.',
        '{{count}} wait that are not for you to have.',
      );
  }
}
