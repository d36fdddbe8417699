/**
 * What a queue does with so many officers. Sources: A. K. Erlang's formula for waiting without giving up ("C"); C. Palm's
 * for customers who give up after an exponential patience ("A"). Both are models: real arrivals come in bursts.
 */
export type Load = {
  /** Contacts that arrive, per second. */
  readonly arrivals: number;
  /** How long one takes an officer, in seconds, with what is written up after it. */
  readonly handling: number;
};

export type Standing = {
  readonly stable: true;
  /** The share that waits at all. */
  readonly waiting: number;
  /** The share that is answered within the time wanted, of all that arrive. */
  readonly level: number;
  /** The mean wait in seconds of all that arrive, those who give up among them. */
  readonly wait: number;
  /** The share of their time that officers are handling. */
  readonly occupancy: number;
  readonly givingUp: number;
  /** How many wait, on average. */
  readonly queue: number;
};

/** More arrives than can be handled and nobody gives up: the wait grows without end, so there is no figure to give. */
export type Unstable = { readonly stable: false };

export const offered = ({ arrivals, handling }: Load): number => arrivals * handling;

/**
 * The share that finds all officers taken if nobody could wait. The recurrence stays between nought and one whatever the
 * number of officers, where factorials would leave what a number can hold at 171.
 */
export function erlangB(officers: number, load: number): number {
  let blocked = 1;
  for (let k = 1; k <= officers; k += 1) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/** Nobody gives up. The level is P(wait ≤ within) of all that arrive. */
export function erlangC(officers: number, load: Load, within: number): Standing | Unstable {
  const erlangs = offered(load);
  if (erlangs === 0) return { stable: true, waiting: 0, level: 1, wait: 0, occupancy: 0, givingUp: 0, queue: 0 };
  if (officers <= erlangs) return { stable: false };
  const blocked = erlangB(officers, erlangs);
  const waiting = (officers * blocked) / (officers - erlangs * (1 - blocked));
  const spare = officers - erlangs;
  return {
    stable: true,
    waiting,
    level: 1 - waiting * Math.exp((-spare * within) / load.handling),
    wait: (waiting * load.handling) / spare,
    occupancy: erlangs / officers,
    givingUp: 0,
    queue: (waiting * erlangs) / spare,
  };
}

type Impatient = Load & {
  /** The mean time in seconds after which somebody who waits gives up. */
  readonly patience: number;
};

/**
 * Some give up, so every load is stable. The level is the share of all that arrive who are answered, and within the time
 * wanted: other formulas in use give other figures for the same queue, so this one is always named beside it.
 */
export function erlangA(officers: number, load: Impatient, within: number): Standing {
  const erlangs = offered(load);
  if (erlangs === 0) return { stable: true, waiting: 0, level: 1, wait: 0, occupancy: 0, givingUp: 0, queue: 0 };
  if (officers === 0)
    return {
      stable: true,
      waiting: 1,
      level: 0,
      wait: load.patience,
      occupancy: 0,
      givingUp: 1,
      queue: load.arrivals * load.patience,
    };
  const { waiting, length } = queueOf(officers, load);
  const givingUp = length / load.patience / load.arrivals;
  return {
    stable: true,
    waiting,
    level: 1 - waiting + waiting * offeredWait(officers, load).answeredWithin(within),
    wait: length / load.arrivals,
    occupancy: (erlangs * (1 - givingUp)) / officers,
    givingUp,
    queue: length,
  };
}

/** The share that waits, and how many wait: the states of the queue as weights beside "all officers taken, nobody waits". */
function queueOf(officers: number, { arrivals, handling, patience }: Impatient) {
  let sum = 1;
  let lengths = 0;
  let weight = 1;
  // What was divided out so that an overload of thousands does not overflow, as a logarithm.
  let scale = 0;
  for (let j = 1; ; j += 1) {
    const ratio = arrivals / (officers / handling + j / patience);
    weight *= ratio;
    sum += weight;
    lengths += j * weight;
    if (sum > 1e200) {
      [sum, lengths, weight] = [sum * 1e-200, lengths * 1e-200, weight * 1e-200];
      scale += 200 * Math.LN10;
    }
    if (ratio < 1 && weight * (j + 1) < sum * 1e-18 * (1 - ratio)) break;
  }
  const notTaken = (1 / erlangB(officers, arrivals * handling) - 1) * Math.exp(-scale);
  const waiting = sum / (sum + notTaken);
  return { waiting, length: (waiting * lengths) / sum };
}

/**
 * How long somebody with endless patience would wait, given that they wait: its density is proportional to
 * exp(λ(1−e^(−θt))/θ − Nμt) (Baccelli and Hébuterne 1981). Integrated where it is not nothing, in logarithms.
 */
function offeredWait(officers: number, { arrivals, handling, patience }: Impatient) {
  const log = (t: number) => arrivals * patience * -Math.expm1(-t / patience) - (officers * t) / handling;
  const peak = Math.max(0, patience * Math.log((arrivals * handling) / officers));
  const top = log(peak);
  const far = edge((t) => log(peak + t) - top);
  const near =
    peak -
    Math.min(
      peak,
      edge((t) => (t >= peak ? -Infinity : log(peak - t) - top)),
    );
  const density = (t: number) => Math.exp(log(t) - top);
  const until = (t: number, of: (t: number) => number) => (t <= near ? 0 : integral(of, near, Math.min(t, peak + far)));
  const whole = until(Infinity, density);
  return {
    answeredWithin: (within: number) => until(within, (t) => density(t) * Math.exp(-t / patience)) / whole,
    overAfter: (t: number) => 1 - until(t, density) / whole,
  };
}

/** The share of all that arrive who would still be waiting after `t` seconds if they never gave up. */
export const stillOffered = (officers: number, load: Impatient, t: number): number =>
  queueOf(officers, load).waiting * offeredWait(officers, load).overAfter(t);

/** How far a falling curve takes to fall by e^45, which is nothing beside the whole. */
function edge(curve: (t: number) => number): number {
  let [low, high] = [0, 1];
  while (curve(high) > -45) [low, high] = [high, high * 2];
  for (let n = 0; n < 60; n += 1) {
    const middle = (low + high) / 2;
    [low, high] = curve(middle) > -45 ? [middle, high] : [low, middle];
  }
  return high;
}

const PANELS = 96;
/** Gauss and Legendre's five points and weights on −1 to 1. */
const POINTS: readonly (readonly [number, number])[] = [
  [0, 0.5688888888888889],
  [0.5384693101056831, 0.47862867049936647],
  [-0.5384693101056831, 0.47862867049936647],
  [0.906179845938664, 0.23692688505618908],
  [-0.906179845938664, 0.23692688505618908],
];

function integral(of: (t: number) => number, from: number, to: number): number {
  const half = (to - from) / PANELS / 2;
  let sum = 0;
  for (let panel = 0; panel < PANELS; panel += 1) {
    const middle = from + (2 * panel + 1) * half;
    for (const [at, weight] of POINTS) sum += weight * of(middle + at * half);
  }
  return sum * half;
}
