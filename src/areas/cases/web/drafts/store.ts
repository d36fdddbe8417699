import { SECOND, type Instant } from '#kernel/time.ts';
import { Refused, tell } from '#ui/wire/call.ts';
import { onFound } from '#ui/wire/connection.ts';
import * as contract from '../../contract.ts';
import { isNothing } from '../../rules/index.ts';
import { dropLocally, foundLocally, keepLocally, keyOf, type LocalCopy } from './local.ts';
import type { Content, Place, SavedText } from './types.ts';

export type Draft = Content & {
  /** The window's name for this text; the service keeps texts of different windows apart. */
  readonly writer: string;
  /** When the officer last typed; 0 before they did. */
  readonly at: Instant;
  /** The text on the service that this one goes on from. */
  readonly over: { readonly id: string; readonly version: number } | undefined;
  /** When the service last had all of it; undefined while it does not. */
  readonly savedAt: Instant | undefined;
  /** When this window learnt that. */
  readonly knownAt: Instant;
  /** Why the last save did not come through: the line, or the service's reason. */
  readonly fault: 'line' | { readonly reason: string } | undefined;
  /** Another window went on with the same text, so there are two now. */
  readonly apart: boolean;
};

const SAVE_EVERY = 2 * SECOND;
const TRY_AGAIN = 10 * SECOND;
/** Nobody waits for a save, and the next one carries the same and more. */
const PATIENCE = 15 * SECOND;
/** How long an answer about the case may have been under way: what it does not name yet is no reason to drop a text. */
const SETTLED = 3 * SECOND;
/** A longer text is kept in this browser with each save instead of each letter, so that typing stays quick. */
const LONG = 50_000;

type Held = {
  draft: Draft;
  timer: ReturnType<typeof setTimeout> | undefined;
  keeping: ReturnType<typeof setTimeout> | undefined;
  flight: Promise<void> | undefined;
  turn: number;
};

const held = new Map<string, Held & { readonly place: Place }>();
const listeners = new Set<() => void>();

const newDraft = (): Draft => ({
  body: '',
  rest: {},
  writer: crypto.randomUUID(),
  at: 0,
  over: undefined,
  savedAt: undefined,
  knownAt: 0,
  fault: undefined,
  apart: false,
});
const NONE = newDraft();

function at(place: Place) {
  const key = keyOf(place);
  const known = held.get(key);
  if (known !== undefined) return known;
  const made = { place, draft: newDraft(), timer: undefined, keeping: undefined, flight: undefined, turn: 0 };
  held.set(key, made);
  return made;
}

function put(place: Place, change: Partial<Draft>): void {
  const one = at(place);
  one.draft = { ...one.draft, ...change };
  for (const listener of listeners) listener();
}

export const draftAt = (place: Place): Draft => held.get(keyOf(place))?.draft ?? NONE;
export const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const isEmpty = ({ body, rest: { papers = [], form = {} } }: Content): boolean =>
  isNothing({ body, papers: papers.length, form });
const isDirty = ({ draft }: Pick<Held, 'draft'>): boolean => draft.at > 0 && draft.savedAt === undefined;

/** Writes on. Kept in this browser in the next moment, and by the service within two seconds. */
export function write(place: Place, change: Partial<Content>): void {
  guard();
  const one = at(place);
  put(place, { ...change, at: Math.max(one.draft.at + 1, Date.now()), savedAt: undefined });
  if (one.draft.body.length < LONG) keepSoon(place);
  later(place, SAVE_EVERY);
}

/** After the letter is on the screen: the store of a browser is slow enough to be felt under the keys. */
function keepSoon(place: Place): void {
  const one = at(place);
  one.keeping ??= setTimeout(() => {
    one.keeping = undefined;
    keepHere(place);
  });
}

function keepHere(place: Place): void {
  const { draft } = at(place);
  if (isEmpty(draft)) dropLocally(keyOf(place), draft.writer);
  else keepLocally(keyOf(place), draft, draft);
}

