import type { QueryClient } from '@tanstack/react-query';
import { DAY } from '#kernel/time.ts';

/**
 * Answers of the service that a page needs to be opened anew without a line. They lie in the browser's own store, sealed with a key
 * that only this window has and that goes with it; after a day, and with the sign-out, they are gone.
 */
const NAME = 'kept-answers';
const STORE = 'pages';
const KEY = 'kept.answers';
const LASTS = DAY;

type Answer = { readonly key: readonly unknown[]; readonly data: unknown };
type Sealed = { readonly at: number; readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer };

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

async function windowKey(make: boolean): Promise<CryptoKey | undefined> {
  const known = sessionStorage.getItem(KEY);
  if (known === null && !make) return undefined;
  const hex =
    known ?? [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  sessionStorage.setItem(KEY, hex);
  return crypto.subtle.importKey('raw', bytesOf(hex), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open(NAME, 1);
    asking.onupgradeneeded = () => void asking.result.createObjectStore(STORE);
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error ?? new Error('this browser keeps nothing'));
  });
}

async function inStore<Result>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await opened();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const asking = run(database.transaction(STORE, mode).objectStore(STORE));
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error ?? new Error('this browser could not keep it'));
    });
  } finally {
    database.close();
  }
}

/** Keeps answers under the name of a page, sealed. */
export async function keepAnswers(page: string, answers: readonly Answer[], now: number): Promise<void> {
  const key = await windowKey(true);
  if (key === undefined) return;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(JSON.stringify(answers)),
  );
  await inStore('readwrite', (store) => store.put({ at: now, iv, bytes } satisfies Sealed, page));
}

/** Puts back what was kept for a page, as old answers: whatever can be asked again is. What cannot be read is as if it were not there. */
export async function recallAnswers(client: QueryClient, page: string, now: number): Promise<void> {
  try {
    const key = await windowKey(false);
    if (key === undefined) return;
    const sealed = await inStore<Sealed | undefined>('readonly', (store) => store.get(page));
    if (sealed === undefined || now - sealed.at > LASTS) return;
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.bytes);
    for (const { key: queryKey, data } of answersIn(new TextDecoder().decode(plain)))
      client.setQueryData(queryKey, data, { updatedAt: 1 });
  } catch {
    // A store that is closed or holds something else holds nothing of ours, and the page asks the service as ever.
  }
}

function answersIn(text: string): readonly Answer[] {
  const told: unknown = JSON.parse(text);
  return Array.isArray(told) ? told.filter(isAnswer) : [];
}
const isAnswer = (it: unknown): it is Answer =>
  typeof it === 'object' && it !== null && 'key' in it && Array.isArray(it.key) && 'data' in it;

/** Nothing of it outlives the sign-out. */
export function forgetAnswers(): void {
  try {
    sessionStorage.removeItem(KEY);
    indexedDB.deleteDatabase(NAME);
  } catch {
    // A store that is closed holds nothing.
  }
}
