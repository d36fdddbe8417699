import type { Hours } from '../rules/index.ts';

const clock = (minute: number): string => `${Math.floor((minute % 1440) / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** "7:00-15:00 Early, 16:00-18:00" */
export const textOfHours = (hours: readonly Hours[]): string =>
  hours.map(({ from, to, name }) => `${clock(from)}-${clock(to)}${name === '' ? '' : ` ${name}`}`).join(', ');

/** Reads the same; undefined where it is not that. Hours that end earlier than they begin end on the day after. */
export function hoursFromText(text: string): Hours[] | undefined {
  if (text.trim() === '') return [];
  const parts = text.split(',').map((part) => {
    const [, hour, minute = '0', toHour, toMinute = '0', name = ''] =
      /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?(?:\s+(.{1,60}?))?\s*$/.exec(part) ?? [];
    const from = Number(hour) * 60 + Number(minute);
    const to = Number(toHour) * 60 + Number(toMinute);
    if (Number.isNaN(from + to) || from >= 1440 || to > 1440) return undefined;
    return { from, to: to <= from ? to + 1440 : to, name };
  });
  const read = parts.flatMap((part) => (part === undefined ? [] : [part]));
  return read.length === parts.length ? read : undefined;
}
