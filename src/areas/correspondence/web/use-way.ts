import type { CaseView, UsedDraft } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { say } from '#ui/words/say.ts';
import {
  MOST_SEGMENTS,
  VARIANTS,
  segmentsOf,
  variantFor,
  wayAdvised,
  type LetterForm,
  type Variant,
  type Way,
} from '../rules/index.ts';

/** An address or a number somebody of this case is reached at. */
export type Reach = { readonly name: string; readonly value: string };

type By = ({ channel: 'letter'; address: string } & LetterForm) | { channel: 'sms'; number: string };

/** By which way an answer goes, and what belongs to that way. */
export type UsedWay = {
  readonly way: Way;
  /** Why another way than e-mail was taken before anybody chose; undefined where somebody did, or there is nothing to say. */
  readonly because: string | undefined;
  readonly choose: (way: Way) => void;
  readonly posts: readonly Reach[];
  readonly numbers: readonly Reach[];
  /** To whom, as the officer is told. */
  readonly name: string;
  /** What is sent with the answer; undefined for an e-mail. */
  readonly by: By | undefined;
  readonly advisedVariant: Variant;
};

export function useWay(it: CaseView, draft: UsedDraft): UsedWay {
  const { language } = useMe();
  const { rest } = draft;
  const theirs = it.parties.filter(({ customerId }) => customerId === it.case.customerId);
  const parties = [...theirs, ...it.parties.filter((one) => !theirs.includes(one))];
  const [posts, numbers] = [reachedBy(parties, 'post'), reachedBy(parties, 'phone')];
  const advised = wayAdvised(
    it.case.channel,
    theirs.flatMap(({ contactPoints }) => contactPoints),
  );
  const way = wayOf(rest, advised.way);
  const advisedVariant = variantFor(['large print', 'easy read'].filter((need) => it.case.needs?.includes(need)));
  const by = byOf(way, rest, { posts, numbers, name: it.case.customerName, variant: advisedVariant, language });
  return {
    way,
    because: rest.by === undefined && way !== 'email' ? whyAdvised(advised.because) : undefined,
    choose: (next) => draft.set({ rest: restBy(draft, next) }),
    posts,
    numbers,
    name: nameIn(by),
    by,
    advisedVariant,
  };
}

type Rest = UsedDraft['rest'];

/** What somebody chose, and before that what is advised; whoever chose to whom an e-mail goes has chosen too. */
const wayOf = ({ by, to }: Rest, advised: Way): Way => by ?? (to === undefined ? advised : 'email');

const reachedBy = (parties: CaseView['parties'], sought: string): readonly Reach[] =>
  parties.flatMap(({ name, contactPoints }) =>
    contactPoints.filter(({ kind }) => kind === sought).map(({ value }) => ({ name, value })),
  );

type Known = {
  readonly posts: readonly Reach[];
  readonly numbers: readonly Reach[];
  readonly name: string | null;
  readonly variant: Variant;
  readonly language: string;
};

function byOf(way: Way, { by, to, letter }: Rest, known: Known): By | undefined {
  if (way === 'email') return undefined;
  const chosen = by === undefined ? undefined : to?.[0];
  if (way === 'sms') return { channel: 'sms', number: chosen ?? known.numbers[0]?.value ?? '' };
  const address = chosen ?? known.posts[0]?.value ?? '';
  return { channel: 'letter', address, ...formOf(letter, { addressee: nameAt(address, known), ...known }) };
}

const nameAt = (address: string, { posts, name }: Known): string =>
  posts.find(({ value }) => value === address)?.name ?? name ?? '';

const nameIn = (by: By | undefined): string => {
  if (by === undefined) return '';
  return by.channel === 'letter' ? by.addressee : by.number;
};

const whyAdvised = (because: string): string | undefined => {
  if (because === 'they wrote by letter') return say('They wrote to us by letter.');
  return because === 'no other address' ? say('We have no e-mail address for them.') : undefined;
};

type Kept = { readonly addressee: string; readonly variant: string; readonly language: string } | undefined;

function formOf(kept: Kept, otherwise: LetterForm): LetterForm {
  const { addressee, variant: needed, language } = otherwise;
  if (kept === undefined) return { addressee, variant: needed, language };
  const variant = VARIANTS.find((one) => one === kept.variant) ?? needed;
  return { addressee: kept.addressee, variant, language: kept.language };
}

/** To whom it went the one way says nothing of whom it goes to the other. */
function restBy({ rest }: UsedDraft, way: Way): UsedDraft['rest'] {
  const { by: _by, to: _to, letter: _letter, ...same } = rest;
  if (way === 'email') return { ...same, to: rest.by === undefined && rest.to !== undefined ? rest.to : [] };
  return { ...same, by: way };
}

/** Why it cannot go this way yet; undefined for an e-mail, which is asked about elsewhere. */
export function whyNotBy({ by }: UsedWay, { body, rest }: UsedDraft): string | undefined {
  if (by === undefined) return undefined;
  if (by.channel === 'letter') {
    if (by.addressee.trim() === '') return say('Say to whom the letter is addressed.');
    return by.address.trim() === '' ? say('Say where the letter goes.') : undefined;
  }
  if (by.number.trim() === '') return say('Choose a number.');
  if ((rest.papers ?? []).length > 0) return say('A text message takes no files.');
  return segmentsOf(body).count > MOST_SEGMENTS ? say('This is too long for a text message.') : undefined;
}
