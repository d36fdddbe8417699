import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#kernel/time.ts';
import { newId } from '#platform/id.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import {
  giveSkill,
  makeSkill,
  officersOn,
  setPresence,
  skillsOf,
  takeSkill,
  wrapUp,
  type OfficerOn,
  type Skill,
} from './index.ts';

let desk: TestDesk;
let ada: TestOfficer;
let ben: TestOfficer;

beforeAll(async () => {
  desk = await openTestDesk();
  ada = await desk.officer('Ada Lindqvist');
  ben = await desk.officer('Ben Okafor');
});
afterAll(() => desk.close());

const on = async (who: TestOfficer, at = desk.time.now): Promise<OfficerOn | undefined> =>
  (await officersOn(desk.parts.database.db, at)).find(({ officerId }) => officerId === who.id);
const become = (who: TestOfficer, state: 'available' | 'busy' | 'away' | 'off') =>
  desk.as(who.actor, (work) => setPresence(desk.parts.live, work, { officerId: who.id, state }));

test('who has said nothing is not on, and who is off leaves nothing behind', async () => {
  expect(await on(ada)).toBeUndefined();
  await become(ada, 'available');
  expect(await on(ada)).toMatchObject({ presence: 'available', since: desk.time.now, teams: [desk.teamId] });
  await become(ada, 'off');
  expect(await on(ada)).toBeUndefined();
  const { rows } = await sql`select from roster.presence`.execute(desk.parts.database.db);
  expect(rows).toEqual([]);
});

test('the longest free is counted from when an officer last became free, and saying it again changes nothing', async () => {
  await become(ada, 'available');
  const free = desk.time.now;
  desk.time.now += 10 * MINUTE;
  await become(ada, 'available');
  expect(await on(ada)).toMatchObject({ since: free });
  await become(ada, 'busy');
  desk.time.now += MINUTE;
  await become(ada, 'available');
  expect(await on(ada)).toMatchObject({ presence: 'available', since: desk.time.now });
});

test('wrapping up ends by itself at its time, and leaves alone who is away', async () => {
  const until = desk.time.now + 2 * MINUTE;
  await desk.as(SYSTEM, (work) => wrapUp(desk.parts.live, work, { officerId: ada.id, until }));
  expect(await on(ada)).toMatchObject({ presence: 'wrap-up', since: desk.time.now });
  expect(await on(ada, until)).toMatchObject({ presence: 'available', since: until });
  await become(ada, 'away');
  await desk.as(SYSTEM, (work) => wrapUp(desk.parts.live, work, { officerId: ada.id, until }));
  expect(await on(ada)).toMatchObject({ presence: 'away' });
});

test('a skill counts from when it is given until it expires or is taken, and a new level takes the place of the old', async () => {
  const skillId = await desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'language', name: 'Vietnamese' }));
  await expect(desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'language', name: 'vietnamese' }))).rejects.toThrow(
    'already',
  );
  const vietnamese: Skill = { id: skillId, kind: 'language', name: 'Vietnamese' };
  expect(await skillsOf(desk.parts.database.db)).toContainEqual(vietnamese);
  await become(ada, 'available');
  const give = (level: number, validUntil: number | null) =>
    desk.as(SYSTEM, (work) => giveSkill(work, { officerId: ada.id, skillId, level, validUntil, evidence: 'Exam' }));
  await give(2, null);
  const before = desk.time.now;
  desk.time.now += HOUR;
  await give(4, desk.time.now + DAY);
  expect(await on(ada)).toMatchObject({ skills: new Map([[skillId, 4]]) });
  expect(await on(ada, before)).toMatchObject({ skills: new Map([[skillId, 2]]) });
  expect(await on(ada, desk.time.now + DAY)).toMatchObject({ skills: new Map() });
  await expect(give(4, desk.time.now)).rejects.toThrow('expired');
  desk.time.now += HOUR;
  await desk.as(SYSTEM, (work) => takeSkill(work, { officerId: ada.id, skillId }));
  expect(await on(ada)).toMatchObject({ skills: new Map() });
});

test('the database refuses the same skill twice at a time', async () => {
  const skillId = await desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'service', name: 'Fines' }));
  const row = sql`insert into roster.officer_skill (id, officer_id, skill_id, level, valid_from, given_at)
    values (${newId()}, ${ben.id}, ${skillId}, 3, ${new Date(desk.time.now)}, ${new Date(desk.time.now)})`;
  await row.execute(desk.parts.database.db);
  await expect(
    sql`insert into roster.officer_skill (id, officer_id, skill_id, level, valid_from, given_at)
        values (${newId()}, ${ben.id}, ${skillId}, 5, ${new Date(desk.time.now + DAY)}, ${new Date(desk.time.now)})`.execute(
      desk.parts.database.db,
    ),
  ).rejects.toThrow('officer_skill_once_at_a_time');
});

