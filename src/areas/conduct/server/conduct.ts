import type { Desk } from '#areas/cases/server/index.ts';
import type { Deciding } from '#areas/decisions/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';

/** What commands on conduct need besides their work. */
export type Conduct = {
  readonly desk: Desk;
  readonly deciding: Deciding;
  /** Writes to the customer of a case. Null where they have no address. */
  readonly sendNotice: (work: Work, caseId: string, body: string) => Promise<string | null>;
  /** Who outside can be turned to, in the words customers read. */
  readonly outside: string;
};

export const wrong = (field: string, reason: string): Refusal =>
  new Refusal(422, reason, [{ field, problem: 'cannot be used' }]);

export function tellOfConduct({ desk }: Pick<Conduct, 'desk'>, work: Work, caseId: string): void {
  work.afterCommit(() => {
    desk.live.tell('case', caseId);
    desk.live.tell('decisions', caseId);
  });
}
