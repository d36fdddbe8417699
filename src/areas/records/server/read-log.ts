import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';
import type { Actor } from '#platform/work.ts';
import type { Instant } from '#kernel/time.ts';

export type Look = {
  readonly kind:
    | 'case.read'
    | 'conduct.read'
    | 'customer.read'
    | 'look.read'
    | 'mail.read'
    | 'programme.read'
    | 'case.viewed-by-customer';
  readonly caseId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly mailId?: string | undefined;
  readonly programmeId?: string | undefined;
};

export type ReadLog = {
  /** Records that an officer, or a customer by their link, looked. Resolves when that is committed: nothing is shown that is not on record. */
  readonly looked: (reading: { actor: Actor; now: Instant }, look: Look) => Promise<void>;
};

type Waiting = {
  readonly row: readonly unknown[];
  readonly settle: { resolve: () => void; reject: (fault: unknown) => void };
};

/** Looking again at the same thing within ten minutes, as a live screen does, is the same look. */
const SAME_LOOK_MS = 10 * 60_000;
const MOST_REMEMBERED = 50_000;

/**
 * Reads of personal data are events too. Those that arrive while one insert is under way go together in the next, so a
 * busy desk pays for one commit, not for one per screen.
 */
export function openReadLog(db: Db): ReadLog {
  const seen = new Map<string, Instant>();
  let waiting: Waiting[] = [];
  let writing = false;

  const write = async () => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        await insert(
          db,
          batch.map(({ row }) => row),
        );
        for (const { settle } of batch) settle.resolve();
      } catch (fault) {
        for (const { settle } of batch) settle.reject(fault);
      }
    }
    writing = false;
  };

  return {
    looked: async ({ actor, now }, { kind, caseId, customerId, mailId, programmeId }) => {
      const key = `${actor.id} ${kind} ${programmeId ?? mailId ?? caseId ?? customerId}`;
      const before = seen.get(key);
      if (before !== undefined && now - before < SAME_LOOK_MS) return;
      const row = [
        new Date(now).toISOString(),
        kind,
        actor.kind,
        actor.id,
        caseId ?? null,
        customerId ?? null,
        // What is left out is not written.
        JSON.stringify({ mailId, programmeId }),
      ];
      await new Promise<void>((resolve, reject) => {
        waiting.push({ row, settle: { resolve, reject } });
        if (!writing) void write();
      });
      seen.delete(key);
      seen.set(key, now);
      if (seen.size > MOST_REMEMBERED)
        for (const [oldest] of seen) {
          seen.delete(oldest);
          break;
        }
    },
  };
}

/** One statement whatever the number of rows, so that it stays prepared. */
async function insert(db: Db, rows: readonly (readonly unknown[])[]): Promise<void> {
  const column = (n: number) => rows.map((row) => row[n] ?? null);
  await sql`insert into records.event (at, kind, actor_kind, actor_id, case_id, customer_id, data)
            select * from unnest(${column(0)}::timestamptz[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::uuid[],
                                 ${column(4)}::uuid[], ${column(5)}::uuid[], ${column(6)}::jsonb[])`.execute(db);
}
