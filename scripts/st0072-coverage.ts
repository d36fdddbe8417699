import { writeFileSync } from 'node:fs';
import { coverageTable } from '../src/areas/assessment/server/coverage.fixtures.ts';

const { text, missing } = coverageTable();
writeFileSync('docs/st0072-coverage.md', text);
console.log(
  `docs/st0072-coverage.md, ${missing.length} rules without a test${missing.length > 0 ? `: ${missing.join(', ')}` : ''}`,
);
