import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES, mayOf, type Role } from '#areas/identity/rules/index.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';

const FULL = process.env['KEPT_FULL'] === '1';
const TEAMS = 3;
const OFFICERS = 4;

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const anOfficer = fc.record({
  roles: fc.subarray([...ROLES], { minLength: 1, maxLength: 2 }),
  teams: fc.subarray([0, 1, 2].slice(0, TEAMS)),
});
const aCase = fc.record({
  team: fc.nat({ max: TEAMS - 1 }),
  owner: fc.option(fc.nat({ max: OFFICERS - 1 })),
  restricted: fc.boolean(),
  named: fc.subarray([0, 1, 2, 3]),
  closed: fc.boolean(),
  joinedTo: fc.option(fc.nat({ max: 7 }), { freq: 3 }),
});
const world = fc.record({
  officers: fc.array(anOfficer, { minLength: OFFICERS, maxLength: OFFICERS }),
  cases: fc.array(aCase, { minLength: 4, maxLength: 9 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;
type ACase = World['cases'][number];

/** Who sees a case, said again from the rule as people know it, with no word of SQL. */
function sees(officer: World['officers'][number], me: number, it: ACase): boolean {
  const working: readonly Role[] = ['officer', 'team leader', 'complaints manager', 'records officer'];
  const leading: readonly Role[] = ['team leader', 'complaints manager', 'records officer'];
  if (!officer.roles.some((role) => working.includes(role))) return false;
  if (it.owner === me) return true;
  const leads = officer.roles.some((role) => leading.includes(role));
  if (it.restricted) return leads || it.named.includes(me);
  return leads || officer.teams.includes(it.team);
}

let run = 0;

async function build({ officers, cases }: World) {
  run += 1;
  const word = `zebra${[...String(run)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}q`;
  const teams: string[] = [];
  for (let n = 0; n < TEAMS; n += 1) teams.push(await desk.team(`Team ${n} of run ${run}`));
  const people: TestOfficer[] = [];
  for (const [n, { roles, teams: of }] of officers.entries())
    people.push(await desk.officer(`Officer ${n} of run ${run}`, { roles, teamIds: of.map((at) => teams[at] ?? '') }));
  const maker = await desk.officer(`Maker ${run}`, { roles: ['team leader'] });
  const made: { id: string; reference: string; joined: boolean }[] = [];
  for (const it of cases) {
    const { body } = await maker.post('/api/cases', {
      kind: 'enquiry',
      subject: `A ${word}`,
      teamId: teams[it.team],
      customer: null,
      channel: 'phone',
      said: 'x',
    });
    await sql`update cases."case" set owner_id = ${it.owner === null ? null : (people[it.owner]?.id ?? null)}, restricted = ${it.restricted} where id = ${body.id}`.execute(
      desk.parts.database.db,
    );
    await maker.post(`/api/cases/${body.id}/access`, { officerIds: it.named.map((n) => people[n]?.id) });
    made.push({ id: body.id, reference: body.reference, joined: false });
  }
  const versionOf = async (id: string) => (await maker.get(`/api/cases/${id}`)).body.case.version as number;
  for (const [n, it] of cases.entries()) {
    const [one, into] = [made[n], made[it.joinedTo ?? -1]];
    if (one !== undefined && into !== undefined && it.joinedTo !== n)
      one.joined =
        (await maker.post(`/api/cases/${one.id}/merge`, { into: into.id, version: await versionOf(one.id) })).status ===
        200;
    if (one !== undefined && it.closed && !one.joined)
      await maker.post(`/api/cases/${one.id}/move`, { version: await versionOf(one.id), state: 'closed' });
  }
  return { word, teams, people, made };
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();

test(
  'the cases an officer sees are the same by list, by count, by search and by reading, and are those the rule says',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(world, async (it) => {
        const { word, teams, people, made } = await build(it);
        for (const [me, officer] of it.officers.entries()) {
          const person = people[me];
          if (person === undefined) continue;
          const expected = (want: (one: ACase, n: number) => boolean) =>
            made
              .filter((_one, n) => {
                const one = it.cases[n];
                return one !== undefined && sees(officer, me, one) && want(one, n);
              })
              .map(({ id }) => id)
              .toSorted();
          const mayRead = mayOf(officer.roles)('cases.read');
          const live = (one: ACase, n: number) => !one.closed && made[n]?.joined === false;

          const byReading: string[] = [];
          for (const one of made) {
            const [byId, byReference] = [
              await person.get(`/api/cases/${one.id}`),
              await person.get(`/api/cases/${one.reference}`),
            ];
            expect(byReference.status).toBe(byId.status);
            if (byId.status === 200) byReading.push(one.id);
            else expect(byId.status).toBe(mayRead ? 404 : 403);
          }
          expect(byReading.toSorted(), 'by reading').toEqual(expected(() => true));
          if (!mayRead) continue;

          const byList: { id: string; teamId: string }[] = [];
          for (const team of teams) byList.push(...(await person.get(`/api/cases?team=${team}&limit=100`)).body.cases);
          expect(idsOf(byList), 'by list').toEqual(expected(live));
          const withClosed = [];
          for (const team of teams)
            withClosed.push(...(await person.get(`/api/cases?team=${team}&phase=all&limit=100`)).body.cases);
          expect(idsOf(withClosed), 'by list with closed ones').toEqual(
            expected((_one, n) => made[n]?.joined === false),
          );

          const found = (await person.get(`/api/search?q=${word}&limit=50`)).body.cases;
          expect(idsOf(found), 'by search').toEqual(expected((_one, n) => made[n]?.joined === false));

          const { queues, mine } = (await person.get('/api/queues')).body;
          for (const at of officer.teams) {
            const queue = queues.find(({ teamId }: { teamId: string }) => teamId === teams[at]);
            expect(queue.open, 'by count').toBe(byList.filter(({ teamId }) => teamId === teams[at]).length);
          }
          expect(mine.open, 'of mine').toBe(expected((one, n) => one.owner === me && live(one, n)).length);
        }
      }),
      { numRuns: FULL ? 100 : 8, seed: 20261122, endOnFailure: !FULL },
    );
  },
);
