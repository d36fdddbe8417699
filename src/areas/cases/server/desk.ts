import { offsetOf } from '#platform/zone.ts';
import type { Files } from '#platform/files.ts';
import type { Live } from '#platform/live.ts';
import type { Work } from '#platform/work.ts';
import type { Instant } from '#kernel/time.ts';
import { defaultDue } from '../rules/index.ts';

/** What commands on cases need besides their work. */
export type Desk = {
  readonly zone: string;
  readonly live: Live;
  readonly files: Files;
  /** How long what was sent can be taken back, in milliseconds. */
  readonly recallMs: number;
  /** Makes the secret in a customer's private link. */
  readonly linkSecret: Buffer;
  /** The area that keeps promises, where there is one: what is promised in a text is made with it, and goes with it. */
  readonly promising?: Promising;
};

export type Promised = { readonly what: string; readonly dueAt: Instant; readonly quote: string };
export type SaidWith = {
  readonly promises?: readonly Promised[] | undefined;
  /** Sentences that read like a promise and were not meant as one. */
  readonly notPromised?: readonly string[] | undefined;
};

export type Promising = {
  /** `contactId`: the contact in which it was said, or null for what officers say to each other. */
  readonly make: (work: Work, caseId: string, contactId: string | null, it: SaidWith) => Promise<void>;
  /** What was said is taken back before it went, and with it what was promised in it. Gives that, for the draft. */
  readonly takeBack: (work: Work, caseId: string, contactId: string) => Promise<SaidWith>;
};

/** Makes what was promised in a text, in the act in which it is said. */
export async function promise(desk: Desk, work: Work, it: SaidIn): Promise<void> {
  const { promises = [], notPromised = [] } = it.said;
  if (promises.length + notPromised.length > 0) await desk.promising?.make(work, it.caseId, it.contactId, it.said);
}
type SaidIn = { readonly caseId: string; readonly contactId: string | null; readonly said: SaidWith };

export const dueFrom = ({ zone }: Pick<Desk, 'zone'>, now: Instant, days?: number): Instant =>
  defaultDue(now, offsetOf(zone, now), days);

/** Open screens of this case, and of the queues it is in, ask again. */
export function tellOfCase({ live }: Pick<Desk, 'live'>, work: Work, caseId: string): void {
  work.afterCommit(() => {
    live.tell('case', caseId);
  });
}
