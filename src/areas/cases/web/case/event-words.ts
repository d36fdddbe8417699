import { z } from 'zod';
import { locale, say, sayCount } from '#ui/words/say.ts';
import { PERSPECTIVE_PARTS } from '../../rules/index.ts';
import { partWord } from '../side/part-words.ts';
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
  parts: z.array(z.string()).catch([]),
  agency: text,
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
  'case.opened': () => say('The case was opened'),
  'case.to-be-checked': () => say('Marked to be looked at first: it may not be meant'),
  'case.assigned': handedTo,
  'case.taken-over': () => say('Took what was handed over'),
  'case.routed': () => say('It found its officer by the rules of the queue'),
  'case.given-back': () => say('It went back to the queue: it was not opened'),
  'conflict.declared': () => say('An officer must not have it'),
  'conflict.ended': () => say('An officer may have it again'),
  'case.moved': ({ to, state }) =>
    say('Moved to {{state}}', { state: typeof to === 'string' && to !== '' ? to : state }),
  'case.reopened': () => say('Opened again, because the customer wrote'),
  'case.changed': changes,
  'case.tagged': ({ add, remove }) =>
    [
      add.length > 0 ? say('Tagged {{tags}}', { tags: add.join(', ') }) : '',
      remove.length > 0 ? say('Untagged {{tags}}', { tags: remove.join(', ') }) : '',
    ]
      .filter((part) => part !== '')
      .join('; '),
  'case.merged': () => say('Joined to another case'),
  'case.merged-in': () => say('Another case was joined to this one'),
  'case.merge-undone': () => say('The joining was undone'),
  'case.linked': () => say('Linked to another case'),
  'case.unlinked': () => say('The link to another case was taken away'),
  'case.split': ({ contacts }) => sayCount(contacts, 'One contact was split off', '{{count}} contacts were split off'),
  'case.split-off': () => say('Split off another case'),
  'case.split-undone': () => say('The split was undone'),
  'case.access-set': () => say('Changed who may see it'),
  'case.read': () => say('Looked at'),
  'perspective.changed': ({ parts }) => say('Noted their side: {{parts}}', { parts: parts.map(partOf).join(', ') }),
  'advice.used': () => say('Used the advice'),
  'advice.withdrawn': () => say('Withdrew a question'),
  'task.added': () => say('A task was added'),
  'task.done': () => say('A task was done'),
  'party.added': ({ role }) => (role === '' ? say('A party was added') : say('A {{role}} was added', { role })),
  'party.ended': () => say('Somebody has no more to do with it'),
  'message.undelivered': () => say('Our message came back'),
  'message.unsure': () => say('Our message may not have gone'),
  'message.recalled': () => say('A message was taken back'),
  'message.sent-again': () => say('A message was sent again'),
  'message.confirmed-sent': () => say('A message did arrive after all'),
  'message.returned': () => say('An answer was sent back to its writer'),
  'approval.asked': () => say('An answer waits to be approved'),
  'approval.signed': () => say('Agreed to an answer; somebody else agrees as well'),
  'approval.given': () => say('Approved an answer, and it goes'),
  'answer.rests-on': () => say('The answer rests on an article'),
  'guide.begun': () => say('Began to go through a guide'),
  'guide.gone-on': () => say('Went on with a guide'),
  'guide.finished': () => say('A guide was gone through to its end'),
  'guide.left': () => say('Left a guide before its end'),
  'guide.used': () => say('Used what came of a guide'),
  'suggestion.asked': () => say('Asked a model for a draft'),
  'suggestion.written': () => say('A model wrote a draft'),
  'suggestion.failed': () => say('A model wrote no draft'),
  'article.judged': () => say('Said whether an article was right'),
  'correction.opened': () => say('Said what is wrong or missing in what we know'),
  'correction.shown': () => say('Kept with what is wrong or missing in what we know'),
  'contact.tone-noted': () => say('Noted how the customer sounded'),
  'case.sorted': () => say('Said what it is about'),
  'conduct.incident': () => say('An incident was put on record'),
  'conduct.warned': () => say('The customer was warned in writing'),
  'restriction.asked': () => say('A restriction was asked for'),
  'restriction.lifted': () => say('A restriction was lifted'),
  'flag.raised': () => say('Told the leaders'),
  'flag.seen': () => say('A leader knows of it'),
  'flag.ended': () => say('The leaders need not watch it any more'),
  'decision.asked': () => say('Asked for a decision'),
  'decision.signed': () => say('Signed a decision; somebody else signs as well'),
  'decision.approved': () => say('Decided: approved'),
  'decision.declined': () => say('Decided: declined'),
  'decision.returned': () => say('Sent back what was asked'),
  'decision.taken': () => say('Took a decision on'),
  'decision.withdrawn': () => say('Took back what was asked'),
  'decision.told': () => say('Told the customer what was decided'),
  'referral.offered': () => say('Somebody outside was asked to take it on'),
  'referral.accepted': () => say('Somebody outside has it'),
  'referral.declined': () => say('Somebody outside said no'),
  'referral.returned': () => say('Somebody outside gave it back'),
  'referral.withdrawn': () => say('It was taken back from somebody outside'),
  'referral.done': () => say('Somebody outside said what came of it'),
  'referral.side-written': () => say('Wrote to somebody outside, beside the case'),
  'referral.side-heard': () => say('Somebody outside wrote, beside the case'),
  'referral.seen': () => say('Looked at what somebody outside said'),
  'referral.page-sent': () => say('Sent the page of a referral again'),
  'referral.received': ({ agency }) => say('{{agency}} referred it to us', { agency }),
  'referral.we-accepted': ({ agency }) => say('Said yes to {{agency}}', { agency }),
  'referral.we-declined': ({ agency }) => say('Said no to {{agency}}', { agency }),
  'referral.we-returned': ({ agency }) => say('Gave it back to {{agency}}', { agency }),
  'referral.we-done': ({ agency }) => say('Told {{agency}} what came of it', { agency }),
  'referral.they-withdrew': () => say('They took their referral back'),
  'service.offered': () => say('Offered a service besides'),
  'mail.placed': () => say('A message was put here by hand'),
  'attachment.uploaded': () => say('A file was attached'),
};

