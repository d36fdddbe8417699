import { sql } from 'kysely';
import { DAY } from '#kernel/time.ts';
import { openTestDesk, type TestOfficer } from '#testing/desk.ts';
import { lineOn } from './decisions.fixtures.ts';

type Thing = { readonly about: string; readonly caseId: string };

/** A desk with four who may decide more and more, and what is asked of them. */
export async function openDeciding() {
  const desk = await openTestDesk();
  const mira = await desk.officer('Mira');
  const jo = await desk.officer('Jo', { roles: ['team leader'] });
  const kim = await desk.officer('Kim', { roles: ['team leader'] });
  const max = await desk.officer('Max', { roles: ['complaints manager'] });
  await lineOn(desk, { holder: { role: 'officer' }, power: 'waiver', limitCents: 10_000 });
  await lineOn(desk, { holder: { role: 'team leader' }, power: 'waiver', limitCents: 100_000 });
  await lineOn(desk, { holder: { role: 'complaints manager' }, power: 'waiver', secondAboveCents: 200_000 });
  await lineOn(desk, {
    holder: { officerId: kim.id },
    power: 'waiver',
    limitCents: 900_000,
    secondAboveCents: 200_000,
  });
  await lineOn(desk, { holder: { role: 'officer' }, power: 'refusal' });
  const asking = (amountCents: number, more: object = {}) => ({
    power: 'waiver',
    amountCents,
    what: 'Take the late fee away',
    reasons: 'She was in hospital.',
    ...more,
  });
  const referred = (toId: string, more: object = {}) => ({
    toId,
    recommendation: 'Yes: the letter of the hospital is on the case.',
    dueAt: desk.time.now + DAY,
    ...more,
  });
  const ask = (officer: TestOfficer, caseId: string, body: object) =>
    officer.post(`/api/cases/${caseId}/decisions`, body);
  const onCase = async (officer: TestOfficer, caseId: string) =>
    (await officer.get(`/api/cases/${caseId}/decisions`)).body.decisions;
  const todayOf = async (officer: TestOfficer, id: string) =>
    (await officer.get('/api/today')).body.things.filter(
      ({ about, caseId }: Thing) => about.startsWith('decisions.') && caseId === id,
    );
  const kindsOf = async (caseId: string): Promise<string[]> => {
    const { rows } = await sql<{ kind: string }>`
      select kind from records.event where case_id = ${caseId} and kind like 'decision.%' order by seq`.execute(
      desk.parts.database.db,
    );
    return rows.map(({ kind }) => kind);
  };
  return { desk, mira, jo, kim, max, asking, referred, ask, onCase, todayOf, kindsOf };
}
