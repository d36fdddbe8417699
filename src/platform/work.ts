import type { Instant } from '#kernel/time.ts';
import { transact, type Db, type Tx } from './db.ts';

/** Who is acting. The system and the customer are named actors too: nobody acts as nobody. */
export type Actor = {
  readonly kind: 'officer' | 'customer' | 'system' | 'administrator-command';
  /** The officer's or the customer's id; null for the system and for the command line. */
  readonly id: string | null;
  readonly may: (permission: string) => boolean;
  /** Teams whose work this actor sees. */
  readonly teams: readonly string[];
};

export const SYSTEM: Actor = { kind: 'system', id: null, may: () => true, teams: [] };

/** What a question is given: no transaction, so every statement sees the database as it is when it runs. */
export type Reading = { readonly db: Db | Tx; readonly actor: Actor; readonly now: Instant };

/** One unit of work: who is acting, at what moment, inside which transaction. */
export type Work = {
  readonly db: Tx;
  readonly actor: Actor;
  readonly now: Instant;
  /** Runs after the transaction has committed, and never when it has not. For hints only: it may be lost. */
  readonly afterCommit: (hint: () => void) => void;
};

/** Runs a command in one transaction. */
export async function inTransaction<Result>(
  { db, actor, now }: { db: Db; actor: Actor; now: Instant },
  run: (work: Work) => Promise<Result>,
): Promise<Result> {
  const hints: (() => void)[] = [];
  const result = await transact(db, (tx) => run({ db: tx, actor, now, afterCommit: (hint) => void hints.push(hint) }));
  for (const hint of hints) hint();
  return result;
}
