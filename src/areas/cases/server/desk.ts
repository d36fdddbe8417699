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
};

export const dueFrom = ({ zone }: Pick<Desk, 'zone'>, now: Instant, days?: number): Instant =>
  defaultDue(now, offsetOf(zone, now), days);

/** Open screens of this case, and of the queues it is in, ask again. */
export function tellOfCase({ live }: Pick<Desk, 'live'>, work: Work, caseId: string): void {
  work.afterCommit(() => {
    live.tell('case', caseId);
  });
}
