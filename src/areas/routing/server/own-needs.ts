import { sql } from 'kysely';
import { tagsOf, type CaseFacts } from '#areas/cases/server/index.ts';
import { spokenWith } from '#areas/customers/server/index.ts';
import { skillsOf } from '#areas/roster/server/index.ts';
import type { Db, Tx } from '#platform/db.ts';
import { OWN_NEEDS, USUAL_HEED, needsOfCase, type Heed, type Need } from '../rules/index.ts';

/** Kinds of skill that a case can ask for by itself. Where none of them is in use, nothing more is read. */
const ASKED = new Set(['language', 'relay-trained', 'service']);

/** What each of these cases needs by itself. One that needs nothing is not in it. */
export async function ownNeedsOf(db: Tx, cases: readonly CaseFacts[]): Promise<ReadonlyMap<string, readonly Need[]>> {
  if (cases.length === 0) return new Map();
  const skills = (await skillsOf(db)).filter(({ kind }) => ASKED.has(kind));
  if (skills.length === 0) return new Map();
  const [heeds, tags, spoken] = await Promise.all([
    heedsOf(db),
    tagsOf(
      db,
      cases.map(({ id }) => id),
    ),
    spokenWith(db, [...new Set(cases.flatMap(({ customerId }) => customerId ?? []))]),
  ]);
  const found = cases.map(({ id, kind, customerId }) => {
    const { languages = [], relay = false } = spoken.get(customerId ?? '') ?? {};
    const brought = { languages: languages.flatMap(namesOfLanguage), relay, about: [kind, ...(tags.get(id) ?? [])] };
    return [id, needsOfCase(brought, skills, heeds)] as const;
  });
  return new Map(found.filter(([, needs]) => needs.length > 0));
}

const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Languages are noted by their codes, and skills are called as people call them. What is no code is a name already. */
function namesOfLanguage(noted: string): string[] {
  try {
    const name = english.of(noted);
    return name === undefined ? [noted] : [noted, name];
  } catch {
    return [noted];
  }
}

/** How what customers and cases ask for is heeded, each with what is usual where nobody has said. */
export async function heedsOf(db: Db | Tx): Promise<readonly Heed[]> {
  const { rows } = await sql<Heed>`select about, mode, level, minutes from routing.own_need`.execute(db);
  return OWN_NEEDS.map((about) => rows.find((row) => row.about === about) ?? { about, ...USUAL_HEED });
}
