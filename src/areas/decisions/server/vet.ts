import { sql } from 'kysely';
import { familyOfCase, factsOf, sees, tagsOf } from '#areas/cases/server/index.ts';
import type { Held, Leaving, Vetting } from '#areas/correspondence/server/index.ts';
import { deciderOf } from '#areas/delegations/server/index.ts';
import { listOfficers, officerAsActor, officerSince } from '#areas/identity/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { HOUR, type Instant } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import { approvalOf, whyVetted, type VettingRule, type Wanted } from '../rules/index.ts';
import { isSensitive } from './flags.ts';
import { notTold } from './tell.ts';
import { vettingRules } from './vetting-rules.ts';

export const APPROVAL_STEP = 'Have the answer approved';

/** Says of every text that would leave whether somebody else has to agree to it first, and remembers who. */
export const vettingBy = (): Vetting => ({
  needed: async (work, it) => {
    await takenUp(work, it);
    const met = await rulesMet(work, it);
    return met.length === 0 ? null : holdFor(work, it, met);
  },
  dropped: async (work, messageId) => {
    await sql`
      update decisions.approval set state = 'withdrawn', settled_at = ${new Date(work.now)}
       where message_id = ${messageId} and state = 'waiting'`.execute(work.db);
    await notTold(work, messageId);
  },
});

/** Whoever writes on this case again has gone on with what came back to them. */
async function takenUp({ db, now }: Work, { caseId, officerId }: Leaving): Promise<void> {
  await sql`
    update decisions.approval set taken_up_at = ${new Date(now)}
     where case_id = ${caseId} and asked_by = ${officerId}::uuid and state = 'returned' and taken_up_at is null`.execute(
    db,
  );
}

type Met = { readonly rule: VettingRule; readonly because: string };

async function rulesMet(work: Work, it: Leaving): Promise<readonly Met[]> {
  const { db, now } = work;
  const rules = await vettingRules(db);
  if (rules.length === 0) return [];
  const [facts, tags, sensitive, decidedCents, since] = await Promise.all([
    factsOf(db, [it.caseId]),
    tagsOf(db, [it.caseId]),
    isSensitive(db, it.caseId),
    mostDecided(work, it.caseId),
    it.officerId === null ? null : officerSince({ db }, it.officerId),
  ]);
  const at = facts.get(it.caseId);
  return whyVetted(rules, {
    text: `${it.subject}\n${it.body}`,
    kind: at?.kind ?? '',
    tags: tags.get(it.caseId) ?? [],
    sensitive: sensitive || at?.restricted === true,
    decidedCents,
    officerSince: since,
    now,
  });
}

async function mostDecided({ db }: Work, caseId: string): Promise<number> {
  const family = await familyOfCase(db, caseId);
  const { rows } = await sql<{ most: number | null }>`
    select max(amount_cents) as most from decisions.decision
     where case_id = any(${family}::uuid[]) and state = 'approved'`.execute(db);
  return rows[0]?.most ?? 0;
}

async function holdFor(work: Work, it: Leaving, met: readonly Met[]): Promise<Held> {
  const { wanted, order, withinHours } = approvalOf(met.map(({ rule }) => rule));
  await mustBeReadable(work, it, wanted);
  const dueAt = work.now + withinHours * HOUR;
  const because = met.map((one) => one.because);
  return {
    nextStep: APPROVAL_STEP,
    dueAt,
    keep: (messageId) => keep(work, { ...it, messageId, because, order, dueAt, wanted }),
  };
}

type Keeping = Leaving & {
  readonly messageId: string;
  readonly because: readonly string[];
  readonly order: 'serial' | 'parallel';
  readonly dueAt: Instant;
  readonly wanted: readonly Wanted[];
};

async function keep(work: Work, it: Keeping): Promise<void> {
  await sql`
    insert into decisions.approval (message_id, case_id, because, signs, asked_by, asked_at, due_at)
    values (${it.messageId}, ${it.caseId}, ${[...it.because]}::text[], ${it.order}, ${it.officerId}::uuid, ${new Date(work.now)},
            ${new Date(it.dueAt)})`.execute(work.db);
  for (const [n, { approver, substituteId }] of it.wanted.entries())
    await sql`
      insert into decisions.place (id, message_id, n, officer_id, role, substitute_id)
      values (${newId(work.now)}, ${it.messageId}, ${n + 1}, ${'role' in approver ? null : approver.officerId}::uuid,
              ${'role' in approver ? approver.role : null}, ${substituteId}::uuid)`.execute(work.db);
  await announce(work, {
    kind: 'approval.asked',
    caseId: it.caseId,
    data: { messageId: it.messageId, because: it.because, dueAt: it.dueAt },
  });
}

/** A text must not wait for somebody who cannot see its case, or who wrote it themselves and is the only one who could. */
async function mustBeReadable({ db }: Work, it: Leaving, wanted: readonly Wanted[]): Promise<void> {
  const officers = (await listOfficers({ db })).filter(({ id, disabled }) => !disabled && id !== it.officerId);
  const taken = new Set<string>();
  for (const { approver, substituteId } of wanted) {
    const could = officers.filter(
      (one) =>
        !taken.has(one.id) &&
        ('role' in approver
          ? deciderOf(one).roles.includes(approver.role)
          : one.id === approver.officerId || one.id === substituteId),
    );
    const reader = await firstWhoSees(db, could, it.caseId);
    if (reader === undefined)
      throw new Refusal(
        409,
        `Somebody else has to read this before it goes (${'role' in approver ? approver.role : 'an officer by name'}), and nobody who may can see this case. Ask an administrator.`,
      );
    // Two places are for two people, so the last one who could is not counted for both.
    taken.add(reader);
  }
}

async function firstWhoSees(
  db: Work['db'],
  officers: Awaited<ReturnType<typeof listOfficers>>,
  caseId: string,
): Promise<string | undefined> {
  for (const one of officers) if (await sees({ db, actor: officerAsActor(one) }, caseId)) return one.id;
  return undefined;
}
