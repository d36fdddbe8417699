import type { Observed } from './journey/facts.ts';
import { whomOf } from './journey/methods.ts';
import type { Journey } from './journey/state.ts';
import { fieldsOf, valueOf, type Edit } from './merge.ts';
import { activeSeconds, type Stretch } from './plan/dates.ts';
import { countedFor } from './plan/grade.ts';
import { methodOf, recordedOnly, type Plan } from './plan/plan.ts';

/**
 * The fields of a checklist: a criterion by its code, a module that is only recorded as `module POR`, a contact with a customer
 * as `contact` and its number, a note as `note` and what it is about, and each stretch of active time as `time` and its own
 * name, with its beginning and its end in milliseconds.
 */
export const checklistFields = {
  module: (key: string) => `module ${key}`,
  note: (about: string) => `note ${about}`,
  time: (name: string) => `time ${name}`,
  contact: (name: string) => `contact ${name}`,
} as const;

const SEEN = ['met', 'not-met', 'no-opportunity'] as const;

/** A stretch of active time as its field says it; nothing where it says none. */
export function stretchOf(value: string): readonly Stretch[] {
  const [from, until] = value.split(' ');
  const begins = Number(from);
  const ends = until === undefined || until === '' ? null : Number(until);
  return value.trim() !== '' && Number.isFinite(begins) && (ends === null || Number.isFinite(ends))
    ? [{ from: begins, until: ends }]
    : [];
}

/** What a checklist comes to. Fields that differ between devices count for nothing until somebody settles them. */
export function observedFrom(
  plan: Plan,
  journey: Journey,
  { method, edits, now }: { readonly method: string; readonly edits: readonly Edit[]; readonly now: number },
): Observed {
  const it = methodOf(plan, method);
  if (it === undefined) return { observed: {}, recorded: {}, conflicts: [], contact: false, seconds: 0 };
  const fields = fieldsOf(edits);
  const observed = countedFor(plan, it, whomOf(plan, journey)).flatMap(({ code }) => {
    const state = SEEN.find((one) => one === valueOf(edits, code));
    return state === undefined ? [] : [[code, state] as const];
  });
  const recorded = recordedOnly(plan, it).flatMap((key) => {
    const state = valueOf(edits, checklistFields.module(key));
    return state === 'met' || state === 'not-met' ? [[key, state] as const] : [];
  });
  const times = fields.filter(({ field }) => field.startsWith('time '));
  return {
    observed: Object.fromEntries(observed),
    recorded: Object.fromEntries(recorded),
    conflicts: fields.filter(({ conflict, field }) => conflict && !field.startsWith('time ')).map(({ field }) => field),
    contact: fields.some(
      ({ field, values }) => field.startsWith('contact ') && values.some(({ value }) => value.trim() !== ''),
    ),
    seconds: activeSeconds(
      times.flatMap(({ values }) => values.flatMap(({ value }) => stretchOf(value))),
      now,
    ),
  };
}
