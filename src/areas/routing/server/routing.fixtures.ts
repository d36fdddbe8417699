import { sql } from 'kysely';
import { giveSkill, makeSkill, setPresence } from '#areas/roster/server/index.ts';
import { DAY } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import type { TestDesk, TestOfficer } from '#testing/desk.ts';
import type { Mode, Need } from '../rules/index.ts';
import { setQueueRule } from './queue-rules.ts';
import { sweepRouting } from './sweep.ts';

export const RULE = { needs: [], boostMinutes: 30, stickyMinutes: 15, leaseMinutes: 10, withinMinutes: 60 } as const;

/** What a test of routing does again and again. */
export function routingOf(desk: TestDesk) {
  const { database, live, clock } = desk.parts;
  const { db } = database;
  return {
    rule: (
      mode: Mode,
      it: Partial<Record<Exclude<keyof typeof RULE, 'needs'>, number>> & { needs?: readonly Need[] } = {},
      teamId = desk.teamId,
    ) => desk.as(SYSTEM, (work) => setQueueRule(live, work, teamId, { ...RULE, ...it, mode })),
    skill: (name: string) => desk.as(SYSTEM, (work) => makeSkill(work, { kind: 'language', name })),
    can: (who: TestOfficer, skillId: string, level: number) =>
      desk.as(SYSTEM, (work) =>
        giveSkill(work, { officerId: who.id, skillId, level, validUntil: null, evidence: 'A test' }),
      ),
    become: (who: Pick<TestOfficer, 'id'>, state: 'available' | 'away' | 'off' = 'available') =>
      desk.as(SYSTEM, (work) => setPresence(live, work, { officerId: who.id, state })),
    /** At most so many written matters at once. */
    takes: (who: Pick<TestOfficer, 'id'>, email: number) =>
      sql`insert into roster.capacity (officer_id, phone, chat, counter, email) values (${who.id}, 1, 1, 1, ${email})
          on conflict (officer_id) do update set email = excluded.email`.execute(db),
    open: async (by: TestOfficer, it: object = {}): Promise<string> => {
      const { status, body } = await by.post('/api/cases', {
        teamId: desk.teamId,
        ownerId: null,
        customer: null,
        kind: 'enquiry',
        subject: 'The pool',
        said: 'When does it open?',
        channel: 'letter',
        tone: null,
        nextStep: 'Answer',
        nextDueAt: desk.time.now + DAY,
        ...it,
      });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return String(body.id);
    },
    sweep: async () => {
      const routing = { db, desk: desk.parts.desk, clock };
      while ((await sweepRouting(routing)) > 0);
    },
    ownerOf: async (caseId: string): Promise<string | null> => {
      const { rows } = await sql<{ owner: string | null }>`
        select owner_id as owner from cases."case" where id = ${caseId}`.execute(db);
      return rows[0]?.owner ?? null;
    },
    waits: async (caseId: string) => {
      const { rows } = await sql<{ ended: number | null; outcome: string | null; arrived: number; back: number }>`
        select ended_at as ended, outcome, arrived_at as arrived, times_back as back from routing.waiting
         where case_id = ${caseId} order by arrived_at, id`.execute(db);
      return rows;
    },
    assignments: async (caseId: string) => {
      const { rows } = await sql<{
        officer: string;
        state: string;
        why: string | null;
        how: string;
        reasons: { kind: string }[];
      }>`
        select officer_id as officer, state, ended_why as why, how, reasons from routing.assignment
         where case_id = ${caseId} order by at, id`.execute(db);
      return rows;
    },
  };
}
