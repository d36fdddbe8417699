import { deciderOf, positionsOf, tableFor, type Delegations } from '#areas/delegations/server/index.ts';
import { mayDecide, type Allowed, type Matter } from '#areas/delegations/rules/index.ts';
import { listOfficers, officerAsActor } from '#areas/identity/server/index.ts';
import { onLeave } from '#areas/roster/server/index.ts';
import { sees } from '#areas/cases/server/index.ts';
import type { Reading } from '#platform/work.ts';
import type { Signer } from '../rules/index.ts';

type Looking = Pick<Reading, 'db' | 'now'>;

/** Somebody who wants to sign, as they stand now. */
export async function signerOf({ db, now }: Looking, officerId: string): Promise<Signer> {
  const [positions, away] = await Promise.all([positionsOf(db, officerId, now), onLeave(db, now)]);
  return { officerId, positions, away, now };
}

export type Candidate = {
  readonly officerId: string;
  readonly name: string;
  readonly verdict: Allowed;
  readonly away: boolean;
};

/** A list longer than this is no help to whoever chooses. */
const MOST = 30;

type Seeking = { readonly matter: Matter; readonly caseId: string; readonly but: string | null };

/** Who else may decide this and may see the case: whoever reaches least far first, because they are nearest. */
export async function whoMayDecide(
  { sign }: Delegations,
  { db, now }: Looking,
  { matter, caseId, but }: Seeking,
): Promise<readonly Candidate[]> {
  const [table, officers, away] = await Promise.all([
    tableFor(db, matter.power, now),
    listOfficers({ db }),
    onLeave(db, now),
  ]);
  const found = officers
    .filter(({ id, disabled }) => !disabled && id !== but)
    .flatMap((officer) => {
      const verdict = mayDecide(table, deciderOf(officer), matter, { now, sign });
      return verdict.ok ? [{ officer, verdict }] : [];
    })
    .toSorted(
      (a, b) => byLimit(a.verdict.limitCents, b.verdict.limitCents) || a.officer.name.localeCompare(b.officer.name),
    );
  const candidates: Candidate[] = [];
  for (const { officer, verdict } of found) {
    if (candidates.length === MOST) break;
    if (await sees({ db, actor: officerAsActor(officer) }, caseId))
      candidates.push({ officerId: officer.id, name: officer.name, verdict, away: away.has(officer.id) });
  }
  return candidates;
}

/** Without a limit reaches furthest. */
const byLimit = (one: number | null, other: number | null): number =>
  one === other ? 0 : (one ?? Number.MAX_SAFE_INTEGER) - (other ?? Number.MAX_SAFE_INTEGER);
