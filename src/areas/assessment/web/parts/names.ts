import { useMe } from '#areas/identity/web/index.ts';
import { say } from '#ui/words/say.ts';
import type { Programme } from './types.ts';

/** What the people of a programme are called. Their names come with it: people from outside have no list of colleagues. */
export function useNames({ names }: Pick<Programme, 'names'>): (id: string | null) => string {
  const me = useMe();
  return (id) =>
    id === null
      ? ''
      : id === me.officer.id
        ? say('You')
        : (names.find((one) => one.id === id)?.name ?? say('Somebody'));
}

export const today = (now: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
