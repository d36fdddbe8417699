import { issuesOf } from '#areas/complaints/server/index.ts';
import { causeText, drawFor } from '#areas/quality/server/index.ts';
import type { Happening } from '#areas/records/server/index.ts';
import type { Work } from '#platform/work.ts';

type Causes = readonly { readonly wentWrong: string; readonly because: string }[];

/** What was decided may be drawn for a second look, in the transaction in which it is decided. */
export async function drawSecondLooks(work: Work, happenings: readonly Happening[]): Promise<void> {
  for (const it of happenings) {
    const { caseId, data = {} } = it;
    const by = work.actor.id;
    if (caseId === undefined || by === null) continue;
    if (it.kind === 'complaint.answered') await drawFindings(work, caseId);
    if (it.kind === 'complaint.learned') {
      const causes = (data['causes'] as Causes).map(causeText);
      await drawFor(work, { kind: 'cause', subjectId: String(data['issueId']), caseId, by, first: causes });
    }
    const outcome = it.kind === 'decision.approved' ? 'approved' : it.kind === 'decision.declined' ? 'declined' : null;
    if (outcome !== null)
      await drawFor(work, { kind: 'decision', subjectId: String(data['decisionId']), caseId, by, first: [outcome] });
  }
}

/** Every finding that stands when a complaint is answered, by whoever found it. */
async function drawFindings(work: Work, caseId: string): Promise<void> {
  for (const { findings } of await issuesOf(work.db, caseId)) {
    const found = findings.at(-1);
    if (found === undefined) continue;
    await drawFor(work, { kind: 'finding', subjectId: found.id, caseId, by: found.by, first: [found.finding] });
  }
}
