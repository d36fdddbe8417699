import { createContext, use, useMemo, type ReactNode } from 'react';
import { must } from '#kernel/must.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

export type Me = ReplyOf<typeof contract.me> & {
  readonly may: (permission: string) => boolean;
};

const Present = createContext<Me | undefined>(undefined);

/** Who is signed in, known to every screen below. */
export function MeOf({ told, children }: { told: ReplyOf<typeof contract.me>; children: ReactNode }) {
  const me = useMemo(() => {
    const held = new Set(told.officer.permissions);
    return { ...told, may: (permission: string) => held.has(permission) };
  }, [told]);
  return <Present value={me}>{children}</Present>;
}

export const useMe = (): Me => must(use(Present), 'a screen that needs the officer to stand inside MeOf');

/** Asked before there is anybody to show: the answer decides between the desk and the door. */
export const useAskMe = () => useAsk(contract.me, {}, { watch: ['identity'] });

export type OfficerCard = ReplyOf<typeof contract.listOfficers>['officers'][number];

export function useOfficers(): readonly OfficerCard[] {
  return useAsk(contract.listOfficers, {}, { watch: ['identity'] }).data?.officers ?? [];
}

export type TeamCard = ReplyOf<typeof contract.listTeams>['teams'][number];

export function useTeams(): readonly TeamCard[] {
  return useAsk(contract.listTeams, {}, { watch: ['identity'] }).data?.teams ?? [];
}

/** The name of an officer as this officer says it: their own is "You". */
export function useNameOf(): (id: string | null) => string {
  const me = useMe();
  const officers = useOfficers();
  return useMemo(() => {
    const names = new Map(officers.map(({ id, name }) => [id, name]));
    return (id) =>
      id === null ? say('No one yet') : id === me.officer.id ? say('You') : (names.get(id) ?? say('An officer'));
  }, [officers, me.officer.id]);
}
