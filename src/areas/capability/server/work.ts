import { createHash } from 'node:crypto';
import {
  customersOn,
  familyOfCase,
  rootOf,
  saidAndWritten,
  utteredNow,
  type Uttered,
} from '#areas/cases/server/index.ts';
import { namesOfCustomers } from '#areas/customers/server/index.ts';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { pseudonymised, standInsIn, type Known, type Pseudonymised } from '#kernel/pseudonyms/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { spokenBy, type CopyLanguage, type Part } from '../rules/index.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The work an item rests on: the case that answers for it, its entries with their hashes, and a hash of all of them. */
export type TheWork = {
  readonly workId: string;
  readonly parts: readonly Part[];
  readonly hash: Buffer;
  readonly uttered: readonly Uttered[];
  readonly known: readonly Known[];
};

/** What was said and written on a case, and who is named on its record. */
export async function workOn(db: Db | Tx, caseId: string, officerId: string): Promise<TheWork> {
  const root = (await rootOf(db, caseId))?.id ?? caseId;
  const family = await familyOfCase(db, root);
  const [all, on] = await Promise.all([saidAndWritten(db, family), customersOn(db, family)]);
  // What the desk says by itself, such as an acknowledgement, is nobody's work.
  const uttered = all.filter(({ direction, officerId: by }) => direction === 'in' || by !== null);
  const spoke = uttered.flatMap((one) => (one.officerId === null ? [] : [one.officerId]));
  const [customers, officers] = await Promise.all([
    namesOfCustomers(db, [...new Set(on.map(({ customerId }) => customerId))]),
    namesOfOfficers(db, [...new Set([officerId, ...spoke])]),
  ]);
  const writers = uttered.filter(({ direction, who }) => direction === 'in' && who !== '').map(({ who }) => who);
  const parts = uttered.map(({ id, text }): Part => ({ id, hash: hashOf(text) }));
  return {
    workId: root,
    parts,
    hash: wholeHash(parts, caseId),
    uttered,
    known: [
      ...[...customers.values()].map((name) => ({ as: 'customer', names: [name] })),
      ...[...new Set(writers)]
        .filter((who) => ![...customers.values()].includes(who))
        .map((who) => ({ as: 'writer', names: [who] })),
      ...[...officers].map(([id, name]) => ({ as: id === officerId ? 'me' : 'colleague', names: [name] })),
    ],
  };
}

export const wholeHash = (parts: readonly Part[], salt: string): Buffer =>
  createHash('sha256')
    .update(salt)
    .update(parts.map(({ id, hash }) => `${id} ${hash}`).join('\n'))
    .digest();

/** The hash of each of these entries as it is now. */
export async function hashesNow(db: Db | Tx, parts: readonly Part[]): Promise<ReadonlyMap<string, string>> {
  const now = await utteredNow(
    db,
    parts.map(({ id }) => id),
  );
  return new Map([...now].map(([id, text]) => [id, hashOf(text)]));
}

/** Long letters are shown by how they begin: what is to be seen is the work, and not all of its paper. */
const MOST = 2500;

export type Copy = { readonly title: string; readonly text: string } & Pick<Pseudonymised, 'replaced' | 'doubtful'>;

/** The work in words that name nobody: who said what to whom, in turn. */
export function copyOf(
  { uttered, known }: Pick<TheWork, 'uttered' | 'known'>,
  title: string,
  { more = [], language = 'en' }: { readonly more?: readonly string[]; readonly language?: CopyLanguage } = {},
): Copy {
  const known_ = [...known, ...more.map((name) => ({ as: 'person', names: [name] }))];
  const { texts, replaced, doubtful } = pseudonymised(
    [title, ...uttered.map(({ text }) => text)],
    known_,
    standInsIn(language),
  );
  const [plain = '', ...said] = texts;
  const lines = uttered.map(({ direction, channel }, n) => {
    const text = said[n] ?? '';
    return `${spokenBy(language, direction, channel)}: ${text.length > MOST ? `${text.slice(0, MOST)} …` : text}`;
  });
  return { title: plain.slice(0, 300), text: lines.join('\n\n').slice(0, 60_000), replaced, doubtful };
}

/** What somebody typed, without what names anybody after all: the last thing that is done before anything is kept. */
export const plainOf = (
  texts: readonly string[],
  known: readonly Known[],
  language: CopyLanguage = 'en',
): readonly string[] => pseudonymised(texts, known, standInsIn(language)).texts;
