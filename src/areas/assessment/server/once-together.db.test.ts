import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedTeams } from '#areas/identity/server/index.ts';
import type { Role } from '#areas/identity/rules/index.ts';
import { DAY } from '#kernel/time.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import {
  beginFor,
  dayOf,
  doAct,
  done,
  openCast,
  register,
  standardise,
  throughTheGateway,
  type Cast,
} from './assessment.fixtures.ts';

let desk: TestDesk;
let cast: Cast;
let admin: TestOfficer;
let fines: string;
let programme: string;

beforeAll(async () => {
  desk = await openTestDesk();
  cast = await openCast(desk);
  admin = await desk.officer('Nadia Osman', { roles: ['administrator'] });
  fines = await desk.team('Fines');
  programme = await beginFor(cast, '2025-11-03');
  await throughTheGateway(cast, programme);
  const from = dayOf(desk.time.now + DAY);
  await done(cast.manager, programme, 'acts', { act: 'book', from, place: 'The counter', adjustments: '' });
});
afterAll(() => desk.close());

async function move(who: TestOfficer, name: string, teamIds: string[], roles: Role[] = ['officer']): Promise<void> {
  const { status, body } = await admin.post(`/api/officers/${who.id}`, { name, roles, teamIds });
  expect({ status, body }).toMatchObject({ status: 200 });
}
const together = (one: TestOfficer, other: TestOfficer) => sharedTeams(desk.parts.database.db, one.id, other.id);

test('who once sat in the team of the apprentice is not independent of them, though they left it', async () => {
  const roles: Role[] = ['independent assessor', 'officer'];
  const other = await desk.officer('Otis Once', { roles, teamIds: [desk.teamId] });
  await move(other, 'Otis Once', [fines], roles);
  await register(cast.organiser, cast.organisation, other.id);
  await standardise(desk, cast.organiser, [other]);
  const { body } = await doAct(cast.organiser, programme, 'organising', { act: 'allocate', assessor: other.id });
  expect(body.reason).toContain('same team (Front desk');
});

test('a team that one left before the other came makes no link, and one they serve now has no last day', async () => {
  const [gone, later, both] = [
    await desk.officer('Gone Before', { teamIds: [fines] }),
    await desk.officer('Lou Later', { teamIds: [] }),
    await desk.officer('Bo Throughout', { teamIds: [fines] }),
  ];
  await move(gone, 'Gone Before', []);
  await move(later, 'Lou Later', [fines]);
  expect(await together(gone, later)).toEqual([]);
  expect(await together(both, later)).toEqual([{ teamId: fines, name: 'Fines', on: null }]);
  expect(await together(gone, both)).toMatchObject([{ name: 'Fines', on: expect.stringMatching(/^\d{4}-/) }]);
  await move(gone, 'Gone Before', [fines]);
  expect(await together(gone, later)).toMatchObject([{ on: null }]);
});
