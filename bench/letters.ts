import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { openMaker } from '#areas/letters/server/index.ts';
import { pageOf } from '#areas/letters/rules/index.ts';

/**
 * How long a letter takes, and what a thousand of them cost in memory, beside a bare write of the same words as a text of one page.
 * node bench/letters.ts [COUNT]
 */
const COUNT = Number(process.argv[2] ?? 1000);

const HEAD = {
  agency: 'Service Southmark',
  address: '1 Harbour Street\nSouthmark NSW 2999',
  contact: 'Telephone 555 0100\nhelp@southmark.example',
  returnLine: '',
  footer: 'If you need an interpreter, ring us and say your language.',
  envelope: 'dl',
  paper: 'a4',
  logo: null,
  code: 'none',
  shift: { right: 0, down: 0 },
} as const;

const page = (n: number, paragraphs: number) =>
  pageOf(HEAD, {
    subject: 'Concession card refused',
    body: `Dear customer ${n},\n\n${Array.from({ length: paragraphs }, (_, at) => `Paragraph ${at} of letter ${n}. We looked at your application again and found that it was refused by mistake. We are sorry for that.`).join('\n\n')}\n\n- Bring this letter.\n- Bring a bill.\n\nYours sincerely\nMira Tolentino`,
    html: null,
    addressee: `Customer ${n}`,
    address: `${n} Sample Street\nSOUTHMARK NSW 2999`,
    variant: 'standard',
    language: 'en-AU',
    reference: '482-130-T',
    day: 'Monday 16 November 2026',
    date: [2026, 11, 16],
    enclosures: [],
  });

const megabytes = (): number => {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? process.memoryUsage().rss / 1024) / 1024;
};
const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);
const at = (times: readonly number[], share: number) => sorted(times)[Math.floor((times.length - 1) * share)] ?? 0;
const told = (what: string, times: readonly number[]) =>
  console.log(
    `${what.padEnd(44)} median ${at(times, 0.5).toFixed(1)} ms, 5% to 95%: ${at(times, 0.05).toFixed(1)} to ${at(times, 0.95).toFixed(1)} ms`,
  );

async function timed(count: number, run: (n: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const before = performance.now();
    await run(n);
    times.push(performance.now() - before);
  }
  return times;
}

/** The least a document of the format can be: the words on a page, in a font every reader has, without tags or language. */
function bare(words: string): Uint8Array {
  const lines = words.split('\n').map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -14 Td`);
  const drawn = `BT /F1 11 Tf 70 750 Td ${lines.join('\n')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  return Buffer.from(
    `%PDF-1.7\n${objects.map((one, n) => `${n + 1} 0 obj\n${one}\nendobj`).join('\n')}\n%%EOF`,
    'latin1',
  );
}

const maker = openMaker();
const started = performance.now();
await maker.letter(page(0, 3));
console.log(`the first letter, with the typesetter begun     ${(performance.now() - started).toFixed(0)} ms`);
const before = megabytes();
const one = await timed(COUNT, (n) => maker.letter(page(n, 3)));
const after = megabytes();
told(`one page, PDF and DOCX, ${COUNT} of them`, one);
told('one page, PDF alone', await timed(100, (n) => maker.preview(page(n, 3))));
told('three pages, PDF and DOCX', await timed(100, (n) => maker.letter(page(n, 40))));
told(
  'baseline: the same words without tags or DOCX',
  await timed(100, async (n) => bare(JSON.stringify(page(n, 3).blocks))),
);
console.log(`memory of the process: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after ${COUNT} letters`);
await maker.close();
