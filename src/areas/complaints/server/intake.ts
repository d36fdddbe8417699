import { sql } from 'kysely';
import {
  changeCase,
  lockCase,
  linkCase,
  moveCase,
  openCase,
  saidToUs,
  type Desk,
  type Locked,
} from '#areas/cases/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { EXTERNAL, MATTERS, refusalRefused, type Matter, type Pack } from '../rules/index.ts';
import { packOf, type Complaints } from './packs.ts';
import { complaintOf, type ComplaintRow, type DecisionRow } from './store.ts';

/** Sends the customer a letter on a case; null where the customer has no address it could go to. */
export type SendNotice = (work: Work, caseId: string, body: string) => Promise<string | null>;

export type At = { readonly desk: Desk; readonly complaints: Complaints; readonly sendNotice: SendNotice };

type Recording = {
  readonly how: 'beside' | 'itself';
  readonly subject: string;
  readonly contactId: string | null;
  readonly wanted: string;
  readonly learnedOn: string | null;
};

/**
 * Records what a customer said as a complaint: beside the matter it is about, which goes on as it was, or as what this case
 * has been all along. It is received when it was said, whenever somebody noticed.
 */
export async function recordComplaint({ desk }: At, work: Work, id: string, it: Recording): Promise<string> {
  const at = await lockCase(work, id);
  if (at.mergedInto !== null)
    throw new Refusal(409, 'This case has been joined to another. Record the complaint there.');
  const said = await saidToUs(work.db, id);
  const contact = it.contactId === null ? said[0] : said.find(({ contactId }) => contactId === it.contactId);
  if (it.contactId !== null && contact === undefined)
    throw new Refusal(422, 'The customer did not say that on this case.', [
      { field: 'contactId', problem: 'is not on this case' },
    ]);
  const caseId =
    it.how === 'beside' ? await openBeside(desk, work, at, { ...it, contact }) : await turnInto(desk, work, at);
  await sql`
    update complaints.complaint
       set from_case_id = ${it.how === 'beside' ? id : null}::uuid, contact_id = ${contact?.contactId ?? null}::uuid,
           wanted = ${it.wanted}, learned_on = ${it.learnedOn}::date
     where case_id = ${caseId}`.execute(work.db);
  return caseId;
}

type Said = Awaited<ReturnType<typeof saidToUs>>[number];

async function openBeside(
  desk: Desk,
  work: Work,
  at: Locked,
  { subject, contact }: { subject: string; contact: Said | undefined },
): Promise<string> {
  const { id } = await openCase(desk, work, {
    kind: 'complaint',
    subject,
    teamId: at.teamId,
    ownerId: at.ownerId,
    customerId: at.customerId,
    channel: contact?.channel ?? 'counter',
    gist: contact?.text,
    receivedAt: contact?.at,
  });
  await linkCase(desk, work, at.id, { other: id, linked: true });
  // Whoever may not see the matter may not see the complaint about it either.
  if (at.restricted) await changeCase(desk, work, id, { version: 1, restricted: true });
  return id;
}

async function turnInto(desk: Desk, work: Work, at: Locked): Promise<string> {
  if (at.kind === 'complaint') throw new Refusal(409, 'This case is a complaint already.');
  await changeCase(desk, work, at.id, { version: at.version, kind: 'complaint' });
  return at.id;
}

type Telling = { readonly told: 'letter' | 'by telephone' | 'in person'; readonly letter: string };

/** What somebody took for a complaint is dealt with as a request: who says so, why, and how the customer was told. */
export async function treatAsRequest(
  { desk, sendNotice }: At,
  work: Work,
  id: string,
  it: Telling & { readonly contactId: string | null; readonly reasons: string },
): Promise<void> {
  const at = await lockCase(work, id);
  const complaint = await complaintOf(work.db, id);
  if (it.told === 'letter' && it.letter === '')
    throw new Refusal(422, 'Write the letter by which the customer is told.', [
      { field: 'letter', problem: 'is needed' },
    ]);
  const letter = it.told === 'letter' ? it.letter : null;
  const messageId = letter === null ? null : await sendNotice(work, id, letter);
  await decide(work, id, { kind: 'service request', ...it, code: null, letter, messageId });
  if (complaint === undefined || complaint.state === 'service request') return;
  await sql`update complaints.complaint set state = 'service request' where case_id = ${id}`.execute(work.db);
  const { version } = await lockCase(work, id);
  if (at.kind === 'complaint') await changeCase(desk, work, id, { version, kind: 'service request' });
}

type Deciding = Pick<DecisionRow, 'kind' | 'contactId' | 'code' | 'reasons' | 'told' | 'letter'> & {
  readonly messageId: string | null;
};

async function decide(work: Work, caseId: string, it: Deciding): Promise<void> {
  const id = newId(work.now);
  await sql`
    insert into complaints.decision (id, case_id, kind, contact_id, code, reasons, told, letter, message_id, by, at)
    values (${id}, ${caseId}, ${it.kind}, ${it.contactId}::uuid, ${it.code}, ${it.reasons}, ${it.told}, ${it.letter},
            ${it.messageId}::uuid, ${work.actor.id}, ${new Date(work.now)})`.execute(work.db);
  await announce(work, {
    kind: 'complaint.decided',
    caseId,
    data: { decisionId: id, decision: it.kind, ...(it.code === null ? {} : { code: it.code }) },
    why: it.reasons,
  });
}

