import { visibleCase } from '#areas/cases/server/index.ts';
import { DAY } from '#kernel/time.ts';
import { Refusal } from '#platform/refusal.ts';
import { serve, type Answers, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { actOnReferral, seenBy } from './act.ts';
import { answerDesk, sayToDesk, seenReceived } from './desks/answer.ts';
import { deskDoor } from './desks/door.ts';
import { inviteDesk, joinDesk, renewKey } from './desks/join.ts';
import { endLink } from './desks/links.ts';
import { deskOf, wholeReceived } from './desks/read.ts';
import { endKey, keysOf, makeKey } from './keys.ts';
import { dayIn, makeReferral, previewReferral } from './make.ts';
import { offerService, suggestedFor } from './offers.ts';
import { partnerApi } from './partner-api.ts';
import { organizationReferrals, referralsOnCase, wholeReferral } from './read.ts';
import type { Referring } from './referring.ts';
import { sayToPartner, sendPageAgain } from './side.ts';

const done = { done: true } as const;

export function referralRoutes(server: Server, referring: Referring): void {
  serve(server, contract, {
    ofCase: (reading, { params }) => referralsOnCase(reading, params.id),
    suggest: async (reading, { params, query }) => ({
      services: (await suggestedFor(reading, params.id, query.q)).map(({ because, ...it }) => ({
        ...it,
        because: [...because],
      })),
    }),
    preview: async (reading, { params, query }) => {
      const at = await visibleCase(reading, params.id);
      if (query.organization === undefined)
        throw new Refusal(422, 'Say to whom: organization.', [{ field: 'organization', problem: 'is needed' }]);
      const dueAt = query.dueAt ?? reading.now + 5 * DAY;
      const it = await previewReferral(referring, reading, at, {
        organizationId: query.organization,
        serviceId: query.service ?? null,
        manner: query.manner,
        by: dayIn(referring.desk.zone, dueAt),
      });
      return {
        organization: it.organization.name,
        way: it.organization.way,
        sentTo: it.organization.referTo,
        contactRules: it.organization.contactRules,
        answersWithin: it.organization.answersWithin,
        service: it.serviceName,
        given: Object.entries(it.given).map(([name, value]) => ({ name, value })),
        heldBack: [...it.heldBack],
        lacking: [...it.lacking],
        letter: it.letter,
      };
    },
    make: (work, { params, body }) => makeReferral(referring, work, params.id, body),
    read: (reading, { params }) => wholeReferral(reading, params.id),
    act: async (work, { params, body }) => ({
      state: await actOnReferral(referring, work, params.id, { ...body, side: 'officer' }),
    }),
    say: async (work, { params, body }) => ({ id: await sayToPartner(referring, work, params.id, body.body) }),
    seen: (work, { params }) => seenBy(referring, work, params.id).then(() => done),
    sendPage: async (work, { params }) => ({ sent: await sendPageAgain(referring, work, params.id) }),
    offer: (work, { params, body }) => offerService(referring, work, params.id, body.serviceId),
    ofOrganization: (reading, { params }) => organizationReferrals(reading, params.id),
    keys: async (reading, { params }) => {
      await organizationReferrals(reading, params.id);
      return { keys: await keysOf(server.db, params.id) };
    },
    makeKey: (work, { params }) => makeKey(work, params.id),
    endKey: (work, { params }) => endKey(work, params.id).then(() => done),
    ...desksAnswered(referring),
  });
  partnerApi(server, referring);
  deskDoor(server, referring);
}

type Of<Name extends keyof Answers<typeof contract>> = Pick<Answers<typeof contract>, Name>;
type Desks = Of<
  | 'readReceived'
  | 'answerReceived'
  | 'sayReceived'
  | 'seenOfReceived'
  | 'deskOf'
  | 'inviteDesk'
  | 'renewDeskKey'
  | 'joinDesk'
  | 'endDesk'
>;

/** What other desks gave to ours, and which of them it is joined with. */
const desksAnswered = (referring: Referring): Desks => ({
  readReceived: (reading, { params }) => wholeReceived(reading, params.id),
  answerReceived: async (work, { params, body }) => ({ state: await answerDesk(referring, work, params.id, body) }),
  sayReceived: async (work, { params, body }) => ({ id: await sayToDesk(referring, work, params.id, body.body) }),
  seenOfReceived: (work, { params }) => seenReceived(referring, work, params.id).then(() => done),
  deskOf: (reading, { params }) => deskOf(reading, params.id),
  inviteDesk: (work, { params }) => inviteDesk(referring, work, params.id),
  renewDeskKey: (work, { params }) => renewKey(referring, work, params.id),
  joinDesk: (work, { params, body }) => joinDesk(referring, work, params.id, body.code).then(() => done),
  endDesk: (work, { params }) => endLink(work, params.id).then(() => done),
});
