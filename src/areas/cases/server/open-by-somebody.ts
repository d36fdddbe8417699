import { addCustomer } from '#areas/customers/server/index.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Desk } from './desk.ts';
import { openCase, type NewCase, type Opened } from './open-case.ts';

/** Opens a case in a queue the officer serves, or that they look after themselves. */
export async function openForQueue(desk: Desk, work: Work, it: NewCase): Promise<Opened> {
  const opened = await openCase(desk, work, it);
  if (it.ownerId === work.actor.id || work.actor.teams.includes(it.teamId) || work.actor.may('cases.see-all'))
    return opened;
  throw new Refusal(403, 'You do not serve this queue. Choose one of yours, or ask its team leader.', [
    { field: 'teamId', problem: 'is not one of yours' },
  ]);
}

export type Newcomer = {
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
};

export const newCustomer = (work: Work, { name, email, phone }: Newcomer): Promise<string> =>
  addCustomer(work, {
    kind: 'person',
    name,
    contactPoints: [
      ...(email === undefined ? [] : [{ kind: 'email' as const, value: email }]),
      ...(phone === undefined || phone === '' ? [] : [{ kind: 'phone' as const, value: phone }]),
    ],
  });
