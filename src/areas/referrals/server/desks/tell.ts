import { Refusal } from '#platform/refusal.ts';
import type { Work } from '#platform/work.ts';
import type { Referring } from '../referring.ts';
import { documentsOf, type Referral } from '../store.ts';
import { findAttachment } from '#areas/cases/server/index.ts';
import { linkWith, signingKey, type Link } from './links.ts';
import { postToDesk, type Posted } from './outbox.ts';

/** The desk of an organisation that is joined with ours; refused in a sentence where it cannot be written to. */
export async function mustBeJoined(work: Work, organizationId: string): Promise<Link> {
  const link = await linkWith(work.db, organizationId);
  const key = link === undefined ? undefined : await signingKey(work.db, link.id);
  if (link === undefined || key === undefined)
    throw new Refusal(
      409,
      'Their desk is not joined with ours yet. An administrator does that on the page of the organisation.',
    );
  return link;
}

/** Tells their desk about a referral of ours, where it went to one. */
export async function tellTheirDesk(
  referring: Pick<Referring, 'desk'>,
  work: Work,
  { id, way, organizationId }: Pick<Referral, 'id' | 'way' | 'organizationId'>,
  body: Posted,
): Promise<void> {
  if (way !== 'kept') return;
  const link = await linkWith(work.db, organizationId);
  if (link !== undefined) await postToDesk(referring, work, link.id, { referralId: id, body });
}

type Offering = { readonly officer: string; readonly service: string | null; readonly accepted: boolean };

/** Gives a referral to their desk: what the service needs and no more, by what we may tell it, and the papers that were chosen. */
export async function offerToDesk(
  referring: Pick<Referring, 'desk'>,
  work: Work,
  it: Referral,
  { officer, service, accepted }: Offering,
): Promise<void> {
  const link = await mustBeJoined(work, it.organizationId);
  const { id, number, manner, ground, groundWords, summary, given, heldBack } = it;
  await postToDesk(referring, work, link.id, {
    referralId: id,
    body: {
      is: 'offered',
      referral: id,
      number,
      officer: officer.slice(0, 200),
      service: service?.slice(0, 300) ?? null,
      manner,
      ground,
      groundWords,
      summary,
      given: { ...given },
      heldBack: [...heldBack],
      dueAt: new Date(it.dueAt).toISOString(),
      madeAt: new Date(it.madeAt).toISOString(),
      accepted,
    },
  });
  for (const attachmentId of await documentsOf(work.db, id)) {
    const { name, mediaType } = await findAttachment({ db: work.db, actor: work.actor }, attachmentId);
    await postToDesk(referring, work, link.id, {
      referralId: id,
      attachmentId,
      body: { is: 'document', referral: id, name: name.slice(0, 300), type: mediaType.slice(0, 200) },
    });
  }
}
