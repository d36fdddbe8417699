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

export type OfficerCard = ReplyOf<typeof contract.listOfficers>['officers'][number];
export type TeamCard = ReplyOf<typeof contract.listTeams>['teams'][number];

/** Asked once for the whole desk: hundreds of names stand on a screen, and each asking for itself would be felt. */
type Colleagues = {
  readonly officers: readonly OfficerCard[];
  readonly teams: readonly TeamCard[];
  readonly nameOf: (id: string | null) => string;
};

const Around = createContext<Colleagues | undefined>(undefined);

/** Who is signed in and who works here, known to every screen below. */
export function MeOf({ told, children }: { told: ReplyOf<typeof contract.me>; children: ReactNode }) {
  const me = useMemo(() => {
    const held = new Set(told.officer.permissions);
    return { ...told, may: (permission: string) => held.has(permission) };
  }, [told]);
  return (
    <Present value={me}>
      <Around value={useAskColleagues(me)}>{children}</Around>
    </Present>
  );
}

const NOBODY: readonly OfficerCard[] = [];
const NO_TEAM: readonly TeamCard[] = [];

function useAskColleagues(me: Me): Colleagues {
  const self = me.officer.id;
  const enabled = me.may('identity.colleagues');
  const officers = useAsk(contract.listOfficers, {}, { watch: ['identity'], enabled }).data?.officers ?? NOBODY;
  const teams = useAsk(contract.listTeams, {}, { watch: ['identity'] }).data?.teams ?? NO_TEAM;
  return useMemo(() => {
    const names = new Map(officers.map(({ id, name }) => [id, name]));
    const nameOf = (id: string | null) =>
      id === null ? say('No one yet') : id === self ? say('You') : (names.get(id) ?? say('An officer'));
    return { officers, teams, nameOf };
  }, [officers, teams, self]);
}

export const useMe = (): Me => must(use(Present), 'a screen that needs the officer to stand inside MeOf');

/** Asked before there is anybody to show: the answer decides between the desk and the door. */
export const useAskMe = () => useAsk(contract.me, {}, { watch: ['identity'] });

const useAround = (): Colleagues => must(use(Around), 'a screen that names colleagues to stand inside MeOf');

export const useOfficers = (): readonly OfficerCard[] => useAround().officers;
export const useTeams = (): readonly TeamCard[] => useAround().teams;

/** The name of an officer as this officer says it: their own is "You". */
export const useNameOf = (): ((id: string | null) => string) => useAround().nameOf;
