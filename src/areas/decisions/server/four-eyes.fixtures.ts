import { sql } from 'kysely';
import { beforeEach } from 'vitest';
import type { Transport } from '#areas/correspondence/server/index.ts';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { HOUR } from '#kernel/time.ts';
import { SYSTEM } from '#platform/work.ts';
import { openTestDesk, type TestOfficer } from '#testing/desk.ts';
import { lineOn, pass, ruleOn } from './decisions.fixtures.ts';

type Thing = { readonly about: string; readonly caseId: string };

/** A desk on which an answer that names much money waits for somebody else. */
export async function openFourEyes() {
  const desk = await openTestDesk();
  await desk.as(SYSTEM, (work) => prepareStandards(desk.parts.standards, work, 'Australia/Sydney'));
  const mira = await desk.officer('Mira');
  const jo = await desk.officer('Jo', { roles: ['team leader'] });
  const kim = await desk.officer('Kim', { roles: ['team leader'] });
  const max = await desk.officer('Max', { roles: ['complaints manager'] });
  await lineOn(desk, { holder: { role: 'officer' }, power: 'refusal' });
  await ruleOn(desk, { title: 'Much money' });
  const sent: string[] = [];
  const transport: Transport = {
    hand: async (_envelope, raw, beforeLast) => {
      await beforeLast();
      sent.push(Buffer.from(raw).toString('utf8'));
      return { outcome: 'sent', response: '250 accepted' };
    },
  };
  /** What an earlier test left to go has gone. */
  beforeEach(async () => {
    await go();
    sent.length = 0;
  });

  const db = () => desk.parts.database.db;
  const MUCH = 'We pay you $750 on Friday.';
  const reply = (officer: TestOfficer, caseId: string, body: string, more: object = {}) =>
    officer.post(`/api/cases/${caseId}/reply`, { body, ...more });
  const text = async (officer: TestOfficer, messageId: string) => (await officer.get(`/api/texts/${messageId}`)).body;
  const approve = async (officer: TestOfficer, messageId: string) =>
    officer.post(`/api/texts/${messageId}/approve`, { sha256: (await text(officer, messageId)).sha256 });
  const go = async () => {
    await pass(desk, HOUR);
    await desk.send(transport);
  };
  const theCase = async (officer: TestOfficer, id: string) => (await officer.get(`/api/cases/${id}`)).body;
  const todayOf = async (officer: TestOfficer, id: string) =>
    (await officer.get('/api/today')).body.things.filter(
      ({ about, caseId }: Thing) => about.startsWith('decisions.') && caseId === id,
    );
  const clocksOf = async (id: string) =>
    (await mira.get(`/api/cases/${id}/clocks`)).body.clocks.find(
      ({ title }: { title: string }) => title === 'First answer',
    );
  const publicPage = async (id: string) => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from cases.message where case_id = ${id} and direction = 'out' and delivery not in ('to approve', 'held', 'recalled')`.execute(
      db(),
    );
    return rows[0]?.n;
  };
  return {
    desk,
    mira,
    jo,
    kim,
    max,
    sent,
    transport,
    db,
    MUCH,
    reply,
    text,
    approve,
    go,
    theCase,
    todayOf,
    clocksOf,
    publicPage,
  };
}