/** An open complaint that the officer may see, locked, with its case and its pack. */
export async function lockComplaint(
  { complaints }: Pick<At, 'complaints'>,
  work: Work,
  id: string,
): Promise<{ at: Locked; complaint: ComplaintRow; pack: Pack }> {
  const at = await lockCase(work, id);
  const complaint = await complaintOf(work.db, id);
  if (complaint === undefined) throw new Refusal(404, 'This case is no complaint.');
  if (at.mergedInto !== null) throw new Refusal(409, 'This complaint has been joined to another. Go on there.');
  if (complaint.state !== 'open')
    throw new Refusal(409, 'This complaint is not being dealt with as one any more. Look again: somebody was quicker.');
  return { at, complaint, pack: packOf(complaints, complaint) };
}

type Refusing = { readonly code: string; readonly reasons: string; readonly letter: string };

/** Not taken: with a reason of the pack, in words, and the letter that says who outside can look at it. Then the case is closed. */
export async function refuseComplaint(it: At, work: Work, id: string, asked: Refusing): Promise<void> {
  const { at, pack } = await lockComplaint(it, work, id);
  const letter = asked.letter.replaceAll(EXTERNAL, pack.external.words);
  const refused = refusalRefused(pack, { ...asked, letter });
  if (refused !== undefined)
    throw new Refusal(422, refused.because, [{ field: refused.field, problem: 'cannot be used' }]);
  const messageId = await it.sendNotice(work, id, letter);
  await decide(work, id, { kind: 'refused', ...asked, contactId: null, told: 'letter', letter, messageId });
  await sql`update complaints.complaint set state = 'refused' where case_id = ${id}`.execute(work.db);
  await moveCase(it.desk, work, at, { state: 'closed', why: asked.reasons });
}

/** It came after the time limit and is taken all the same: who decided so, and why. Nothing waits for this. */
export async function takeThoughLate(it: At, work: Work, id: string, reasons: string): Promise<void> {
  await lockComplaint(it, work, id);
  const nobody = { contactId: null, code: null, told: null, letter: null, messageId: null };
  await decide(work, id, { kind: 'late and taken', reasons, ...nobody });
}

export async function setLearned(it: At, work: Work, id: string, learnedOn: string | null): Promise<void> {
  await lockComplaint(it, work, id);
  await sql`update complaints.complaint set learned_on = ${learnedOn}::date where case_id = ${id}`.execute(work.db);
  await announce(work, { kind: 'complaint.learned-on', caseId: id, data: { learnedOn } });
}

type Starting = { readonly matter: Matter; readonly reasons: string; readonly start: boolean };

/**
 * What has a law of its own begins at once as a case of its own kind, linked to this one, and restricted where only those who
 * must may see it. Not starting it needs a reason, too.
 */
export async function startMatter({ desk }: At, work: Work, id: string, it: Starting): Promise<string | null> {
  const at = await lockCase(work, id);
  const { rows } = await sql`select 1 from complaints.matter where case_id = ${id} and matter = ${it.matter}`.execute(
    work.db,
  );
  if (rows.length > 0) throw new Refusal(409, 'That was decided for this case already.');
  const matterCaseId = it.start ? await openMatter(desk, work, at, it.matter) : null;
  await sql`
    insert into complaints.matter (id, case_id, matter, matter_case_id, reasons, by, at)
    values (${newId(work.now)}, ${id}, ${it.matter}, ${matterCaseId}::uuid, ${it.reasons}, ${work.actor.id}, ${new Date(work.now)})`.execute(
    work.db,
  );
  // What is restricted is not named on a case that more people see.
  const { restricted } = MATTERS[it.matter];
  if (it.start && restricted)
    await announce(work, { kind: 'matter.started', caseId: matterCaseId ?? undefined, data: { matter: it.matter } });
  else
    await announce(work, {
      kind: it.start ? 'matter.started' : 'matter.not-started',
      caseId: id,
      data: { matter: it.matter },
      why: it.reasons,
    });
  return matterCaseId;
}

async function openMatter(desk: Desk, work: Work, at: Locked, matter: Matter): Promise<string> {
  const said = await saidToUs(work.db, at.id);
  const { id } = await openCase(desk, work, {
    kind: matter,
    subject: at.subject,
    teamId: at.teamId,
    ownerId: MATTERS[matter].restricted ? null : at.ownerId,
    customerId: at.customerId,
    channel: said[0]?.channel ?? 'counter',
    gist: said[0]?.text,
    nextStep: 'Read what was said and tell whoever has to know',
    nextDueAt: work.now,
  });
  await linkCase(desk, work, at.id, { other: id, linked: true });
  if (MATTERS[matter].restricted || at.restricted) await changeCase(desk, work, id, { version: 1, restricted: true });
  return id;
}
