import { awardOf, endAward, keepAward, releasedResult, type Assessments } from '#areas/assessment/server/index.ts';
import { awardBadge, endBadge, type Issuer } from '#areas/capability/server/index.ts';
import type { Happening } from '#areas/records/server/index.ts';
import type { Work } from '#platform/work.ts';

const GRADES = { pass: 'Pass', distinction: 'Distinction' } as const;

type Rewarding = {
  readonly issuer: Issuer;
  readonly assessments: Pick<Assessments, 'plans'>;
};

/**
 * Whoever passed has a badge in the same moment in which the result is released; where an appeal takes the result back, the badge is
 * taken back with it.
 */
export const rewardRelease =
  ({ issuer, assessments }: Rewarding) =>
  async (work: Work, happenings: readonly Happening[]): Promise<void> => {
    for (const { kind, data } of happenings) {
      const id = data?.['programmeId'];
      if (kind !== 'assessment.done' || typeof id !== 'string') continue;
      if (data?.['act'] === 'release') await reward(issuer, assessments, work, id);
      if (data?.['act'] === 'answer the appeal') await takeBack(assessments, work, id);
    }
  };

async function reward(issuer: Issuer, { plans }: Rewarding['assessments'], work: Work, id: string): Promise<void> {
  const result = await releasedResult({ plans }, work.db, id);
  if (result === undefined) return;
  const grade = GRADES[result.grade];
  const { id: badgeId } = await awardBadge(issuer, work, {
    officerId: result.apprenticeId,
    name: `${result.title}: ${grade}`,
    description: result.descriptor,
    narrative: `End-point assessment by ${result.organisation}, independent of employer and training: every pass criterion met in every method. The grade was worked out from these decisions by published rules.`,
    standard: { code: result.reference, name: result.title },
    grade,
  });
  await keepAward(work, id, badgeId);
}

async function takeBack({ plans }: Rewarding['assessments'], work: Work, id: string): Promise<void> {
  if ((await releasedResult({ plans }, work.db, id)) !== undefined) return;
  const badgeId = await awardOf(work.db, id);
  if (badgeId === undefined) return;
  await endBadge(work, badgeId, 'An appeal was upheld, and the result is decided anew.');
  await endAward(work, id);
}
