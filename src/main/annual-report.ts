import type { learnedIn, reportOf } from '#areas/complaints/server/index.ts';
import { escapeHtml } from '#kernel/html.ts';

type Report = Awaited<ReturnType<typeof reportOf>>;
type Learned = Awaited<ReturnType<typeof learnedIn>>;
type About = { readonly agency: string; readonly from: string; readonly to: string };
type Group = Report['figures'][number]['groups'][number];

const days = (seconds: number | null): string => (seconds === null ? '–' : (seconds / 86_400).toFixed(1));
const money = (cents: number | null): string => (cents === null ? '–' : (cents / 100).toFixed(2));

/**
 * The report on complaints of a year as one page that prints: what Queensland asks of every agency (Public Sector Act 2022,
 * section 264: received, further action, no further action) and what the Complaint Handling Code of the LGSCO asks (8.1: kinds
 * refused, performance, what was learned, what the Ombudsman found). It names nobody.
 */
export function annualReport({ agency, from, to }: About, report: Report, learned: Learned): string {
  const title = `Complaints to ${agency}, ${from} to ${to}`;
  const of: Of = (figure) => report.figures.find((one) => one.figure === figure)?.groups ?? [];
  return page(title, [...came(of, report), ...inTime(of, report), ...became(of), ...taught(learned)]);
}

type Of = (figure: string) => readonly Group[];

const came = (of: Of, { queensland }: Report): string[] => [
  section('How many', [
    table(
      ['What', 'Complaints'],
      [
        ['Received', count(of('received'))],
        ...queensland
          .filter(({ standing }) => standing !== 'received')
          .map(({ standing, count: many }) => [`Resulting in ${standing}`, String(many)]),
        ['Went on to a later stage', count(of('next stage'))],
      ],
    ),
  ]),
  section('What they were about', [
    table(['Topic', 'Complaints', 'Points'], counted(of('by topic'))),
    table(['Where', 'Complaints', 'Points'], counted(of('by agency'))),
  ]),
];

const inTime = (of: Of, { times }: Report): string[] => [
  section('In what time', [
    table(
      ['What', 'Complaints', 'Days, the middle one', 'Nine of ten within'],
      [
        ...of('acknowledged').map(timed('Acknowledged')),
        ...of('answered').map((one) => timed(`Answered, stage ${one.group}`)(one)),
      ],
    ),
    table(
      ['Time of our rules', 'Kept', 'Missed', 'Still running'],
      times.map(({ rule, met, missed, running }) => [rule, String(met), String(missed), String(running)]),
    ),
  ]),
];

const became = (of: Of): string[] => [
  section('Not taken, and why', [
    table(['Reason', 'Complaints', 'Decisions'], counted(of('refused'))),
    table(['Treated as a request, told', 'Complaints', 'Decisions'], counted(of('treated as a request'))),
  ]),
  section('What was found and put right', [
    table(['Finding', 'Complaints', 'Points'], counted(of('findings'))),
    table(
      ['Put right by', 'Complaints', 'Remedies', 'Cost'],
      of('remedies').map(({ group, complaints, things, sum }) => [
        group,
        String(complaints),
        String(things),
        money(sum),
      ]),
    ),
  ]),
];

const taught = ({ changed, outside }: Learned): string[] => [
  section('What was learned', [
    table(
      ['Changed', 'Measured by', 'Before', 'After', 'It worked'],
      changed.map(({ what, measure, before, after, worked }) => [what, measure, before, after, worked ? 'yes' : 'no']),
    ),
  ]),
  section('What the body outside said', [
    table(
      ['Outcome', 'Complaints'],
      outside.map(({ outcome, count: many }) => [outcome, String(many)]),
    ),
  ]),
];

const count = (groups: readonly Group[]): string => String(groups.reduce((sum, { complaints }) => sum + complaints, 0));

const counted = (groups: readonly Group[]): string[][] =>
  groups.map(({ group, complaints, things }) => [
    group === '' ? 'not named' : group,
    String(complaints),
    String(things),
  ]);

const timed =
  (what: string) =>
  ({ complaints, median, ninth }: Group): string[] => [what, String(complaints), days(median), days(ninth)];

const section = (title: string, tables: readonly string[]): string =>
  `<section><h2>${escapeHtml(title)}</h2>${tables.join('')}</section>`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return `<p>${escapeHtml(heads[0] ?? '')}: none.</p>`;
  const head = heads.map((one) => `<th scope="col">${escapeHtml(one)}</th>`).join('');
  const line = ([first = '', ...rest]: readonly string[]): string =>
    `<tr><th scope="row">${escapeHtml(first)}</th>${rest.map((one) => `<td>${escapeHtml(one)}</td>`).join('')}</tr>`;
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map(line).join('')}</tbody></table>`;
}

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}th,td{border-bottom:1px solid #bbb;padding:.35rem .5rem;text-align:left;vertical-align:top}td{font-variant-numeric:tabular-nums}section{break-inside:avoid}';

const page = (title: string, sections: readonly string[]): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${sections.join('')}</main></body></html>\n`;
