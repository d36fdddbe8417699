import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { SECOND, type Instant } from '#kernel/time.ts';
import { tell } from '#ui/wire/call.ts';
import * as contract from '../../contract.ts';

export type DraftKind = 'reply' | 'note' | 'call';

type Draft = {
  readonly body: string;
  /** When the officer last typed. */
  readonly at: Instant;
  /** When the service last had all of it; undefined while it does not. */
  readonly savedAt: Instant | undefined;
  readonly fault: boolean;
};

const SAVE_EVERY = 2 * SECOND;
const NONE: Draft = { body: '', at: 0, savedAt: undefined, fault: false };
const local = z.object({ body: z.string(), at: z.number() });

const drafts = new Map<string, Draft>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

const placeOf = (caseId: string, kind: DraftKind) => `kept.draft ${caseId} ${kind}`;

function put(place: string, draft: Draft): void {
  drafts.set(place, draft);
  for (const listener of listeners) listener();
}

/** What this browser kept when the page or the machine went away. */
function recall(place: string): Draft {
  const text = localStorage.getItem(place);
  const found = text === null ? undefined : local.safeParse(parsed(text)).data;
  return found === undefined ? NONE : { ...NONE, ...found };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half a draft is no draft; the service's copy is taken instead.
    return undefined;
  }
}

function keep(place: string, body: string): void {
  try {
    if (body === '') localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify({ body, at: Date.now() }));
  } catch {
    // The browser's store is full or closed. The service still has it, two seconds later.
  }
}

async function save(caseId: string, kind: 'reply' | 'note', place: string): Promise<void> {
  timers.delete(place);
  const { body, at } = drafts.get(place) ?? NONE;
  try {
    const { savedAt } = await tell(contract.saveDraft, { params: { id: caseId }, body: { kind, body } });
    const now = drafts.get(place) ?? NONE;
    if (now.at === at) put(place, { ...now, savedAt, fault: false });
  } catch {
    // The text is safe in this browser. It is sent again with the next letter, or when the line is back.
    put(place, { ...(drafts.get(place) ?? NONE), fault: true });
    later(caseId, kind, place, 10 * SECOND);
  }
}

function later(caseId: string, kind: DraftKind, place: string, wait = SAVE_EVERY): void {
  if (kind === 'call' || timers.has(place)) return;
  timers.set(
    place,
    setTimeout(() => void save(caseId, kind, place), wait),
  );
}

/** Writes into a draft from outside the composer: a message that was taken back becomes a draft again. */
export function writeDraft(caseId: string, kind: DraftKind, body: string): void {
  const place = placeOf(caseId, kind);
  keep(place, body);
  put(place, { body, at: Date.now(), savedAt: undefined, fault: false });
  later(caseId, kind, place);
}

/** What was written has gone out, so there is nothing left to keep. */
export function endDraft(caseId: string, kind: DraftKind): void {
  const place = placeOf(caseId, kind);
  clearTimeout(timers.get(place));
  timers.delete(place);
  keep(place, '');
  put(place, { ...NONE, at: Date.now() });
  if (kind !== 'call') void save(caseId, kind, place);
}

type Saved = { readonly kind: string; readonly body: string; readonly savedAt: Instant };

/**
 * A text that is never lost: kept in this browser with each letter and by the service every two seconds. Of the two the
 * newer is shown, so a draft begun on one machine goes on at another.
 */
export function useDraft(caseId: string, kind: DraftKind, saved: readonly Saved[]) {
  const place = placeOf(caseId, kind);
  const told = saved.find((one) => one.kind === kind);
  useEffect(() => {
    const have = drafts.get(place);
    // What is being typed here is never replaced; what was saved here gives way to what was saved elsewhere later.
    if (have !== undefined && (have.savedAt === undefined || (told?.savedAt ?? 0) <= have.savedAt)) return;
    const mine = have === undefined ? recall(place) : NONE;
    const newer = told !== undefined && told.savedAt > mine.at;
    put(place, newer ? { body: told.body, at: told.savedAt, savedAt: told.savedAt, fault: false } : mine);
    if (!newer && mine.body !== '') later(caseId, kind, place);
  }, [place, told, caseId, kind]);
  const draft = useSyncExternalStore(listen, () => drafts.get(place) ?? NONE);
  const write = useCallback((body: string) => writeDraft(caseId, kind, body), [caseId, kind]);
  const end = useCallback(() => endDraft(caseId, kind), [caseId, kind]);
  return { ...draft, write, end };
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
