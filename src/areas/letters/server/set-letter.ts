import type { Db } from '#platform/db.ts';
import { wholeLetterhead } from './letterhead.ts';
import type { Letters } from './letters.ts';
import type { Made } from './making/make.ts';
import { pageFor, type Written } from './page-for.ts';

/** Sets a letter that belongs to no case. Whoever asks for it keeps it. */
export async function setLetter(letters: Letters, db: Db, it: Written): Promise<Made> {
  const fault = letters.maker.unprintable(`${it.addressee}\n${it.address}\n${it.body}`);
  if (fault !== undefined) return { ok: false, reason: fault };
  return letters.maker.preview(pageFor(letters, await wholeLetterhead(letters, db), it));
}
