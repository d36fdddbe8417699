import { MINUTE, type Instant } from '#kernel/time.ts';
import {
  byWorth,
  hasRoom,
  isHeldFor,
  mayHave,
  mayTakeNow,
  promiserOf,
  soleNow,
  stepOf,
  type OnOfficer,
  type Waiting,
} from './assigning.ts';
import { askedAfter, fitOf, meets, relaxesAfter } from './needs.ts';

/** An officer as the roster knows them: on, or away from the desk though it is their shift. */
export type Known = OnOfficer & { readonly here: boolean };

type Asked = { readonly skill: string; readonly level: number };

/** Why work came to an officer, as data: the same goes to the record and, turned to words by one function, to the screen. */
export type Reason =
  /** Deals with this customer alone, or stands in for who does and is absent. */
  | { readonly kind: 'sole'; readonly insteadOf: string | null }
  | { readonly kind: 'promised' }
  | {
      readonly kind: 'has';
      readonly skill: string;
      readonly asked: number;
      readonly level: number;
      readonly hard: boolean;
    }
  /** A preferred need that had let go, wholly or in part, by then. */
  | {
      readonly kind: 'relaxed';
      readonly skill: string;
      readonly from: number;
      readonly to: number;
      readonly after: number;
    }
  | { readonly kind: 'turn'; readonly waited: number; readonly priority: number; readonly step: number }
  | { readonly kind: 'only' }
  | { readonly kind: 'fits best'; readonly of: number }
  | { readonly kind: 'free longest'; readonly minutes: number; readonly of: number }
  | { readonly kind: 'first of equals'; readonly of: number }
  | { readonly kind: 'asked for the next' }
  | { readonly kind: 'came back'; readonly times: number };

/** What work waits for, as data. */
export type WaitReason =
  | { readonly kind: 'nobody on' }
  | { readonly kind: 'nobody has'; readonly needs: readonly Asked[] }
  | {
      readonly kind: 'all taken';
      readonly needs: readonly Asked[];
      /** Officers who could have it, and where they are. */
      readonly have: number;
      readonly full: number;
      readonly away: number;
      readonly off: number;
    }
  | { readonly kind: 'excluded'; readonly count: number }
  | { readonly kind: 'sole'; readonly officerId: string; readonly where: 'full' | 'away' | 'off' | 'not able' }
  | { readonly kind: 'held'; readonly officerId: string; readonly until: Instant }
  | { readonly kind: 'relaxes'; readonly skill: string; readonly to: number; readonly at: Instant }
  | { readonly kind: 'turn'; readonly could: number }
  | { readonly kind: 'to be taken'; readonly could: number };

type Assigning = {
  readonly it: Waiting;
  readonly officers: readonly OnOfficer[];
  readonly officerId: string;
  readonly now: Instant;
};

/** Why this officer, in the order in which it was decided. */
export function whyTo({ it, officers, officerId, now }: Assigning, how: 'given' | 'asked for'): readonly Reason[] {
  const officer = officers.find(({ id }) => id === officerId);
  const waited = now - it.arrivedAt;
  const minutes = Math.floor(waited / MINUTE);
  const turn: Reason = { kind: 'turn', waited: minutes, priority: it.priority, step: stepOf(it, now) };
  const back: readonly Reason[] = it.passed.length === 0 ? [] : [{ kind: 'came back', times: it.passed.length }];
  const drawn: readonly Reason[] =
    it.sole !== null
      ? [{ kind: 'sole', insteadOf: it.sole.officerId === officerId ? null : it.sole.officerId }]
      : promiserOf(it)?.officerId === officerId
        ? [{ kind: 'promised' }]
        : [];
  if (officer === undefined) return [...drawn, turn, ...back];
  const skills = needReasons(it, officer, waited);
  if (how === 'asked for') return [{ kind: 'asked for the next' }, ...drawn, ...skills, turn, ...back];
  if (drawn.length > 0) return [...drawn, ...skills, turn, ...back];
  const soleId = soleNow(it, (id) => officers.some((one) => one.id === id));
  const could = officers.filter((one) => one.id === officerId || mayTakeNow(one, it, now, soleId));
  return [...skills, whyBest(it, officer, could, now), turn, ...back];
}

