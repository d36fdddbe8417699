import type { Delegations } from '#areas/delegations/server/index.ts';
import type { Desk } from '#areas/cases/server/index.ts';
import type { PostOffice } from '#areas/correspondence/server/index.ts';
import type { Work } from '#platform/work.ts';

/** What commands on decisions need besides their work. */
export type Deciding = {
  readonly desk: Desk;
  readonly delegations: Delegations;
  readonly office: PostOffice;
};

/** The lists of those who have to sign hear of it too. The hint names the case only. */
export function tellOfDecision({ desk }: Pick<Deciding, 'desk'>, work: Work, caseId: string): void {
  work.afterCommit(() => {
    desk.live.tell('case', caseId);
    desk.live.tell('decisions', caseId);
  });
}
