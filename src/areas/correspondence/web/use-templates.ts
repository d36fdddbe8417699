import type { Calling, CaseView } from '#areas/cases/web/index.ts';
import { useMe, useTeams } from '#areas/identity/web/index.ts';
import { longDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { fillTemplate, templatesFor, type Facts } from '../rules/index.ts';

export type Template = ReplyOf<typeof contract.templates>['templates'][number];

/** What the record says of a case, for a letter about it. */
function useFacts(it: CaseView, nextDueAt: number): Facts {
  const me = useMe();
  const teams = useTeams();
  const zone = useZone();
  const now = useNow();
  const { customerName, reference, subject, teamId } = it.case;
  const team = teams.find(({ id }) => id === teamId)?.name;
  return {
    'case.reference': reference,
    'case.subject': subject,
    'officer.name': me.officer.name,
    'agency.name': me.agency,
    'nextStep.date': longDay(nextDueAt, zone),
    today: longDay(now, zone),
    ...(customerName === null ? {} : { 'customer.name': customerName }),
    ...(team === undefined ? {} : { 'team.name': team }),
  };
}

/** The letters an officer can call for while writing, filled from the record, and which of them a text was made from. */
export function useTemplates(it: CaseView, nextDueAt: number, onUse: (template: Template) => void) {
  const asked = useAsk(contract.templates, {}, { watch: ['template'] });
  const all = asked.data?.templates;
  const facts = useFacts(it, nextDueAt);
  const calling: Calling = {
    sign: ';',
    label: say('Templates'),
    find: (typed) =>
      templatesFor(all ?? [], typed, it.case.kind).map(({ id, name, shortcut }) => ({
        key: id,
        name,
        under: `;${shortcut}`,
      })),
    pick: ({ key }) => {
      const chosen = all?.find(({ id }) => id === key);
      if (chosen === undefined) return '';
      onUse(chosen);
      return fillTemplate(chosen.body, facts);
    },
  };
  return calling;
}
