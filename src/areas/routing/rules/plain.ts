import type { Instant } from '#kernel/time.ts';
import {
  byTurn,
  byWorth,
  hasRoom,
  isHeldFor,
  mayHave,
  mayTakeNow,
  promiserOf,
  soleNow,
  type Choice,
  type NotNow,
  type OnOfficer,
  type Waiting,
} from './assigning.ts';
import { withOneMore } from './seats.ts';

const isChoice = (it: Choice | NotNow): it is Choice => 'officerId' in it;

/** Who gets a piece of work now, by looking at everybody. This is what the rules say; the index says the same, sooner. */
export function chooseFor(it: Waiting, officers: readonly OnOfficer[], now: Instant): Choice | NotNow {
  const find = (id: string | undefined) => officers.find((one) => one.id === id);
  const soleId = soleNow(it, (id) => find(id) !== undefined);
  const may = (one: OnOfficer) => mayTakeNow(one, it, now, soleId);
  if (it.sole !== null) {
    const sole = find(soleId ?? undefined);
    return sole !== undefined && may(sole) ? { officerId: sole.id, way: 'sole' } : { held: false };
  }
  const owner = find(promiserOf(it)?.officerId);
  if (owner !== undefined && hasRoom(owner, it.channel) && mayHave(owner, it, null))
    return { officerId: owner.id, way: 'promise' };
  if (isHeldFor(it, owner, now)) return { held: true };
  const [best] = officers.filter(may).toSorted(byWorth(it));
  return best === undefined ? { held: false } : { officerId: best.id, way: 'fit' };
}

export type Match = Choice & { readonly id: string };

/** Gives out everything that can be given out now, in the order of what waits. */
export function matchPlainly(
  officers: readonly OnOfficer[],
  waiting: readonly Waiting[],
  now: Instant,
): readonly Match[] {
  let on = officers;
  return waiting.toSorted(byTurn(now)).flatMap((it) => {
    const choice = chooseFor(it, on, now);
    if (!isChoice(choice)) return [];
    on = on.map((one) => (one.id === choice.officerId ? withOneMore(one, it.channel, now) : one));
    return [{ id: it.id, ...choice }];
  });
}

/** What one officer gets who asks for the next: the first in turn that they may have and that waits for nobody else. */
export function nextPlainly(
  officer: OnOfficer,
  officers: readonly OnOfficer[],
  waiting: readonly Waiting[],
  now: Instant,
): Waiting | undefined {
  const find = (id: string | undefined) => officers.find((one) => one.id === id);
  const open = waiting.toSorted(byTurn(now)).filter((it) => {
    const soleId = soleNow(it, (id) => find(id) !== undefined);
    const owner = find(promiserOf(it)?.officerId);
    const kept = owner?.id !== officer.id && isHeldFor(it, owner, now);
    return !kept && mayTakeNow(officer, it, now, soleId);
  });
  return open.find(({ passed }) => !passed.includes(officer.id)) ?? open[0];
}
