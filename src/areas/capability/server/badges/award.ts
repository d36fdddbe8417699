import type { Work } from '#platform/work.ts';
import { baseOf, keepBadge, type Issuer } from './issue.ts';

type Award = {
  readonly officerId: string;
  readonly name: string;
  readonly description: string;
  /** How it was reached, in a sentence. */
  readonly narrative: string;
  readonly standard: { readonly code: string; readonly name: string };
  readonly grade: string;
};

/** A badge for a result that others have found, with its grade. What it rests on was decided and assured before; nothing is asked here. */
export const awardBadge = (issuer: Issuer, work: Work, it: Award): Promise<{ id: string }> =>
  keepBadge(issuer, work, {
    officerId: it.officerId,
    name: it.name,
    until: null,
    lines: 1,
    achievement: {
      type: ['Achievement'],
      achievementType: 'ApprenticeshipCertificate',
      name: it.name,
      description: it.description,
      criteria: { narrative: it.narrative },
      specialization: it.grade,
      alignment: [
        {
          type: ['Alignment'],
          targetCode: it.standard.code,
          targetName: it.standard.name,
          targetFramework: it.standard.name,
          targetUrl: `${baseOf(issuer)}/verify`,
        },
      ],
    },
  });
