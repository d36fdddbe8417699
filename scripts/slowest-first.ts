import { matchesGlob, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { ROOT } from './command.ts';

/**
 * Tests that start whole processes, or see a desk through a day: each takes ten seconds and more, however short its text is,
 * and one that came last would be waited for alone.
 */
const LONG = [
  'src/main/*.test.ts',
  'src/testing/faults/*.test.ts',
  'src/testing/plans.db.test.ts',
  'src/demo/demo.db.test.ts',
  'src/platform/postgres/*.test.ts',
  'scripts/checks.test.ts',
];

/** Within a project the long ones first. Where nothing is known of an earlier run, vitest goes by the length of the text. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    const ofProject = (project: TestSpecification['project']) => sorted.filter((file) => file.project === project);
    return projects.flatMap((project) => ofProject(project).toSorted((a, b) => Number(isLong(b)) - Number(isLong(a))));
  }
}

const isLong = ({ moduleId }: TestSpecification): boolean =>
  LONG.some((pattern) => matchesGlob(relative(ROOT, moduleId).replaceAll('\\', '/'), pattern));
