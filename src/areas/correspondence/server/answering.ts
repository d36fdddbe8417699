import type { Answering } from '#areas/cases/server/index.ts';
import type { PostOffice } from './post-office.ts';
import { recall, reply } from './reply.ts';

/** Lets an officer answer many cases at once: each answer is a letter of its own, held and recalled like any other. */
export const answeringBy = (office: PostOffice): Answering => ({
  send: (work, caseId, it) => reply(office, work, caseId, { ...it, attachmentIds: [] }),
  takeBack: (work, messageId) => recall(office, work, messageId),
});
