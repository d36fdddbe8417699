import type { ReadLog } from '#areas/records/server/index.ts';
import type { SchemaOf } from '#kernel/endpoint.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Work } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { accessOf, addContact, addNote, addTask, finishTask, linkCase, retag, setAccess } from './around.ts';
import { answersBeside } from './beside.ts';
import { assignCase, changeCase, moveVersion } from './change.ts';
import type { Desk } from './desk.ts';
import { dropLoose } from './drafts.ts';
import { listAnswers, type FromAbove } from './lists/answers.ts';
import { historyOf } from './history.ts';
import { likelySame } from './likely.ts';
import { mergeCase, undoMerge } from './merge.ts';
import { readMessage } from './message.ts';
import { newCustomer, openForQueue } from './open-by-somebody.ts';
import { addParty, endParty } from './parties.ts';
import { readCase } from './read-case.ts';
import { dropSearch, keepSearch, rememberSearch, searchesOf } from './search/kept.ts';
import { recentPlaces } from './recent.ts';
import { search } from './search/search.ts';
import { writingAnswers } from './writing.ts';
import { splitCase, undoSplit } from './split.ts';

const DONE = { done: true } as const;

/** Without `above` nothing stands on this area: no answers are sent, and Today holds what is of cases alone. */
type CaseRoutes = { readonly desk: Desk; readonly readLog: ReadLog; readonly above?: FromAbove };

export function caseRoutes(
  server: Server,
  { desk, readLog, above = { today: [], answering: null } }: CaseRoutes,
): void {
  serve(server, contract, {
    ...listAnswers(desk, above),
    ...writingAnswers(desk),
    read: (reading, { params }) =>
      readCase(
        {
          recallMs: desk.recallMs,
          looked: ({ id, customerId }) =>
            readLog.looked(reading, { kind: 'case.read', caseId: id, ...(customerId === null ? {} : { customerId }) }),
        },
        reading,
        params.id,
      ),
    readMessage: async (reading, { params }) => {
      const message = await readMessage(reading, params.id);
      await readLog.looked(reading, { kind: 'case.read', caseId: message.caseId });
      return message;
    },
    search: (reading, { query }) => search(reading, desk.zone, query),
    history: (reading, { params, query }) => historyOf(reading, params.id, query),
    likelySame: async (reading, { params }) => ({ cases: await likelySame(reading, params.id) }),
    recent: async (reading, { query }) => ({ places: await recentPlaces(reading, query.only) }),
    searches: (reading) => searchesOf(reading),
    rememberSearch: (work, { body }) => rememberSearch(work, body.query).then(() => DONE),
    keepSearch: async (work, { body }) => ({ id: await keepSearch(work, body) }),
    dropSearch: (work, { params }) => dropSearch(work, params.id).then(() => DONE),
    open: (work, { body }) => openBySomebody(desk, work, body),
    logContact: async (work, { params, body }) => ({ id: await addContact(desk, work, params.id, body) }),
    note: async (work, { params, body }) => ({ id: await addNote(desk, work, params.id, body) }),
    assign: async (work, { params, body }) => ({ version: await assignCase(desk, work, params.id, body) }),
    move: async (work, { params, body }) => ({ version: await moveVersion(desk, work, params.id, body) }),
    change: async (work, { params, body }) => ({ version: await changeCase(desk, work, params.id, body) }),
    retag: async (work, { params, body }) => ({ tags: await retag(desk, work, params.id, body) }),
    addTask: async (work, { params, body }) => ({ id: await addTask(desk, work, params.id, body) }),
    finishTask: (work, { params }) => finishTask(desk, work, params.id).then(() => DONE),
    addParty: async (work, { params, body }) => ({ id: await addParty(desk, work, params.id, body) }),
    endParty: (work, { params }) => endParty(desk, work, params.id).then(() => DONE),
    link: (work, { params, body }) => linkCase(desk, work, params.id, body).then(() => DONE),
    merge: (work, { params, body }) => mergeCase(desk, work, params.id, body),
    undoMerge: (work, { params }) => undoMerge(desk, work, params.id).then(() => DONE),
    split: (work, { params, body }) => splitCase(desk, work, params.id, body),
    undoSplit: (work, { params }) => undoSplit(desk, work, params.id).then(() => DONE),
    access: (reading, { params }) => accessOf(reading, params.id),
    setAccess: (work, { params, body }) => setAccess(desk, work, params.id, body.officerIds).then(() => DONE),
    ...answersBeside(desk, readLog),
  });
}

type Body = typeof contract.open extends { body: SchemaOf<infer B> } ? B : never;

/** A matter that somebody brought in person: the case, and what they said, as its first contact. */
async function openBySomebody(desk: Desk, work: Work, { customer, said, tone, draftId, ...it }: Body) {
  const customerId = customer === null ? null : 'id' in customer ? customer.id : await newCustomer(work, customer);
  const { id, reference } = await openForQueue(desk, work, { ...it, customerId, gist: said });
  await addContact(desk, work, id, { channel: it.channel, direction: 'in', said, tone, customerId });
  await dropLoose(work, draftId);
  return { id, reference };
}
