import { setQueueRule, sweepRouting } from '#areas/routing/server/index.ts';
import { giveSkill, makeSkill, setPresence, skillsOf } from '#areas/roster/server/index.ts';
import { SYSTEM, inTransaction, type Work } from '#platform/work.ts';
import type { Agency } from './agency.ts';
import type { DemoDesk } from './engine/acts.ts';

const USUAL = { boostMinutes: 60, stickyMinutes: 15, leaseMinutes: 120, withinMinutes: 240 } as const;

/** Two queues whose work finds its officer by itself, and what of it has found one this morning, with the reasons. */
export async function giveOutSome(desk: DemoDesk, agency: Agency, now: number): Promise<void> {
  const act = <T>(run: (work: Work) => Promise<T>) => inTransaction({ db: desk.db, actor: SYSTEM, now }, run);
  const { live } = desk.office.desk;
  const records = await act((work) => skillCalled(work, 'service', 'Family records'));
  const vietnamese = await act((work) => skillCalled(work, 'language', 'Vietnamese'));
  const people = [...agency.of('certificates'), ...agency.of('licences')];
  for (const [n, { id: officerId, teams }] of [...new Set(people)].entries())
    await act(async (work) => {
      const level = 2 + (n % 4);
      const give = (skillId: string) => giveSkill(work, { officerId, skillId, level, validUntil: null, evidence: '' });
      if (teams.includes('certificates')) await give(records);
      if (n % 3 === 0) await give(vietnamese);
      await setPresence(live, work, { officerId, state: 'available' });
    });
  const hard = { skill: records, level: 2, relax: null };
  const wished = { skill: vietnamese, level: 3, relax: [{ after: 30, level: 0 }] };
  await act((work) => setQueueRule(live, work, agency.teamIds.certificates, { ...USUAL, mode: 'push', needs: [hard] }));
  await act((work) => setQueueRule(live, work, agency.teamIds.licences, { ...USUAL, mode: 'push', needs: [wished] }));
  await sweepRouting({ db: desk.db, desk: desk.office.desk, clock: () => now });
}

/** The roster may have made it already. */
async function skillCalled(work: Work, kind: 'service' | 'language', name: string): Promise<string> {
  const known = (await skillsOf(work.db)).find((one) => one.kind === kind && one.name === name);
  return known?.id ?? makeSkill(work, { kind, name });
}
