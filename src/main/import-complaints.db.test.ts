import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCfpb } from '#areas/complaints/rules/index.ts';
import { prepareComplaints } from '#areas/complaints/server/index.ts';
import { prepareStandards } from '#areas/standards/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { published } from '#testing/shipped-calendars.fixtures.ts';
import { openTestDesk, type TestDesk, type TestOfficer } from '#testing/desk.ts';
import { exportComplaints } from './export-complaints.ts';
import { importComplaints } from './import-complaints.ts';

let desk: TestDesk;
let jo: TestOfficer;
let folder: string;

beforeAll(async () => {
  desk = await openTestDesk({ COMPLAINT_PACK: 'us-cfpb' });
  const { standards, complaints } = desk.parts;
  await desk.as(SYSTEM, (work) => prepareStandards(standards, work, 'Australia/Sydney'));
  await desk.as(SYSTEM, (work) => prepareComplaints(complaints, standards, work));
  jo = await desk.officer('Jo', { roles: ['complaints manager'] });
  folder = mkdtempSync(join(tmpdir(), 'kept-cfpb-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await desk.close();
});

async function bring(path: string, as = 'jo@agency.example'): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const say = (sentence: string) => void said.push(sentence);
  const asked = { words: ['complaints', path], options: { as }, say, stopping: new AbortController().signal };
  return { code: await importComplaints(desk.parts, asked), said };
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const HEAD =
  'Date received,Product,Issue,Consumer complaint narrative,Company,Tags,Date sent to company,Company response to consumer,Timely response?,Complaint ID';
const rowOf = (id: number, response: string) =>
  `04/02/26,Loan,Fees,"They took it twice, ""by mistake"".",A Lender,Older American,04/03/26,${response},Yes,${id}`;

type Brought = { caseId: string; externalId: string; response: string; phase: string; topic: string; agency: string };
const brought = async (): Promise<Brought[]> =>
  (
    await sql<Brought>`
      select i.case_id as "caseId", i.external_id as "externalId", i.response, c.phase, p.topic, p.agency
        from complaints.imported i join cases."case" c on c.id = i.case_id join complaints.issue p on p.case_id = i.case_id
       order by i.external_id`.execute(desk.parts.database.db)
  ).rows;
const complaint = async (id: string) => (await jo.get(`/api/cases/${id}/complaint`)).body;

test('each complaint is brought over once, with what was said, what it was about and what became of it', async () => {
  const text = [HEAD, rowOf(1, 'Closed with monetary relief'), rowOf(2, 'In progress')].join('\n');
  const path = file('two.csv', `\uFEFF${text}\n`);
  expect((await bring(path)).said.at(-1)).toBe('2 complaints brought over, 0 were here already, 0 lines left out.');
  expect((await bring(path)).said.at(-1)).toBe('0 complaints brought over, 2 were here already, 0 lines left out.');
  const [closed, open] = await brought();
  expect(closed).toMatchObject({ phase: 'closed', topic: 'Fees', agency: 'A Lender' });
  expect(open).toMatchObject({ phase: 'open' });
  const shown = await complaint(closed?.caseId ?? '');
  expect(shown.complaint.status.cfpb).toBe('Closed with monetary relief');
  expect(new Date(shown.complaint.receivedAt).toISOString().slice(0, 10)).toBe('2026-04-02');
  expect(shown.words.text).toBe('They took it twice, "by mistake".');
});

test('what was finished elsewhere has missed no time of ours, and nobody is told to make good for it', async () => {
  const path = file('finished.csv', [HEAD, rowOf(5, 'Closed with explanation'), rowOf(6, 'In progress')].join('\n'));
  expect((await bring(path)).code).toBe(0);
  const [finished, open] = (await brought()).filter(({ externalId }) => externalId === '5' || externalId === '6');
  const { db } = desk.parts.database;
  const { rows } = await sql<{ caseId: string; states: string[]; missed: number; signals: number }>`
    select c.id as "caseId",
           array(select distinct state from clocks.clock k where k.case_id = c.id order by state) as states,
           (select count(*)::int from records.event e where e.case_id = c.id and e.kind = 'clock.missed') as missed,
           (select count(*)::int from recovery.signal s where s.case_id = c.id) as signals
      from cases."case" c where c.id = any(${[finished?.caseId ?? '', open?.caseId ?? '']}::uuid[])`.execute(db);
  const told = new Map(rows.map((row) => [row.caseId, row]));
  expect(told.get(finished?.caseId ?? '')).toMatchObject({ states: ['withdrawn'], missed: 0, signals: 0 });
  expect(told.get(open?.caseId ?? '')?.states).toContain('running');
});

test('a line that says nothing is named and left out, and the rest comes', async () => {
  const path = file('faults.csv', [HEAD, rowOf(3, 'Shrugged'), rowOf(4, 'Closed')].join('\n'));
  const { code, said } = await bring(path);
  expect(code).toBe(1);
  expect(said[0]).toBe(
    'Line 2 was left out: “Company response to consumer” is “Shrugged”, which the CFPB does not have.',
  );
  expect(said.at(-1)).toBe('1 complaints brought over, 0 were here already, 1 lines left out.');
});

test('a file that is none, and nobody to answer for it, are refused in a sentence', async () => {
  await expect(bring(file('other.csv', 'a,b\n1,2\n'))).rejects.toThrow('no column “Date received”');
  await expect(bring(file('broken.csv', `${HEAD}\n"never closed`))).rejects.toThrow('cannot be read as CSV');
  await expect(bring(join(folder, 'nothing.csv'))).rejects.toThrow('There is no file');
  await expect(bring(file('x.csv', HEAD), 'nobody@agency.example')).rejects.toThrow('in whose name');
});

async function carry(path: string, more: Record<string, string | boolean> = {}): Promise<string[]> {
  const said: string[] = [];
  const say = (sentence: string) => void said.push(sentence);
  const options = { as: 'jo@agency.example', from: '2026-01-01', to: '2026-12-31', ...more };
  await exportComplaints(desk.parts, {
    words: ['complaints', path],
    options,
    say,
    stopping: new AbortController().signal,
  });
  return said;
}

test('what was brought over goes out as it came, with the words of people only where they are asked for', async () => {
  const path = join(folder, 'out.csv');
  await carry(path);
  const read = () => parse(readFileSync(path), { columns: true }) as Record<string, string>[];
  const one = read().find((row) => row['Complaint ID'] === '1');
  expect(one).toMatchObject({
    'Date received': '2026-04-02',
    Product: 'Loan',
    Issue: 'Fees',
    Company: 'A Lender',
    Tags: 'older american',
    'Date sent to company': '2026-04-03',
    'Company response to consumer': 'Closed with monetary relief',
    'Timely response?': 'Yes',
    'Consumer complaint narrative': '',
  });
  await carry(path, { narratives: true });
  expect(read().find((row) => row['Complaint ID'] === '1')?.['Consumer complaint narrative']).toBe(
    'They took it twice, "by mistake".',
  );
  expect(readFileSync(path, 'utf8')).not.toMatch(/"[=+@]/);
});

test('the report of a year is a page with a heading for each part, that names nobody and holds no words of theirs', async () => {
  const path = join(folder, 'year.html');
  expect((await carry(path))[0]).toContain('The report of 2026-01-01 to 2026-12-31');
  const html = readFileSync(path, 'utf8');
  for (const part of [
    'How many',
    'In what time',
    'Not taken, and why',
    'What was learned',
    'What the body outside said',
  ])
    expect(html).toContain(`<h2>${part}</h2>`);
  expect(html).toMatch(/<th scope="row">Received<\/th><td>\d+<\/td>/);
  expect(html).not.toContain('They took it twice');
});

test('an export by nobody, to nowhere or of no days is refused in a sentence, and leaves nothing half written', async () => {
  await expect(carry(join(folder, 'x.csv'), { as: '' })).rejects.toThrow('Say who exports');
  await expect(carry(join(folder, 'x.txt'))).rejects.toThrow('.csv or .html');
  await expect(carry(join(folder, 'x.csv'), { from: 'May' })).rejects.toThrow('Give days as');
  await expect(carry(join(folder, 'no/such/x.csv'))).rejects.toThrow('cannot be written');
});

const PUBLIC = published('cfpb_complaints');
const SOME = 60;

test.skipIf(PUBLIC === null)(
  'the public complaints come over whole, each with its outcome',
  async () => {
    const before = (await brought()).length;
    const lines = parse(readFileSync(join(PUBLIC ?? '', 'complaints.csv')), { columns: true, bom: true }) as Record<
      string,
      string
    >[];
    const all = process.env['KEPT_FULL'] === '1' ? lines : lines.slice(0, SOME);
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
    const names = Object.keys(lines[0] ?? {});
    const path = file(
      'public.csv',
      [names, ...all.map((row) => names.map((name) => row[name] ?? ''))]
        .map((row) => row.map(quoted).join(','))
        .join('\n'),
    );
    expect((await bring(path)).said.at(-1)).toBe(
      `${all.length} complaints brought over, 0 were here already, 0 lines left out.`,
    );
    const here = await brought();
    expect(here).toHaveLength(before + all.length);
    const wanted = new Map(all.map((row) => [row['Complaint ID'], row]));
    for (const { externalId, response, caseId, topic } of here.filter(({ externalId: id }) => wanted.has(id))) {
      const read = readCfpb(wanted.get(externalId) ?? {});
      expect(read).toMatchObject({ ok: true, it: { response, topic } });
      if (response === 'Untimely response') continue;
      expect((await complaint(caseId)).complaint.status.cfpb).toBe(response);
    }
  },
  900_000,
);