function later(place: Place, wait: number): void {
  const one = at(place);
  one.timer ??= setTimeout(() => {
    one.timer = undefined;
    void save(place);
  }, wait);
}

/** Saves now what is not saved yet: the field was left, or the page is about to go. */
export function saveNow(place: Place, leaving = false): void {
  const one = at(place);
  if (!isDirty(one)) return;
  clearTimeout(one.timer);
  one.timer = undefined;
  void save(place, leaving);
}

function save(place: Place, leaving = false): Promise<void> {
  const one = at(place);
  if (!isDirty(one)) return Promise.resolve();
  if (one.flight !== undefined && !leaving) return one.flight;
  keepHere(place);
  const flight = saving(place, one.draft, leaving).finally(() => {
    if (one.flight === flight) one.flight = undefined;
    const { fault } = one.draft;
    // What the service refuses it refuses again; the next letter tries.
    if (isDirty(one) && typeof fault !== 'object') later(place, fault === 'line' ? TRY_AGAIN : SAVE_EVERY);
  });
  one.flight = flight;
  return flight;
}

async function saving(place: Place, draft: Draft, leaving: boolean): Promise<void> {
  const one = at(place);
  const { turn } = one;
  try {
    const { savedAt, id, version, apart } = await send(place, draft, leaving);
    // It was sent or dropped meanwhile, so what has just been saved is not wanted.
    if (one.turn !== turn) return void (id !== null && (await dropText(id)));
    const same = one.draft.at === draft.at;
    const over = id === null ? undefined : { id, version };
    put(place, { over, apart, fault: undefined, knownAt: Date.now(), savedAt: same ? savedAt : undefined });
    if (same) dropLocally(keyOf(place), draft.writer);
    else keepHere(place);
  } catch (fault) {
    // The text is safe in this browser. It is sent again soon, and when the line is back.
    if (one.turn === turn) put(place, { fault: reasonOf(fault) });
  }
}

function reasonOf(fault: unknown): Draft['fault'] {
  const final = fault instanceof Refused && fault.status < 500 && fault.status !== 401 && fault.status !== 429;
  return final ? { reason: fault.message } : 'line';
}

export function send({ caseId, kind }: Place, { body, rest, writer, at: edit, over }: Text, leaving: boolean) {
  const text = { body, rest, writer, edit, ...(over === undefined ? {} : { over }) };
  if (caseId !== null && kind !== 'case')
    return tell(
      contract.saveDraft,
      { params: { id: caseId }, body: { ...text, kind } },
      { leaving, patience: PATIENCE },
    );
  const loose = kind === 'case' || kind === 'form' ? kind : 'call';
  return tell(contract.saveLooseDraft, { body: { ...text, kind: loose } }, { leaving, patience: PATIENCE });
}

type Text = Pick<Draft, 'body' | 'rest' | 'writer' | 'at' | 'over'>;

/** Resolves when the service has what stands there now, or could not be reached. */
export function saved(place: Place): Promise<void> {
  saveNow(place);
  return at(place).flight ?? Promise.resolve();
}

/** What was written has been said, or is not wanted, so there is nothing left to keep. */
export function end(place: Place): void {
  const one = at(place);
  clearTimeout(one.timer);
  one.timer = undefined;
  one.turn += 1;
  dropLocally(keyOf(place), one.draft.writer);
  put(place, { ...newDraft(), knownAt: Date.now() });
}

/** Throws away what is being written here. */
export function discard(place: Place): void {
  const { over } = draftAt(place);
  end(place);
  if (over !== undefined) void dropText(over.id);
}

/** Drops a text that the service has. One that is gone already is what was wanted. */
export async function dropText(id: string): Promise<void> {
  try {
    await tell(contract.endDraft, { params: { id } });
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
  }
}