test('whose published shift it is and who is not here is off; whoever is disabled is not on at all', async () => {
  const { now } = desk.time;
  const shift = (from: number, published: boolean) =>
    sql`insert into roster.shift (id, duty_id, team_id, officer_id, name, starts_at, ends_at, zone, published_at, changed_at)
        values (${newId()}, ${newId()}, ${desk.teamId}, ${ben.id}, 'Early', ${new Date(now + from)}, ${new Date(now + from + 4 * HOUR)},
                'UTC', ${published ? new Date(now) : null}, ${new Date(now)})`.execute(desk.parts.database.db);
  await shift(-HOUR, true);
  await shift(5 * HOUR, false);
  expect(await on(ben)).toMatchObject({ presence: 'off', since: null, shiftEndsAt: now + 3 * HOUR });
  expect(await on(ben, now + 3 * HOUR)).toBeUndefined();
  expect(await on(ben, now + 6 * HOUR)).toBeUndefined();
  await expect(shift(0, true)).rejects.toThrow('shift_one_at_a_time');
  await become(ben, 'available');
  expect(await on(ben)).toMatchObject({
    presence: 'available',
    capacity: { phone: 1, chat: 3, counter: 1, email: 10 },
  });
  await sql`update identity.officer set disabled_at = now() where id = ${ben.id}`.execute(desk.parts.database.db);
  expect(await on(ben)).toBeUndefined();
});

test('what a transaction changed and did not keep is not kept in memory either', async () => {
  const skillId = await desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'service', name: 'Undone' }));
  await become(ada, 'available');
  const give = { officerId: ada.id, skillId, level: 3, validUntil: null, evidence: 'Exam' };
  await expect(
    desk.as(SYSTEM, async (work) => {
      await giveSkill(work, give);
      const inside = (await officersOn(work.db, desk.time.now)).find(({ officerId }) => officerId === ada.id);
      expect(inside?.skills.get(skillId)).toBe(3);
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  expect((await on(ada))?.skills.has(skillId)).toBe(false);
  await desk.as(SYSTEM, (work) => giveSkill(work, give));
  expect((await on(ada))?.skills.get(skillId)).toBe(3);
});

test('whoever changes team, what they can do or how much they take is known anew at once', async () => {
  await become(ada, 'available');
  expect(await on(ada)).toMatchObject({ teams: [desk.teamId] });
  const other = await desk.team('Elsewhere');
  const { db } = desk.parts.database;
  await sql`insert into identity.membership (officer_id, team_id) values (${ada.id}, ${other})`.execute(db);
  expect((await on(ada))?.teams.toSorted()).toEqual([desk.teamId, other].toSorted());
  await sql`insert into roster.capacity (officer_id, phone, chat, counter, email) values (${ada.id}, 1, 2, 1, 4)`.execute(
    db,
  );
  expect(await on(ada)).toMatchObject({ capacity: { phone: 1, chat: 2, counter: 1, email: 4 } });
});

test('ten thousand officers with five skills each are read once, and then only who is on', async () => {
  const { db } = desk.parts.database;
  await sql`
    insert into roster.skill (id, kind, name, made_at) select gen_random_uuid(), 'service', 'Service ' || n, now() from generate_series(1, 40) n`.execute(
    db,
  );
  await sql`
    insert into identity.officer (id, email, name, roles)
    select gen_random_uuid(), 'many' || n || '@agency.example', 'Many ' || n, '{officer}' from generate_series(1, 10000) n`.execute(
    db,
  );
  await sql`insert into identity.membership select id, ${desk.teamId} from identity.officer where email like 'many%'`.execute(
    db,
  );
  await sql`
    insert into roster.presence (officer_id, state, since, came_at, seen_at)
    select id, 'available', ${new Date(desk.time.now)}, ${new Date(desk.time.now)}, ${new Date(desk.time.now)}
      from identity.officer where email like 'many%'`.execute(db);
  await sql`
    insert into roster.officer_skill (id, officer_id, skill_id, level, valid_from, given_at)
    select gen_random_uuid(), o.id, k.id, 1 + k.n % 5, now() - interval '10 years', now()
      from (select id, row_number() over () as n from identity.officer where email like 'many%') o
      join (select id, row_number() over (order by name) - 1 as n from roster.skill where name like 'Service %') k on k.n / 5 = o.n % 8`.execute(
    db,
  );
  await sql`analyze`.execute(db);
  const all = await officersOn(db, desk.time.now);
  expect(all.length).toBeGreaterThanOrEqual(10_000);
  expect(all.filter(({ skills }) => skills.size === 5)).toHaveLength(10_000);
});
