import { z } from 'zod';
import { priorityWord, sentence } from '../words.ts';
import type { CaseEntry } from '../types.ts';

export type Names = {
  readonly officer: (id: string | null) => string;
  readonly team: (id: string) => string;
};

const text = z.string().catch('');
const place = z.object({ teamId: text, ownerId: z.string().nullable().catch(null) });

/** What an event says of itself. Whatever it leaves out is empty, because events of every age are read here. */
const told = z.object({
  why: text,
  to: z.union([place, text]).catch(''),
  state: text,
  from: z.union([place, text]).catch(''),
  add: z.array(z.string()).catch([]),
  remove: z.array(z.string()).catch([]),
  priority: z.number().optional().catch(undefined),
  kind: text,
  restricted: z.boolean().optional().catch(undefined),
  subject: z.boolean().optional().catch(undefined),
  nextStep: text,
  contacts: z.number().catch(0),
  role: text,
});
type Told = z.infer<typeof told>;

const NOTHING = told.parse({});

function read(body: string): Told {
  try {
    return told.safeParse(JSON.parse(body)).data ?? NOTHING;
  } catch {
    // An event may carry a plain sentence; then there is nothing more to tell.
    return NOTHING;
  }
}

const WORDS: Readonly<Record<string, (it: Told, names: Names) => string>> = {
  'case.opened': () => 'The case was opened',
  'case.to-be-checked': () => 'Marked to be looked at first: it may not be meant',
  'case.assigned': handedTo,
  'case.moved': ({ to, state }) => `Moved to ${typeof to === 'string' && to !== '' ? to : state}`,
  'case.reopened': () => 'Opened again, because the customer wrote',
  'case.changed': changes,
  'case.tagged': ({ add, remove }) =>
    [add.length > 0 ? `Tagged ${add.join(', ')}` : '', remove.length > 0 ? `Untagged ${remove.join(', ')}` : '']
      .filter((part) => part !== '')
      .join('; '),
  'case.merged': () => 'Joined to another case',
  'case.merged-in': () => 'Another case was joined to this one',
  'case.merge-undone': () => 'The joining was undone',
  'case.split': ({ contacts }) => `${contacts === 1 ? 'One contact was' : `${contacts} contacts were`} split off`,
  'case.split-off': () => 'Split off another case',
  'case.split-undone': () => 'The split was undone',
  'case.access-set': () => 'Changed who may see it',
  'case.read': () => 'Looked at',
  'task.added': () => 'A task was added',
  'task.done': () => 'A task was done',
  'party.added': ({ role }) => `A ${role === '' ? 'party' : role} was added`,
  'party.ended': () => 'Somebody has no more to do with it',
  'message.undelivered': () => 'Our message came back',
  'message.unsure': () => 'Our message may not have gone',
  'message.recalled': () => 'A message was taken back',
  'message.sent-again': () => 'A message was sent again',
  'message.confirmed-sent': () => 'A message did arrive after all',
  'mail.placed': () => 'A message was put here by hand',
  'attachment.uploaded': () => 'A file was attached',
};

function handedTo({ to, from }: Told, names: Names): string {
  if (typeof to === 'string') return 'Handed over';
  const team = typeof from !== 'string' && from.teamId === to.teamId ? '' : ` in ${names.team(to.teamId)}`;
  return to.ownerId === null
    ? `Given back to the queue${team}`
    : `Handed to ${names.officer(to.ownerId).replace('You', 'you')}${team}`;
}

function changes(it: Told): string {
  const parts = [
    it.subject === true ? 'the subject' : '',
    it.priority === undefined ? '' : `the urgency to ${priorityWord(it.priority).toLowerCase()}`,
    it.kind === '' ? '' : `the kind to ${it.kind}`,
    it.nextStep === '' ? '' : `the next step to “${it.nextStep}”`,
    it.restricted === undefined ? '' : it.restricted ? 'it to restricted' : 'it to unrestricted',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Changed the date of the next step' : `Changed ${parts.join(' and ')}`;
}

/** What an event says, in one sentence, with the reason that was given. */
export function eventWords({ body, kind }: CaseEntry, names: Names): string {
  const it = read(body);
  const words = WORDS[kind ?? '']?.(it, names) ?? sentence((kind ?? 'event').replaceAll(/[._-]/g, ' '));
  return it.why === '' ? `${words}.` : `${words}: “${it.why}”`;
}

const NOTICES: Readonly<Record<string, string>> = {
  'out-of-office': 'Out of office',
  bounce: 'Mail came back',
  delay: 'Mail is delayed',
  receipt: 'Receipt',
  list: 'Mailing list',
  'abuse-report': 'Abuse report',
  automatic: 'Automatic message',
};

export const noticeWords = ({ kind }: CaseEntry): string => NOTICES[kind ?? ''] ?? 'Machine notice';
