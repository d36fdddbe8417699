import { sql } from 'kysely';
import { SYSTEM } from '#platform/work.ts';
import { addLine } from '#areas/delegations/server/index.ts';
import type { Line } from '#areas/delegations/rules/index.ts';
import type { TestDesk, TestOfficer } from '#testing/desk.ts';
import { addVettingRule } from './vetting-rules.ts';
import type { VettingRule } from '../rules/index.ts';

export const REVIEW = 'Ask us to look again within 28 days.';
export const NO = { alternative: 'You can pay in three parts.', noAlternative: '', reviewRight: REVIEW };

/** Writes a line of the delegations, as an administrator would. */
export const lineOn = (desk: TestDesk, more: Partial<Line> & Pick<Line, 'holder' | 'power'>): Promise<string> =>
  desk.as(SYSTEM, (work) =>
    addLine(work, {
      instrument: 'Delegations 2026',
      instrumentOn: '2026-07-01',
      source: '',
      limitCents: null,
      secondAboveCents: null,
      kinds: [],
      ownTeams: false,
      condition: '',
      from: 0,
      until: null,
      ...more,
    }),
  );

export const ruleOn = (desk: TestDesk, more: Partial<VettingRule>): Promise<string> =>
  desk.as(SYSTEM, (work) =>
    addVettingRule(work, {
      title: 'Money',
      occasion: 'amount',
      from: 50_000,
      among: [],
      approvers: [{ role: 'team leader' }],
      order: 'parallel',
      substituteId: null,
      withinHours: 24,
      ...more,
    }),
  );

/** A case of a customer with an address, owned by whoever opens it. */
export const caseOf = async (desk: TestDesk, officer: TestOfficer, more: object = {}): Promise<string> =>
  (
    await officer.post('/api/cases', {
      kind: 'enquiry',
      subject: 'A fine',
      teamId: desk.teamId,
      customer: { name: 'Peg Doolan', email: `peg${Math.random()}@home.example` },
      channel: 'phone',
      said: 'She asks us to take the late fee away.',
      ownerId: officer.id,
      ...more,
    })
  ).body.id;

/** Time goes by, and everybody is still signed in. */
export async function pass(desk: TestDesk, length: number): Promise<void> {
  desk.time.now += length;
  const { now } = desk.time;
  await sql`update identity.session set began_at = ${new Date(now)}, ends_at = ${new Date(now + 12 * 3_600_000)}`.execute(
    desk.parts.database.db,
  );
}
