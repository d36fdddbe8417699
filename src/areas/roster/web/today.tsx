import { Link } from '@tanstack/react-router';
import { hourOf, shortDay } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import { locale, say, sayCount, sayWith } from '#ui/words/say.ts';

/** As Today gives a thing to the words that tell it. */
type Thing = {
  readonly because: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
};
type Told = { readonly it: Thing; readonly now: number };

const dayText = (text: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(text));

/** "12 Nov to 14 Nov", or the one day. */
function daysIn({ facts }: Thing): string {
  const [first, last] = [String(facts['firstDay'] ?? ''), String(facts['lastDay'] ?? '')];
  if (first === last) return dayText(first);
  return say('{{first}} to {{last}}', { first: dayText(first), last: dayText(last) });
}

function useShift({ it, now }: Told): string {
  const zone = useZone();
  const at = Number(it.facts['startsAt'] ?? 0);
  return say('{{day}}, {{hour}}', { day: shortDay(at, now, zone), hour: hourOf(at, zone) });
}

function What({ it }: { readonly it: Thing }) {
  return (
    <Link className="what" to="/roster">
      {WHAT[it.because]?.(it)}
    </Link>
  );
}

const WHAT: Readonly<Record<string, (it: Thing) => string>> = {
  'leave approved': (it) => say('You have leave: {{days}}', { days: daysIn(it) }),
  'leave declined': (it) => say('Your leave was not approved: {{days}}', { days: daysIn(it) }),
  'swap approved': () => say('A swap of shifts is approved'),
  'swap declined': () => say('A swap of shifts was not approved'),
  'shift offered': () => say('A colleague offers you a shift'),
};

function Why({ it, now }: Told) {
  const shift = useShift({ it, now });
  const reason = String(it.facts['reason'] ?? '');
  if (it.because === 'leave approved')
    return sayWith('It is {{word}}: your shifts on these days are cancelled.', { word: <b>{say('approved')}</b> });
  if (it.because === 'leave declined')
    return sayWith('{{word}}: {{reason}}', { word: <b>{say('Declined')}</b>, reason });
  if (it.because === 'swap declined')
    return sayWith('{{word}}, the shift of {{shift}}: {{reason}}', { word: <b>{say('Declined')}</b>, shift, reason });
  if (it.because === 'swap approved')
    return sayWith('{{word}}, the shift of {{shift}} has changed hands.', { word: <b>{say('Approved')}</b>, shift });
  return sayWith('{{word}}: {{shift}}. Take it or leave it.', { word: <b>{say('Offered to you')}</b>, shift });
}

/** How Today tells of what was decided about an officer’s own roster. */
export const RosterTold = { icon: 'clock' as const, What, Why };

/** How Today tells a leader of what waits for them. */
export const RosterDecide = {
  icon: 'people' as const,
  What: () => (
    <Link className="what" to="/roster/team">
      {say('Decide on leave and swaps')}
    </Link>
  ),
  Why: ({ it }: Told) =>
    sayWith('{{word}} for you to say yes or no.', {
      word: (
        <b>
          {sayCount(Number(it.facts['count'] ?? 0), 'One colleague waits', '{{count}} requests of colleagues wait')}
        </b>
      ),
    }),
};
