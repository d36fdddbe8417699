import { expect } from 'vitest';
import { openTestDesk, type TestOfficer } from '#testing/desk.ts';

/** A desk with a leader, two officers of hers, and a leader of others. */
export async function openRoster() {
  const desk = await openTestDesk({ TIME_ZONE: 'Australia/Sydney', PUBLIC_URL: 'https://desk.example' });
  const lea = await desk.officer('Lea Der', { roles: ['team leader'] });
  const jo = await desk.officer('Jo Bell');
  const ben = await desk.officer('Ben Okafor');
  const elsewhere = await desk.officer('Otto Fremd', {
    roles: ['team leader'],
    teamIds: [await desk.team('Elsewhere')],
  });
  const early = { from: 420, to: 900, name: 'Early' };
  const week = [1, 2, 3, 4, 5, 6, 7].map((of) => (of <= 5 ? [early] : []));
  const ok = async (asked: Promise<{ status: number; body: Record<string, never> }>) => {
    const { status, body } = await asked;
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const refused = async (asked: Promise<{ status: number; body: Record<string, never> }>, status: number) => {
    const answered = await asked;
    expect(answered.status, JSON.stringify(answered.body)).toBe(status);
    return String(answered.body['reason']);
  };
  const add = (who: TestOfficer, day: string, from = 540, to = 1020) =>
    ok(
      lea.post('/api/roster/shifts', {
        teamId: desk.teamId,
        officerId: who.id,
        day,
        hours: { from, to, name: 'Extra' },
      }),
    ).then(({ id }) => String(id));
  const mine = async (who: TestOfficer, from: string) => (await who.get(`/api/roster/mine?from=${from}&weeks=1`)).body;
  const weekOf = async (who: TestOfficer, from: string) => (await who.get(`/api/roster/team?from=${from}`)).body;
  const rowOf = ({ officers }: { officers: { id: string }[] }, who: TestOfficer): Record<string, never[]> =>
    officers.find(({ id }) => id === who.id) as never;
  return { desk, lea, jo, ben, elsewhere, early, week, ok, refused, add, mine, weekOf, rowOf };
}
