import { permissionsOf } from '#areas/identity/rules/index.ts';
import { useMe, useOfficers, useTeams } from '#areas/identity/web/index.ts';
import { say } from '#ui/words/say.ts';
import type { CaseView } from '../types.ts';
import type { Suggestion } from './suggest.tsx';

export type Somebody = Suggestion & { readonly officerId: string | null; readonly teamId: string };

type OfficerCard = ReturnType<typeof useOfficers>[number];

const may = (officer: OfficerCard, permission: string) => permissionsOf(officer.roles).includes(permission);

/** Officers and queues that a case can go to: colleagues of its queue first, then queues, then everybody else. */
export function useTakers(it: CaseView): readonly Somebody[] {
  const me = useMe();
  const officers = useOfficers().filter((one) => !one.disabled && may(one, 'cases.change'));
  const teams = useTeams();
  const teamName = (id: string | undefined) => teams.find((one) => one.id === id)?.name ?? '';
  const near = (one: OfficerCard) => one.teamIds.includes(it.case.teamId);
  const asTaker = (one: OfficerCard): Somebody => {
    const teamId = near(one) ? it.case.teamId : (one.teamIds[0] ?? it.case.teamId);
    const you = one.id === me.officer.id;
    return { id: one.id, label: one.name, officerId: one.id, teamId, note: you ? say('you') : teamName(teamId) };
  };
  const free = officers.filter(({ id }) => id !== it.case.ownerId);
  return [
    ...free.filter(near).map(asTaker),
    ...teams
      .filter(({ id }) => id !== it.case.teamId || it.case.ownerId !== null)
      .map(({ id, name }) => ({
        id,
        label: name,
        officerId: null,
        teamId: id,
        note: say('queue, for whoever is free'),
      })),
    ...free.filter((one) => !near(one)).map(asTaker),
  ];
}

/** Who can be asked about a case: whoever sees it. Team leaders stand first, because they have seen more. */
export function useAdvisers(it: CaseView): readonly Somebody[] {
  const me = useMe();
  const teams = useTeams();
  const sees = (one: OfficerCard) =>
    may(one, 'cases.note') &&
    (one.teamIds.includes(it.case.teamId) || may(one, 'cases.see-all')) &&
    (!it.case.restricted || may(one, 'cases.see-restricted'));
  const officers = useOfficers().filter(
    (one) => !one.disabled && one.id !== me.officer.id && (sees(one) || one.id === it.case.ownerId),
  );
  const senior = (one: OfficerCard) => may(one, 'cases.see-all');
  const asAdviser = (one: OfficerCard): Somebody => ({
    id: one.id,
    label: one.name,
    officerId: one.id,
    teamId: it.case.teamId,
    note: one.roles.join(', '),
  });
  const team = teams.find(({ id }) => id === it.case.teamId);
  return [
    ...officers.filter(senior).map(asAdviser),
    ...(team === undefined
      ? []
      : [{ id: team.id, label: team.name, officerId: null, teamId: team.id, note: say('everybody in this team') }]),
    ...officers.filter((one) => !senior(one)).map(asAdviser),
  ];
}
