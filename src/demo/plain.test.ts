import { expect, test } from 'vitest';
import { AGREED_GRADE, gradeOf } from '#areas/writing/rules/index.ts';
import { TEMPLATES } from './words/templates.ts';

test.each(TEMPLATES.map(({ name, body }) => [name, body]))(
  'the template “%s” reads at the agreed school year or below',
  (_, body) => {
    expect(gradeOf(body) ?? 0).toBeLessThanOrEqual(AGREED_GRADE);
  },
);