/** Goes on with another text; the one that was here stays on the service as it is. */
export async function goOnWith(place: Place, text: SavedText): Promise<void> {
  const one = at(place);
  await one.flight;
  await save(place);
  one.turn += 1;
  put(place, { ...newDraft(), ...shownFrom(text) });
}

const shownFrom = ({ body, rest, id, version, savedAt }: SavedText): Partial<Draft> => ({
  body,
  rest,
  over: { id, version },
  at: savedAt,
  savedAt,
  knownAt: Date.now(),
});

/**
 * Brings together what this window has and what the service says. What is being typed here is never replaced; what was
 * saved here gives way to what was saved later elsewhere, and ends where it was sent elsewhere.
 */
export function reconcile(place: Place, saved: readonly SavedText[]): void {
  const one = at(place);
  const { draft } = one;
  if (draft.at === 0) return begin(place, saved);
  if (isDirty(one) || one.flight !== undefined || draft.over === undefined) return;
  const mine = saved.find(({ id }) => id === draft.over?.id);
  if (mine !== undefined && mine.version > draft.over.version) put(place, shownFrom(mine));
  if (mine === undefined && Date.now() - draft.knownAt > SETTLED) {
    put(place, newDraft());
    begin(place, saved);
  }
}

/**
 * Begins with the newest text: what a window that went away has left in this browser where it goes on from the service's,
 * else what the service has. Which goes on from which is known by version, because two clocks cannot say. Any other copy
 * is put on the service beside it, so that it is offered too.
 */
function begin(place: Place, saved: readonly SavedText[]): void {
  const copies = foundLocally(keyOf(place)).filter((copy) => !saved.some(({ body }) => body === copy.body));
  const [newest] = saved.toSorted((a, b) => b.savedAt - a.savedAt);
  const goesOn = ({ over }: LocalCopy) =>
    newest === undefined || (over?.id === newest.id && over.version === newest.version);
  const chosen = copies.find(goesOn);
  if (chosen !== undefined) {
    const { body, rest, at: edit, over, writer } = chosen;
    put(place, { body, rest, at: edit, over, writer });
    later(place, SAVE_EVERY);
  } else if (newest !== undefined) put(place, shownFrom(newest));
  for (const copy of copies) if (copy !== chosen) void bringBeside(place, copy);
}

async function bringBeside(place: Place, { body, rest, at: edit, writer }: LocalCopy): Promise<void> {
  try {
    await send(place, { ...newDraft(), body, rest, at: edit, writer }, false);
    dropLocally(keyOf(place), writer);
    put(place, { apart: true });
  } catch {
    // It stays in this browser, and is brought with the next look at this place.
  }
}

/** Puts everything that is not saved yet on the service. What could not be is named, with why. */
export async function saveAll(): Promise<readonly Exclude<Draft['fault'], undefined>[]> {
  for (const one of held.values()) {
    clearTimeout(one.timer);
    one.timer = undefined;
    await one.flight;
    // The one that was under way may have carried less than stands there now.
    await save(one.place);
  }
  return [...held.values()].filter(isDirty).map(({ draft }) => draft.fault ?? 'line');
}

/** Whoever wrote has left this machine: nothing of theirs stays in this window. */
export function forgetAll(): void {
  for (const one of held.values()) {
    clearTimeout(one.timer);
    one.turn += 1;
  }
  held.clear();
}

export const isHeld = (key: string): boolean => isDirty(held.get(key) ?? { draft: NONE });

const guarding = { now: false };

/** From the first letter on: nothing typed is lost with the page, and what could not be saved is saved when the line is back. */
function guard(): void {
  if (guarding.now) return;
  guarding.now = true;
  const leave = () => {
    for (const { place } of held.values()) saveNow(place, true);
  };
  const hide = () => {
    if (document.visibilityState === 'hidden') leave();
  };
  const back = () => {
    for (const { place } of held.values()) saveNow(place);
  };
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', hide);
  window.addEventListener('online', back);
  onFound(back);
}
