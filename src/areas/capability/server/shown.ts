import { visibleFacts } from '#areas/cases/server/index.ts';
import { itemsCalled, versionsOf } from '#areas/frameworks/server/index.ts';
import type { Reading } from '#platform/work.ts';
import type { EvidenceRow } from './evidence.ts';
import { openCases } from './look-again.ts';

/**
 * Items as this reader may see them. The way to the case is there for who may see it; and of a case that has become restricted the
 * words are shown to nobody else, whatever was agreed to before.
 */
export async function shownEvidence(reading: Reading, rows: readonly EvidenceRow[]) {
  const { db } = reading;
  const caseIds = [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))];
  const itemIds = [...new Set(rows.flatMap(({ claims }) => claims.map(({ itemId }) => itemId)))];
  const [seen, open, items, versions] = await Promise.all([
    visibleFacts(reading, caseIds),
    openCases(db, caseIds),
    itemsCalled(db, itemIds),
    versionsOf(db),
  ]);
  const short = new Map(versions.map((version) => [version.id, version.short]));
  return rows.map(({ eventSeq: _seq, hash: _hash, claims, verdicts, statements, files, ...row }) => {
    const withheld = row.caseId !== null && !seen.has(row.caseId) && !open.has(row.caseId);
    return {
      ...row,
      caseId: row.caseId !== null && seen.has(row.caseId) ? row.caseId : null,
      title: withheld ? 'Work on a case that is restricted now' : row.title,
      copy: withheld ? '' : row.copy,
      reflection: withheld ? '' : row.reflection,
      withheld,
      files: withheld ? [] : [...files],
      lines: claims.flatMap(({ itemId, versionId }) => {
        const item = items.get(itemId);
        if (item === undefined) return [];
        return [{ id: itemId, framework: short.get(versionId) ?? '', code: item.code, words: item.name || item.words }];
      }),
      verdicts: [...verdicts],
      statements: statements.map(({ id, author, relationship, words }) => ({ id, author, relationship, words })),
    };
  });
}
