import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { command, ROOT, type Outcome } from './command.ts';

/** What is wrong with the lockfile: addresses that only one network knows, and packages a clean install would miss. */
export function lockProblems(lock: string, dryRun: string): string[] {
  const addresses = [...new Set(lock.match(/"resolved": "https?:\/\/[^/"]+/g))].map(
    (line) => `package-lock.json names a registry: ${line}"`,
  );
  return [...addresses, ...(dryRun.match(/^.*Missing: .*$/gm) ?? []), ...(dryRun.match(/^.*Invalid: .*$/gm) ?? [])];
}

export async function checkLock(): Promise<Outcome> {
  const dryRun = await command('npm', ['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund']);
  const problems = lockProblems(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'), dryRun.output);
  return { passed: dryRun.passed && problems.length === 0, output: problems.join('\n') || dryRun.output };
}

const Report = z.union([
  z.object({
    metadata: z.object({ vulnerabilities: z.object({ high: z.number(), critical: z.number() }).loose() }).loose(),
  }),
  z.object({ error: z.unknown() }),
]);

/** A grave finding fails. A registry that does not answer such questions is said loudly, and is no finding. */
export function auditOutcome(json: string): Outcome {
  const report = Report.safeParse(parsed(json));
  if (!report.success || 'error' in report.data) {
    return {
      passed: true,
      output: 'NOT CHECKED: this registry answers no audit, so known weaknesses of packages were NOT looked up.',
    };
  }
  const { high, critical } = report.data.metadata.vulnerabilities;
  return { passed: high + critical === 0, output: `${critical} critical, ${high} high findings: see “npm audit”` };
}

export async function checkAudit(): Promise<Outcome> {
  const { output } = await command('npm', ['audit', '--json', '--loglevel=silent']);
  return auditOutcome(output);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.slice(json.indexOf('{')));
  } catch {
    // npm itself failed: the same as a registry that does not answer.
    return undefined;
  }
}
