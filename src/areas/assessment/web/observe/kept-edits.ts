import type { Edit } from '../../rules/index.ts';

type Kept = Edit & { readonly programme: string };

const NAME = 'kept-assessment';
const STORE = 'edits';

/** The browser's own store on this device: what is written here outlives the window, the line and the tablet's sleep. */
function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open(NAME, 1);
    asking.onupgradeneeded = () => {
      const store = asking.result.createObjectStore(STORE, { keyPath: 'id' });
      store.createIndex('programme', 'programme');
    };
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
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const asking = run(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asking.result);
      transaction.onerror = () => reject(transaction.error ?? new Error('this browser could not keep it'));
      transaction.onabort = () => reject(transaction.error ?? new Error('this browser could not keep it'));
    });
  } finally {
    database.close();
  }
}

/** What this device wrote and the service does not have yet. */
export async function unsentEdits(programme: string): Promise<readonly Edit[]> {
  const found = await inStore<Kept[]>('readonly', (store) => store.index('programme').getAll(programme));
  return found.map(({ programme: _programme, ...edit }) => edit);
}

export const keepEdit = async (programme: string, edit: Edit): Promise<void> => {
  await inStore('readwrite', (store) => store.put({ ...edit, programme }));
};

/** The service has them: this device need not keep them any more. */
export async function forgetEdits(ids: readonly string[]): Promise<void> {
  for (const id of ids) await inStore('readwrite', (store) => store.delete(id));
}

const DEVICE = 'kept.device';

/** What this device calls itself, so that two that differ can be told apart. */
export function deviceName(): string {
  const known = localStorage.getItem(DEVICE);
  if (known !== null) return known;
  const name = `${/iPad|Tablet/i.test(navigator.userAgent) ? 'Tablet' : /Mobile/i.test(navigator.userAgent) ? 'Phone' : 'Computer'} ${crypto.randomUUID().slice(0, 4)}`;
  localStorage.setItem(DEVICE, name);
  return name;
}
