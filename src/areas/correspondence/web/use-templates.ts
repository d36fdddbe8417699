import type { Calling, CaseView } from '#areas/cases/web/index.ts';
import { useMe, useTeams } from '#areas/identity/web/index.ts';
import { longDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { read as readCustomer } from '#areas/customers/contract.ts';
import { fillTemplate, helpSentence, inLanguage, templatesFor, type Facts } from '../rules/index.ts';
import type { UsedWay } from './use-way.ts';

export type Template = ReplyOf<typeof contract.templates>['templates'][number];

/** The letters this officer may use, each once: its translations are found by the language of whoever it goes to. */
export function useSharedTemplates(): readonly Template[] {
  const all = useAsk(contract.templates, {}, { watch: ['template'] }).data?.templates ?? [];
  return all.filter(({ ofId }) => ofId === null);
}

/** What the record says of a case, for a letter about it. */
function useFacts(it: CaseView, nextDueAt: number, { way, by }: UsedWay): Facts {
  const me = useMe();
  const teams = useTeams();
  const zone = useZone();
  const now = useNow();
  const { customerName, reference, subject, teamId, kind } = it.case;
  const language = useLanguage(it);
  const team = teams.find(({ id }) => id === teamId)?.name;
  return {
    'case.reference': reference,
    'case.subject': subject,
    'officer.name': me.officer.name,
    'agency.name': me.agency,
    'nextStep.date': longDay(nextDueAt, zone),
    today: longDay(now, zone),
    'case.kind': kind,
    way,
    print: by?.channel === 'letter' ? by.variant : 'standard',
    ...(language === null ? {} : { 'customer.language': language }),
    ...(customerName === null ? {} : { 'customer.name': customerName }),
    ...(team === undefined ? {} : { 'team.name': team }),
  };
}

/** In which language the customer reads, where that is on record. */
function useLanguage({ case: { customerId } }: CaseView): string | null {
  const reads = useMe().may('customers.read') && customerId !== null;
  const asked = useAsk(readCustomer, { params: { id: customerId ?? '' } }, { enabled: reads, watch: ['customer'] });
  return asked.data?.customer.language ?? null;
}

type Filled = { readonly nextDueAt: number; readonly way: UsedWay };

/** The letters an officer can call for while writing, filled from the record, and which of them a text was made from. */
export function useTemplates(it: CaseView, { nextDueAt, way }: Filled, onUse: (template: Template) => void) {
  const asked = useAsk(contract.templates, {}, { watch: ['template'] });
  const all = asked.data?.templates;
  const facts = useFacts(it, nextDueAt, way);
  const language = facts['customer.language'];
  const use = (template: Template): string => {
    onUse(template);
    return fillTemplate(template.body, facts);
  };
  const calling: Calling = {
    sign: ';',
    label: say('Templates'),
    find: (typed) =>
      templatesFor(
        (all ?? []).filter(({ ofId }) => ofId === null),
        typed,
        it.case.kind,
      ).map(({ id, name, shortcut }) => ({
        key: id,
        name,
        under: `;${shortcut}`,
      })),
    pick: ({ key }) => {
      const chosen = all?.find(({ id }) => id === key);
      if (chosen === undefined) return '';
      if (language === undefined) return use(chosen);
      const { template, found } = inLanguage(all ?? [], chosen, language);
      return found ? use(template) : `${use(template)}\n\n${helpSentence(language)}`;
    },
  };
  return calling;
}
