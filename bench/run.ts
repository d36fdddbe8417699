import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChild } from './child.ts';
import { openFilled } from './database.ts';
import { measure, untilSorted, type Row } from './measure.ts';
import { memoryOf, postmasterOf, startProduct, type Running } from './product.ts';
import { openRecorder } from './record.ts';
import { figures, targetTable, targetsOf, type Measured } from './report.ts';
import { openSessions, planWorks, type Work } from './works.ts';

const HELP = `npm run bench -- [options]
  --cases 1000,1000000   at how many cases to measure
  --seconds 2            how long each run takes
  --runs 3               how many runs a figure is the median of
  --quick                1,000 cases, one run of half a second each: to see that the bench works
  --only WORDS           only the kinds of work whose name holds these words; “web”: the desk in a browser instead
  --folder FOLDER        keep the filled databases there, and use those that are there already
  --out FILE             where to write the figures (bench/results.md)`;

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    seconds: { type: 'string' },
    runs: { type: 'string' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    folder: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, 'results.md') },
    help: { type: 'boolean', default: false },
  },
});

const say = (sentence: string) => console.log(sentence);

async function bench(): Promise<void> {
  const sizes = (values.cases ?? (values.quick ? '1000' : '1000,1000000')).split(',').map(Number);
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'kept-bench-'));
  const measured: Measured[] = [];
  try {
    for (const cases of sizes) measured.push(await measureAt(folder, cases));
  } finally {
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
  const report = written(measured);
  say(`\n${report}`);
  if (values.only === '' && !values.quick) writeFileSync(values.out, `${report}\n`);
}

const tableOf = (cases: number, rows: readonly string[]): string[] => [
  `## At ${cases.toLocaleString('en')} cases`,
  '',
  '| what | measured | at most | |',
  '|---|---|---|---|',
  ...rows,
  '',
];

async function inTheBrowser(): Promise<void> {
  const { benchWeb } = await import('./web.ts');
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'kept-bench-'));
  const lines: string[] = [];
  try {
    for (const cases of (values.cases ?? (values.quick ? '1000' : '1000,1000000')).split(',').map(Number))
      lines.push(...tableOf(cases, await benchWeb(folder, cases, say)));
  } finally {
    if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${process.platform}`;
  const head = [
    '# What `npm run bench -- --only web` found',
    '',
    `Taken on ${new Date().toISOString().slice(0, 10)} in Chromium slowed down four times, on a virtual machine with ${machine}; browser, server`,
    'and database on the same machine.',
    '',
  ];
  if (!values.quick)
    writeFileSync(join(import.meta.dirname, 'results-web.md'), `${[...head, ...lines].join('\n').trimEnd()}\n`);
}

async function measureAt(folder: string, cases: number): Promise<Measured> {
  say(`${cases.toLocaleString('en')} cases: filling a database…`);
  const filled = await openFilled(folder, cases, say);
  const children = ['load-client.ts', 'bare-statements.ts', 'bare-reply.ts'].map(startChild);
  const [load, statements, replies] = children;
  if (load === undefined || statements === undefined || replies === undefined)
    throw new Error('three processes were started');
  const product = await startProduct(filled.data);
  const worker: Running = { pid: 0, stop: () => Promise.resolve() };
  try {
    const since = Date.now();
    const { tokens, email, password } = await openSessions(filled);
    await signInForReal(product.http, email, password);
    const works = (await planWorks(filled, cases, tokens)).filter(({ name }) => name.includes(values.only));
    const setting = {
      filled,
      product,
      worker,
      load,
      statements,
      replies,
      say,
      seconds: Number(values.seconds ?? (values.quick ? 0.5 : 2)),
      runs: Number(values.runs ?? (values.quick ? 1 : 3)),
    };
    const rows: Row[] = [];
    for (const work of works.filter((each) => !endsAsCase(each)))
      rows.push(...(await measure(setting, work, await samplesOf(filled, since, work))));
    // What was accepted while nobody sorted is sorted before the clock runs again.
    const last = await Promise.all(
      works.filter(endsAsCase).map(async (work) => ({ work, samples: await samplesOf(filled, since, work) })),
    );
    Object.assign(worker, await product.startWorker());
    await untilSorted(filled);
    for (const { work, samples } of last) rows.push(...(await measure(setting, work, samples)));
    const parts = [product.server.pid, worker.pid, postmasterOf(filled.data)].map(memoryOf);
    const [server = 0, own = 0, database = 0] = parts;
    return { cases, rows, memory: parts.includes(undefined) ? undefined : { server, worker: own, database } };
  } finally {
    await worker.stop();
    await product.server.stop();
    await Promise.all(children.map((child) => child.stop()));
    await filled.stop();
  }
}

const endsAsCase = ({ name }: Work): boolean => name.endsWith('case');

async function samplesOf(filled: Parameters<typeof openRecorder>[0], since: number, work: Work) {
  const recorder = await openRecorder(filled, since);
  try {
    return await recorder.samplesOf(work);
  } finally {
    await recorder.close();
  }
}

async function signInForReal(port: number, email: string, password: string): Promise<void> {
  const at = `http://127.0.0.1:${port}`;
  const door = await fetch(`${at}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = door.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const me = await fetch(`${at}/api/me`, { headers: { cookie } });
  if (me.status !== 200) throw new Error(`signing in answered ${door.status}, and asking who I am ${me.status}`);
}

function written(measured: readonly Measured[]): string {
  const targets = targetsOf(measured);
  const missed = targets.filter(({ met }) => !met);
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${process.platform}, Node ${process.versions.node}`;
  return [
    '# What `npm run bench` found',
    '',
    `Taken on ${new Date().toISOString().slice(0, 10)} on a virtual machine with ${machine}; load, limits, server, worker and database on the same`,
    'machine. Each figure is the median of its runs; the product and its limits ran by turns. See README.md for how.',
    ...measured.flatMap((each) => ['', `## At ${each.cases.toLocaleString('en')} cases`, '', figures(each)]),
    '',
    `## Targets: ${targets.length - missed.length} met, ${missed.length} missed`,
    '',
    targetTable(targets),
  ].join('\n');
}

// The database ends with this process, and is told so when it exits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
if (values.help) say(HELP);
else if (values.only === 'web') await inTheBrowser();
else await bench();
