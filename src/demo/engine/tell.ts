import {
  addContact,
  addNote,
  addTask,
  changeCase,
  finishTask,
  lockCase,
  moveCase,
  retag,
} from '#areas/cases/server/index.ts';
import type { CaseFile, Scene } from './acts.ts';
import type { Officer } from '../agency.ts';

/** The smaller things officers do on a case, each one command. */

export const note =
  (file: CaseFile, body: string) =>
  ({ desk, work }: Scene) =>
    addNote(desk.office.desk, work, file.id, body);

export const tag =
  (file: CaseFile, tags: readonly string[]) =>
  ({ desk, work }: Scene) =>
    retag(desk.office.desk, work, file.id, { add: [...tags], remove: [] });

export type Call = {
  readonly channel: 'phone' | 'counter' | 'letter' | 'sms';
  readonly direction: 'in' | 'out';
  readonly said: string;
  readonly tone: string | null;
};

export const spoke =
  (file: CaseFile, call: Call) =>
  ({ desk, work }: Scene) =>
    addContact(desk.office.desk, work, file.id, call);

/** A piece of work beside the case: given to somebody, and done later by whoever does it. */
export function task(file: CaseFile, title: string, { owner, dueAt }: { owner: Officer; dueAt: number }) {
  const made = { id: '' };
  return {
    add: async ({ desk, work }: Scene) => {
      made.id = await addTask(desk.office.desk, work, file.id, { title, ownerId: owner.id, dueAt });
    },
    finish: async ({ desk, work }: Scene) => {
      if (made.id !== '') await finishTask(desk.office.desk, work, made.id);
    },
  };
}

/** Says what is next on an open case and by when. A new one is open from then on. */
export const plan =
  (file: CaseFile, { nextStep, nextDueAt }: { nextStep: string; nextDueAt: number }) =>
  async ({ desk, work }: Scene) => {
    const at = await lockCase(work, file.id);
    if (at.phase === 'closed') return;
    if (at.state === 'new') await moveCase(desk.office.desk, work, at, { state: 'open', nextStep, nextDueAt });
    else await changeCase(desk.office.desk, work, file.id, { version: at.version, nextStep, nextDueAt });
  };
