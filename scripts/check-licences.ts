import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from './command.ts';

/** What may be shipped with, or used to build, a work under AGPL-3.0-or-later. */
const ALLOWED = [
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Unlicense',
    'CC0-1.0',
    'Zlib',
  ],
  ...['Python-2.0', 'PSF-2.0', 'CC-BY-4.0', 'CC-BY-3.0', 'PostgreSQL', 'EUPL-1.1', 'EUPL-1.2', 'AGPL-3.0-or-later'],
  // Of fonts: they may be shipped with software of any licence, and are not sold by themselves.
  ...['OFL-1.1', 'Bitstream-Vera'],
  ...['MPL-2.0', 'LGPL-2.1', 'LGPL-2.1-or-later', 'LGPL-3.0', 'LGPL-3.0-or-later', 'LGPL-3.0-only'],
];

/** Packages that name a file in place of a licence, with what that file says. Another version has to be read again. */
const READ: Readonly<Record<string, string>> = {
  '@digitalbazaar/credentials-context 3.2.0': 'BSD-3-Clause',
  'dejavu-fonts-ttf 2.37.3': 'Bitstream-Vera',
};

const Package = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
});
export type Licensed = z.infer<typeof Package>;

/** The packages whose licence is not on the list, and that licence. */
export function notAllowed(packages: readonly Licensed[]): string[] {
  return packages.flatMap(({ name, version, license, licenses }) => {
    const said = READ[`${name} ${version}`] ?? license ?? licenses?.map(({ type }) => type).join(' OR ') ?? '';
    return said !== '' && isAllowed(said) ? [] : [`${name} ${version}: ${said || 'says no licence'}`];
  });
}

/** `A OR B` leaves us the choice; `A AND B` binds us to both. */
function isAllowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, ' ').trim();
  return bare.split(/\s+OR\s+/i).some((one) => one.split(/\s+AND\s+/i).every((each) => ALLOWED.includes(each.trim())));
}

function installedPackages(): Licensed[] {
  const Lock = z.object({ packages: z.record(z.string(), z.object({ optional: z.boolean().optional() }).loose()) });
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  return Object.entries(packages).flatMap(([path, { optional }]) => {
    const file = join(ROOT, path, 'package.json');
    if (path === '') return [];
    // Binaries for other systems are not here; they carry the licence of the package that asks for them.
    if (!existsSync(file) && optional) return [];
    return [Package.parse(JSON.parse(readFileSync(file, 'utf8')))];
  });
}

if (import.meta.main) {
  const packages = installedPackages();
  if (packages.length === 0) throw new Error('read no packages: this check proves nothing');
  const problems = notAllowed(packages);
  for (const problem of problems) console.error(problem);
  console.log(`${packages.length} packages, ${problems.length} with a licence that is not on the list`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
