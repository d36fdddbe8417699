import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');
/** Every rule of section 1 of the assessment specification, by its group and how many it has. */
const GROUPS: readonly (readonly [string, string, number])[] = [
  ['P', 'Programme', 7],
  ['G', 'Gateway', 7],
  ['S', 'Showcase', 8],
  ['O', 'Observation', 6],
  ['D', 'Discussion', 7],
  ['GR', 'Grades', 7],
  ['F', 'Failing, retake and resit', 7],
  ['I', 'Independence and eligibility', 8],
  ['Q', 'Quality assurance', 8],
];
const ID = /\[((?:GR|[PGSODFIQ])\d)\]/g;

type Proof = { readonly rule: string; readonly where: string; readonly title: string };

/** Tests that name a rule in their title, and vectors that name the rule they are about. */
function proofs(): readonly Proof[] {
  const files = globSync('{src/areas/assessment/**/*.test.ts,e2e/*.spec.ts}', { cwd: ROOT }).toSorted();
  const tests = files.flatMap((where) =>
    [
      ...readFileSync(join(ROOT, where), 'utf8').matchAll(
        /(['"`])((?:(?!\1).)*?\[(?:GR|[PGSODFIQ])\d\](?:(?!\1).)*)\1/g,
      ),
    ].flatMap(([, , title = '']) =>
      [...title.matchAll(ID)].map(([, rule = '']) => ({ rule, where, title: title.replaceAll(ID, '').trim() })),
    ),
  );
  const vectors = globSync('packs/assessment/vectors/*.json', { cwd: ROOT })
    .toSorted()
    .flatMap((where) => {
      const all = JSON.parse(readFileSync(join(ROOT, where), 'utf8')) as unknown;
      return Array.isArray(all)
        ? (all as { rule: string; name?: string; earliest?: string }[]).map(({ rule, name, earliest = '' }) => ({
            rule,
            where,
            title: name ?? `the earliest day is ${earliest}`,
          }))
        : [];
    });
  return [...vectors, ...tests].filter(({ title }) => !title.includes('$'));
}

/** The table that says, for each rule, what shows that it holds; and the rules that nothing shows. */
export function coverageTable(): { readonly text: string; readonly missing: readonly string[] } {
  const found = proofs();
  const of = (rule: string) => found.filter((one) => one.rule === rule);
  const rules = GROUPS.flatMap(([letters, , count]) => Array.from({ length: count }, (_, at) => `${letters}${at + 1}`));
  const sections = GROUPS.map(([letters, title, count]) => {
    const rows = Array.from({ length: count }, (_, at) => `${letters}${at + 1}`).map((rule) => {
      const shown = of(rule);
      const first = shown.slice(0, 3).map((one) => `${one.title.replaceAll('|', '\\|')} (\`${one.where}\`)`);
      return `| ${rule} | ${shown.length} | ${first.join('<br>')} |`;
    });
    return `## ${title}\n\n| Rule | Tests and vectors | The first of them |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  const head = `# ST0072/AP02: what shows each rule\n\nWritten by \`node scripts/st0072-coverage.ts\` from the titles of the tests and from the vectors in \`packs/assessment/vectors\`.\nA test compares it with the suite and fails where a rule has nothing.\n`;
  return { text: [head, ...sections].join('\n'), missing: rules.filter((rule) => of(rule).length === 0) };
}
