import { methodOf, type Plan } from '../plan/plan.ts';
import type { Party } from './acts.ts';
import { latest, type Journey } from './state.ts';

/** What a showcase is made of, by what the bytes of a file show and not by its name. */
const TAKEN: readonly string[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.oasis.opendocument.spreadsheet',
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/wav',
  'audio/ogg',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'text/plain',
];
const MOST_FILES = 30;
export const MOST_BYTES = 25_000_000;
const MOST_TOGETHER = 250_000_000;

type File = { readonly mediaType: string; readonly size: number };

/** Why a file cannot be part of a showcase; null where it can. */
export function fileFault({ mediaType, size }: File, before: readonly File[]): string | null {
  if (size === 0) return 'This file is empty.';
  if (size > MOST_BYTES) return `This file is larger than ${MOST_BYTES / 1_000_000} MB. Make it smaller, or divide it.`;
  if (!TAKEN.includes(mediaType))
    return 'A showcase takes PDF, documents, slides, pictures, sound, film and plain text. Save it as one of these.';
  if (before.length >= MOST_FILES) return `A showcase has at most ${MOST_FILES} files. Take one out first.`;
  const together = before.reduce((sum, one) => sum + one.size, size);
  return together > MOST_TOGETHER
    ? `All files together are larger than ${MOST_TOGETHER / 1_000_000} MB. Take one out first.`
    : null;
}

/** What stands against changing the files of a showcase: they are the apprentice's, until it is submitted (section 1.8). */
export function mayChangeFiles(
  plan: Plan,
  journey: Journey,
  method: string,
  parties: readonly Party[],
): { readonly mayNot: boolean; readonly because: string } | null {
  if (!parties.includes('apprentice')) return { mayNot: true, because: 'The showcase is the apprentice’s own.' };
  const against = (because: string) => ({ mayNot: false, because });
  if (methodOf(plan, method)?.kind !== 'showcase') return against('Files belong to a showcase.');
  if (journey.withdrawn !== null) return against('The programme was withdrawn.');
  return latest(journey, method).submitted === null
    ? null
    : against('The showcase was submitted. What was submitted stays as it is.');
}