function needReasons(it: Waiting, officer: OnOfficer, waited: number): readonly Reason[] {
  return it.needs.flatMap((need): Reason[] => {
    const { skill, relax } = need;
    const level = officer.skills.get(skill) ?? 0;
    if (relax === null) return [{ kind: 'has', skill, asked: need.level, level, hard: true }];
    if (level >= need.level) return [{ kind: 'has', skill, asked: need.level, level, hard: false }];
    const after = relax.findLast((step) => waited >= step.after * MINUTE)?.after ?? 0;
    return [{ kind: 'relaxed', skill, from: need.level, to: askedAfter(need, waited), after }];
  });
}

/** What put this officer before the next best who could have had it as well. */
function whyBest(it: Waiting, officer: OnOfficer, could: readonly OnOfficer[], now: Instant): Reason {
  const of = could.length;
  const [next] = could.filter(({ id }) => id !== officer.id).toSorted(byWorth(it));
  if (next === undefined) return { kind: 'only' };
  if (fitOf(officer.skills, it.needs) > fitOf(next.skills, it.needs)) return { kind: 'fits best', of };
  if (officer.freeSince < next.freeSince)
    return { kind: 'free longest', minutes: Math.max(0, Math.floor((now - officer.freeSince) / MINUTE)), of };
  return { kind: 'first of equals', of };
}

type WaitingFor = {
  readonly it: Waiting;
  readonly officers: readonly Known[];
  readonly now: Instant;
  readonly mode: 'push' | 'pull';
};

/** What it waits for, the thing that stands in the way first. */
export function whyWaits({ it, officers, now, mode }: WaitingFor): readonly WaitReason[] {
  const serving = officers.filter(({ queues }) => queues.includes(it.queue));
  if (!serving.some(({ here }) => here)) return [{ kind: 'nobody on' }];
  if (it.sole !== null) return whyTheSole(it, officers, mode);
  const waited = now - it.arrivedAt;
  const owner = officers.find(({ id, here }) => here && id === promiserOf(it)?.officerId);
  if (owner !== undefined && isHeldFor(it, owner, now) && !hasRoom(owner, it.channel))
    return [{ kind: 'held', officerId: owner.id, until: it.arrivedAt + (it.sticky?.for ?? 0) }];
  const able = serving.filter(({ skills }) => meets(skills, it.needs, waited));
  const free = able.filter((one) => !it.excluded.includes(one.id));
  const could = free.filter((one) => one.here && hasRoom(one, it.channel)).length;
  if (could > 0) return [{ kind: mode === 'push' ? 'turn' : 'to be taken', could }];
  const needs = it.needs.flatMap((need) => {
    const level = askedAfter(need, waited);
    return level === 0 ? [] : [{ skill: need.skill, level }];
  });
  const main: WaitReason =
    able.length === 0
      ? { kind: 'nobody has', needs }
      : free.length === 0
        ? { kind: 'excluded', count: able.length }
        : { kind: 'all taken', needs, have: free.length, ...whereabouts(free) };
  return [main, ...nextStepsOf(it, now)];
}

const whereabouts = (officers: readonly Known[]) => {
  const off = officers.filter(({ here }) => !here).length;
  const away = officers.filter(({ here, ready }) => here && !ready).length;
  return { full: officers.length - off - away, away, off };
};

function nextStepsOf(it: Waiting, now: Instant): readonly WaitReason[] {
  return it.needs.flatMap((need): WaitReason[] => {
    const step = relaxesAfter(need, now - it.arrivedAt);
    if (step === null) return [];
    return [{ kind: 'relaxes', skill: need.skill, to: step.level, at: it.arrivedAt + step.after * MINUTE }];
  });
}

function whyTheSole(it: Waiting, officers: readonly Known[], mode: 'push' | 'pull'): readonly WaitReason[] {
  const soleId = soleNow(it, (id) => officers.some((one) => one.id === id && one.here));
  const named = soleId ?? it.sole?.officerId ?? '';
  const sole = officers.find(({ id }) => id === named);
  if (sole === undefined || !sole.here) return [{ kind: 'sole', officerId: named, where: 'off' }];
  if (!mayHave(sole, it, soleId)) return [{ kind: 'sole', officerId: named, where: 'not able' }];
  if (!sole.ready) return [{ kind: 'sole', officerId: named, where: 'away' }];
  if (!hasRoom(sole, it.channel)) return [{ kind: 'sole', officerId: named, where: 'full' }];
  return [{ kind: mode === 'push' ? 'turn' : 'to be taken', could: 1 }];
}
