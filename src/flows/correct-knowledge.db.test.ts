import { afterAll, beforeAll, expect, test } from 'vitest';
import { openComplaintDesk, type ComplaintDesk } from '#areas/complaints/server/complaint-desk.fixtures.ts';
import type { TestOfficer } from '#testing/desk.ts';

let at: ComplaintDesk;
let ada: TestOfficer;

beforeAll(async () => {
  at = await openComplaintDesk();
  ada = await at.desk.officer('Ada', { roles: ['team leader'] });
});
afterAll(() => at.desk.close());

const because = (one: string) => ({ causes: [{ wentWrong: 'information', because: one }] });
const open = async () => (await ada.get('/api/knowledge/upkeep')).body.corrections;

test('a point that was upheld because what we know was wrong opens a correction, once, with its case and no word of the customer', async () => {
  const { id, issue } = await at.ready();
  expect((await at.learn(issue, because('skill'))).status).toBe(200);
  expect(await open()).toEqual([]);
  expect((await at.learn(issue, because('knowledge'))).status).toBe(200);
  expect((await at.learn(issue, because('knowledge'))).status).toBe(200);
  const [correction, ...more] = await open();
  expect(more).toEqual([]);
  expect(correction).toMatchObject({ articleId: null, cases: [{ id }] });
  expect(correction.what).not.toContain('shouted');
});
