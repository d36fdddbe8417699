import { createContext, use } from 'react';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import * as contract from '../../contract.ts';

export type BesideView = ReplyOf<typeof contract.beside>;
export type AdviceView = BesideView['advice'][number];
export type HandedOver = NonNullable<BesideView['handOver']>;

const Beside = createContext<BesideView | undefined>(undefined);
export const BesideOf = Beside.Provider;

/** What stands beside the history of the open case; undefined until it has come. */
export const useBeside = (): BesideView | undefined => use(Beside);

/** Asks for it together with the case, by whatever name the case was asked for; where that was fetched ahead, after it. */
export const useAskBeside = (name: string, about: string | undefined, enabled: boolean): BesideView | undefined =>
  useAsk(contract.beside, { params: { id: name } }, { watch: ['case'], about, enabled }).data;
