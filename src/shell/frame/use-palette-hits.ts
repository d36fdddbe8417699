import { useNavigate } from '@tanstack/react-router';
import * as cases from '#areas/cases/contract.ts';
import { describeNeeds } from '#areas/customers/web/index.ts';
import { useKeyMap } from '#ui/keys/keys.ts';
import { tell, type ReplyOf } from '#ui/wire/call.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import { arranged, type Hit } from './palette-hits.ts';

export type Found = ReplyOf<typeof cases.search>;

type Hits = {
  readonly hits: readonly Hit[];
  readonly told: Found | undefined;
  /** An answer to what stands in the field now is on its way. */
  readonly coming: boolean;
  /** Something was opened from here, so the words are worth remembering. */
  readonly opened: () => void;
};

/** So many acts are shown before anything is typed. */
const SHOWN = 9;

/** Everything the palette offers for what stands in its field. */
export function usePaletteHits(q: string): Hits {
  const go = useGo();
  const asks = q.length > 1;
  const asked = useAsk(cases.search, { query: { q, limit: 6 } }, { enabled: asks, keep: true });
  const acts = useActHits();
  const before = useBefore(!asks, go);
  const told = asks ? asked.data : undefined;
  const opened = () => {
    // That it was searched for is a convenience: where it cannot be kept, nothing is lost.
    if (asks) tell(cases.rememberSearch, { body: { query: q } }).catch(() => undefined);
  };
  if (!asks) return { hits: [...before, ...acts.slice(0, SHOWN)], told: undefined, coming: false, opened };
  const all: Hit = {
    key: 'all',
    group: say('Do'),
    does: say('Everything about “{{q}}”', { q }),
    more: '',
    icon: 'search',
    run: () => go.all(q),
  };
  return {
    hits: [...arranged({ acts, found: told === undefined ? [] : foundHits(told, go), typed: q }), all],
    told,
    coming: asked.isFetching && (asked.isPlaceholderData || asked.data === undefined),
    opened,
  };
}

type Go = {
  readonly case: (id: string) => void;
  readonly customer: (id: string) => void;
  readonly all: (q: string) => void;
};

function useGo(): Go {
  const navigate = useNavigate();
  return {
    case: (id) => void navigate({ to: '/case/$id', params: { id } }),
    customer: (id) => void navigate({ to: '/customer/$id', params: { id } }),
    all: (q) => void navigate({ to: '/find', search: { q, phase: 'all' } }),
  };
}

/** Acts of the screen one is on come before the ways to other screens. */
const FIRST = ['Case', 'Customer', 'List', 'Today', 'Anywhere', 'Go'];

function useActHits(): readonly Hit[] {
  return useKeyMap()
    .filter(({ keys }) => keys !== '/' && keys !== 'Control+k' && keys !== 'Escape')
    .toSorted((a, b) => rankOf(a.where) - rankOf(b.where))
    .map((act) => ({ ...act, key: `act ${act.id}`, group: say('Do'), more: '', icon: act.icon ?? 'right' }));
}

const rankOf = (where: string): number => {
  const at = FIRST.indexOf(where);
  return at === -1 ? 0 : at;
};

/** What somebody most likely wants before they have typed anything: where they were last, and the searches they keep. */
function useBefore(wanted: boolean, go: Go): readonly Hit[] {
  const places = useAsk(cases.recent, {}, { enabled: wanted }).data?.places ?? [];
  const kept = useAsk(cases.searches, {}, { enabled: wanted }).data?.kept ?? [];
  return [
    ...places.slice(0, 5).map((place): Hit => ({
      key: `${place.is} ${place.id}`,
      group: say('Where you were'),
      does: place.name,
      more: place.is === 'case' ? place.reference : '',
      icon: place.is === 'case' ? 'case' : 'person',
      run: () => (place.is === 'case' ? go.case(place.id) : go.customer(place.id)),
    })),
    ...kept.slice(0, 4).map((one): Hit => ({
      key: `kept ${one.id}`,
      group: say('Searches you keep'),
      does: one.name,
      more: one.query,
      icon: 'search',
      run: () => go.all(one.query),
    })),
  ];
}

function foundHits(found: Found, go: Go): readonly Hit[] {
  const group = say('People and cases');
  const people = found.customers.map((one): Hit => ({
    key: `customer ${one.id}`,
    group: one.alike ? say('Names that sound like it') : group,
    does: one.name,
    more: [one.contact, describeNeeds(one.needs)].filter((text) => text !== '').join(' · '),
    icon: one.kind === 'organisation' ? 'people' : 'person',
    run: () => go.customer(one.id),
  }));
  const matters = found.cases.map((one): Hit => ({
    key: `case ${one.id}`,
    group,
    does: one.subject,
    more: `${one.customerName ?? say('No customer')} · ${one.reference}${one.phase === 'closed' ? ` · ${say('closed')}` : ''}`,
    icon: 'case',
    run: () => go.case(one.id),
  }));
  const said = found.messages.slice(0, 3).map((one): Hit => ({
    key: `said ${one.id}`,
    group: say('What was written'),
    does: one.excerpt.map(({ text }) => text).join(''),
    more: `${one.who === '' ? '' : `${one.who} · `}${one.reference}`,
    icon: one.source === 'note' ? 'pen' : 'mail',
    run: () => go.case(one.caseId),
  }));
  const [close, alike] = [people.filter((hit) => hit.group === group), people.filter((hit) => hit.group !== group)];
  return [...close, ...matters, ...alike, ...said];
}