const partOf = (part: string): string => {
  const known = PERSPECTIVE_PARTS.find((one) => one === part);
  return known === undefined ? part : partWord(known).toLowerCase();
};

function handedTo({ to, from }: Told, names: Names): string {
  if (typeof to === 'string') return say('Handed over');
  const elsewhere = typeof from === 'string' || from.teamId !== to.teamId;
  const team = names.team(to.teamId);
  if (to.ownerId === null)
    return elsewhere ? say('Given to the queue {{team}}', { team }) : say('Given back to the queue');
  const name = names.officer(to.ownerId).replace('You', 'you');
  return elsewhere ? say('Handed to {{name}} in {{team}}', { name, team }) : say('Handed to {{name}}', { name });
}

function changes(it: Told): string {
  const parts = [
    it.subject === true ? say('the subject') : '',
    it.priority === undefined
      ? ''
      : say('the urgency to {{urgency}}', { urgency: priorityWord(it.priority).toLowerCase() }),
    it.kind === '' ? '' : say('the kind to {{kind}}', { kind: it.kind }),
    it.nextStep === '' ? '' : say('the next step to “{{step}}”', { step: it.nextStep }),
    it.restricted === undefined ? '' : it.restricted ? say('it to restricted') : say('it to unrestricted'),
  ].filter((part) => part !== '');
  if (parts.length === 0) return say('Changed the date of the next step');
  return say('Changed {{what}}', { what: new Intl.ListFormat(locale(), { type: 'conjunction' }).format(parts) });
}

/** What an event says, in one sentence, with the reason that was given. */
export function eventWords({ body, kind }: CaseEntry, names: Names): string {
  const it = read(body);
  const words = WORDS[kind ?? '']?.(it, names) ?? sentence((kind ?? 'event').replaceAll(/[._-]/g, ' '));
  return it.why === '' ? `${words}.` : `${words}: “${it.why}”`;
}

export function noticeWords({ kind }: CaseEntry): string {
  switch (kind) {
    case 'out-of-office':
      return say('Out of office');
    case 'bounce':
      return say('Mail came back');
    case 'delay':
      return say('Mail is delayed');
    case 'receipt':
      return say('Receipt');
    case 'list':
      return say('Mailing list');
    case 'abuse-report':
      return say('Abuse report');
    case 'automatic':
      return say('Automatic message');
    default:
      return say('Machine notice');
  }
}
