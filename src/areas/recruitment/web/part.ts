import { useAsk } from '#ui/wire/use-ask.ts';
import { part } from '../contract.ts';

/** Whether somebody has a part in any recruitment, with how many candidates wait for them. */
export function useRecruitmentPart(enabled: boolean): { has: boolean; waiting: number; coming: boolean } {
  const { data, isLoading } = useAsk(part, {}, { enabled });
  return { has: data?.has ?? false, waiting: data?.waiting ?? 0, coming: isLoading };
}
