import { sql } from 'kysely';
import type { Instant } from '#kernel/time.ts';
import type { Work } from '#platform/work.ts';

type Then =
  | { readonly state: string }
  | { readonly state?: string | undefined; readonly nextStep: string; readonly nextDueAt: Instant };

/** The same words to many customers. */
export type AnswerAct = {
  readonly do: 'answer';
  readonly body: string;
  readonly templates?: Templates;
  readonly then: Then;
};
type Templates = readonly { readonly id: string; readonly version: number }[] | undefined;
type Answer = { readonly body: string; readonly then: Then; readonly templates: Templates };

/** What the area that writes to customers lends to acts on many cases. Given where everything is wired together. */
export type Answering = {
  readonly send: (work: Work, caseId: string, it: Answer) => Promise<{ messageId: string }>;
  /** Refuses when the message has gone. */
  readonly takeBack: (work: Work, messageId: string) => Promise<unknown>;
};

type Sending = Answer & { readonly caseId: string };

/** Answers one of the chosen cases. A reply that the officer has half written there stays as it is. */
export async function answerOne(
  { send }: Answering,
  work: Work,
  { caseId, ...it }: Sending,
): Promise<{ messageId: string; draft: object | null }> {
  const draft = await draftOf(work, caseId);
  const { messageId } = await send(work, caseId, it);
  await putDraft(work, caseId, draft);
  return { messageId, draft };
}

async function draftOf({ db, actor }: Work, caseId: string): Promise<object | null> {
  const { rows } = await sql<{ draft: object }>`
    select to_jsonb(d) as draft from cases.draft d
     where d.case_id = ${caseId} and d.officer_id = ${actor.id}::uuid and d.kind = 'reply'`.execute(db);
  return rows[0]?.draft ?? null;
}

/** Puts a draft back as it was, or takes away what stands there if there was none. */
export async function putDraft({ db, actor }: Work, caseId: string, draft: object | null): Promise<void> {
  await sql`delete from cases.draft d
             where d.case_id = ${caseId} and d.officer_id = ${actor.id}::uuid and d.kind = 'reply'`.execute(db);
  if (draft !== null)
    await sql`insert into cases.draft select (jsonb_populate_record(null::cases.draft, ${JSON.stringify(draft)}::jsonb)).*`.execute(
      db,
    );
}
