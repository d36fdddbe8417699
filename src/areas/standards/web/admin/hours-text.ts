import { say } from '#ui/words/say.ts';
import type { Span } from '../../rules/index.ts';

export const weekdays = (): readonly string[] => [
  say('Monday'),
  say('Tuesday'),
  say('Wednesday'),
  say('Thursday'),
  say('Friday'),
  say('Saturday'),
  say('Sunday'),
];

export const clockText = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** "9:00-12:30, 13:00-17:00" */
export const hoursText = (spans: readonly Span[]): string =>
  spans.map(({ from, to }) => `${clockText(from)}-${clockText(to)}`).join(', ');

/** Reads the same; undefined where it is not that. Whether the hours make sense is the service's to say. */
export function hoursFromText(text: string): Span[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  if (text.trim() === '') return [];
  const spans = parts.map((part) => {
    const [, hour, minute = '0', toHour, toMinute = '0'] =
      /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?$/.exec(part) ?? [];
    const from = Number(hour) * 60 + Number(minute);
    const to = Number(toHour) * 60 + Number(toMinute);
    return from < to && to <= 1440 ? { from, to } : undefined;
  });
  const read = spans.flatMap((span) => (span === undefined ? [] : [span]));
  return read.length === spans.length ? read : undefined;
}
