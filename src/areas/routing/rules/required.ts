import { erlangA, erlangC, offered, type Load, type Standing, type Unstable } from './erlang.ts';

/** What the service wants of its queue. */
export type Wish = {
  /** This share is answered… */
  readonly share: number;
  /** …within so many seconds. */
  readonly within: number;
  /** Officers handle at most this share of their time, so that nobody is worn out and a small surprise is absorbed. */
  readonly mostBusy: number;
  /** The share of paid time in which an officer is not at the desk: leave, learning, breaks, meetings. */
  readonly shrinkage: number;
};

export type Required = { readonly officers: number; readonly rostered: number };

type Model = (officers: number) => Standing | Unstable;

/** Nobody gives up: the careful figure. */
export const requiredC = (load: Load, wish: Wish): Required =>
  required((officers) => erlangC(officers, load, wish.within), load, wish);

/** Customers give up after this patience, as they do: the likely figure. */
export const requiredA = (load: Load & { readonly patience: number }, wish: Wish): Required =>
  required((officers) => erlangA(officers, load, wish.within), load, wish);

/** More officers never make it worse, so the smallest number that is enough is found by halving. */
function required(model: Model, load: Load, wish: Wish): Required {
  if (offered(load) === 0) return { officers: 0, rostered: 0 };
  const enough = (officers: number) => {
    const standing = model(officers);
    return standing.stable && standing.level >= wish.share && standing.occupancy <= wish.mostBusy;
  };
  let high = Math.ceil(offered(load)) + 1;
  let low = 0;
  while (!enough(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return { officers: high, rostered: rosteredFor(high, wish.shrinkage) };
}

/** Twenty on the roster where three in ten are away leave fourteen. The hair keeps 14 ÷ 0.7 from being 21. */
export const rosteredFor = (officers: number, shrinkage: number): number =>
  Math.ceil(officers / (1 - shrinkage) - 1e-9);
