import { sql } from 'kysely';
import { factsOf, makePrivateLink } from '#areas/cases/server/index.ts';
import type { LeavingNow, LetterWay } from '#areas/correspondence/server/index.ts';
import { announce } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import type { Db } from '#platform/db.ts';
import type { Work } from '#platform/work.ts';
import { wholeLetterhead, type WholeLetterhead } from './letterhead.ts';
import type { Letters } from './letters.ts';
import { pageFor } from './page-for.ts';

/**
 * How a letter leaves: it is made once, kept with its hash, and lies ready to be posted. A text that cannot be made into a letter
 * did not go, and its case comes back to its owner with the reason.
 */
export function letterWay(letters: Letters, db: Db): LetterWay {
  return async (leaving) => {
    const head = await wholeLetterhead(letters, db);
    const facts = (await factsOf(db, [leaving.caseId])).get(leaving.caseId);
    const form = must(leaving.form, 'the form of a letter');
    const { subject, body, html, recipients, attachments, madeAt } = leaving;
    const page = pageFor(letters, head, {
      subject,
      body,
      html,
      ...form,
      address: recipients[0] ?? '',
      reference: facts?.reference ?? '',
      at: madeAt,
      enclosures: attachments.map(({ name }) => name),
      casePage: leaving.customerId === null ? null : leaving.casePage,
    });
    const made = await letters.maker.letter(page);
    if (!made.ok) return { outcome: 'refused', permanent: true, response: made.reason };
    const { pdf, docx, pages } = made;
    return {
      keep: (work) =>
        keep(letters, work, { leaving, head, pages, pdf, docx: must(docx, 'the letter for a word processor') }),
    };
  };
}

type Keeping = {
  readonly leaving: LeavingNow;
  readonly head: WholeLetterhead;
  readonly pages: number;
  readonly pdf: Uint8Array;
  readonly docx: Uint8Array;
};

async function keep({ office }: Letters, work: Work, { leaving, head, pages, pdf, docx }: Keeping): Promise<void> {
  const { files, live } = office.desk;
  // A code that leads to the page of the case is worth nothing before the page is there.
  if (head.code === 'case' && leaving.customerId !== null)
    await makePrivateLink(office.desk, work, leaving.caseId, leaving.customerId);
  const [pdfHash, docxHash] = [await files.put(work.db, pdf), await files.put(work.db, docx)];
  await sql`
    insert into letters.letter (message_id, letterhead_id, pages, pdf_sha256, docx_sha256, made_at)
    values (${leaving.messageId}, ${head.id}, ${pages}, ${pdfHash}, ${docxHash}, ${new Date(work.now)})`.execute(
    work.db,
  );
  await announce(work, {
    kind: 'letter.made',
    caseId: leaving.caseId,
    data: { messageId: leaving.messageId, pages, sha256: pdfHash.toString('hex') },
  });
  work.afterCommit(() => live.tell('letters', leaving.messageId));
}
