import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editOf, fieldsOf, merged, standingOf, valueOf, type Edit } from './merge.ts';

/** Two devices that were brought together now and then, and wrote whatever they liked in between. */
type Act = { readonly device: 'tablet' | 'phone'; readonly field: string; readonly value: string } | 'meet';
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      device: fc.constantFrom('tablet' as const, 'phone' as const),
      field: fc.constantFrom('COM.P1', 'EQU.P1'),
      value: fc.constantFrom('met', 'not-met', 'no-opportunity'),
    }),
  },
  { weight: 1, arbitrary: fc.constant('meet' as const) },
);

function played(acts: readonly Act[]) {
  const known: Record<'tablet' | 'phone', readonly Edit[]> = { tablet: [], phone: [] };
  const written: Edit[] = [];
  for (const [at, one] of acts.entries()) {
    if (one === 'meet') {
      known.tablet = known.phone = merged(known.tablet, known.phone);
      continue;
    }
    const edit = editOf(known[one.device], { ...one, id: `edit ${at}`, at });
    written.push(edit);
    known[one.device] = [...known[one.device], edit];
  }
  return { ...known, written };
}

test('[O5] merging loses nothing: every change is there, and what one device did not see stands beside the other', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const { tablet, phone, written } = played(acts);
      const all = merged(tablet, phone);
      expect(new Set(all.map(({ id }) => id))).toEqual(new Set(written.map(({ id }) => id)));
      for (const edit of written) {
        const seen = all.filter((one) => one.replaces.includes(edit.id));
        expect(standingOf(all, edit.field).some(({ id }) => id === edit.id)).toBe(seen.length === 0);
      }
    }),
  );
});

test('merging does not depend on who comes first, how often, or in how many steps', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const { tablet, phone } = played(acts);
      const all = merged(tablet, phone);
      expect(merged(phone, tablet)).toEqual(all);
      expect(merged(all, tablet, all, phone)).toEqual(all);
      expect(merged(merged(tablet, phone.slice(0, 3)), phone)).toEqual(all);
    }),
  );
});

test('a change made in sight of two that differ settles them', () => {
  const base = { field: 'COM.P1', at: 1 };
  const tablet = editOf([], { ...base, id: 'a', value: 'met', device: 'tablet' });
  const phone = editOf([], { ...base, id: 'b', value: 'not-met', device: 'phone' });
  const both = merged([tablet], [phone]);
  expect(fieldsOf(both)).toMatchObject([{ field: 'COM.P1', conflict: true }]);
  expect(valueOf(both, 'COM.P1')).toBeUndefined();
  const settled = editOf(both, { ...base, id: 'c', value: 'not-met', at: 5, device: 'tablet' });
  expect(valueOf(merged(both, [settled]), 'COM.P1')).toBe('not-met');
});

test('two devices that say the same are no conflict', () => {
  const one = (id: string, device: string) => editOf([], { id, field: 'COM.P1', value: 'met', at: 1, device });
  expect(fieldsOf(merged([one('a', 'tablet')], [one('b', 'phone')]))[0]?.conflict).toBe(false);
});
