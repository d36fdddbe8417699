import { addIncoming, lockCase, moveCase, openCase, retag, type Desk } from '#areas/cases/server/index.ts';
import { withdrawClocks } from '#areas/clocks/server/index.ts';
import type { CfpbComplaint } from '#areas/complaints/rules/index.ts';
import { addIssue, importedBefore, noteImported, type Complaints } from '#areas/complaints/server/index.ts';
import { firstTeam } from '#areas/identity/server/index.ts';
import { dayOfText } from '#kernel/civil.ts';
import { must } from '#kernel/must.ts';
import { momentOf } from '#kernel/zone.ts';
import type { Work } from '#platform/work.ts';

const NOON = 12 * 60;
/** A point holds so much in the words of whoever made it; the message holds all of it. */
const POINT = 2000;

/**
 * Brings over one complaint that was handled elsewhere, in one transaction and once only: what was said, what it was about,
 * where, and what became of it. It counts from the day on which it was received there; a finished one is closed here.
 */
export async function importComplaint(
  at: { readonly desk: Desk; readonly complaints: Complaints },
  work: Work,
  it: CfpbComplaint,
): Promise<'imported' | 'here already'> {
  if (await importedBefore(work.db, it.externalId)) return 'here already';
  const receivedAt = momentOf(at.complaints.zone, must(dayOfText(it.receivedOn), 'a day'), NOON);
  const subject = [it.product, it.topic].filter((part) => part !== '').join(': ');
  const text = it.narrative === '' ? subject : it.narrative;
  const { id } = await openCase(at.desk, work, {
    kind: 'complaint',
    subject,
    teamId: await firstTeam(work),
    customerId: null,
    channel: 'web',
    gist: text,
    receivedAt,
  });
  await addIncoming(
    at.desk,
    work,
    { id, kind: 'complaint', state: 'new', phase: 'open' },
    {
      channel: 'web',
      customerId: null,
      fromName: '',
      fromAddress: '',
      to: [],
      cc: [],
      subject,
      body: text,
      fullBody: null,
      html: null,
      mailId: null,
      messageId: null,
      at: receivedAt,
    },
  );
  await addIssue(at, work, id, {
    said: text.slice(0, POINT),
    topic: it.topic.slice(0, 120),
    agency: it.company.slice(0, 200),
    wanted: '',
    evidence: [],
    severity: 'medium',
    complexity: 'medium',
    impact: 'medium',
    safety: false,
  });
  await noteImported(work, id, it);
  if (it.tags.length > 0) await retag(at.desk, work, id, { add: [...it.tags], remove: [] });
  if (it.relief !== null) await closeAsIs(at.desk, work, id, it.response);
  return 'imported';
}

/** What was finished elsewhere owes nobody anything here: none of its times runs, so none of them can have been missed by us. */
async function closeAsIs(desk: Desk, work: Work, id: string, why: string): Promise<void> {
  await withdrawClocks(work, id);
  await moveCase(desk, work, await lockCase(work, id), { state: 'closed', why });
}
