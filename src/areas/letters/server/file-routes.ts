import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  attachmentsOf,
  filesOf,
  privateToken,
  rootOf,
  sentTexts,
  textOf,
  visibleCase,
  visibleFacts,
  type CaseFacts,
} from '#areas/cases/server/index.ts';
import { subjectFor, howItGoes, type HowItGoes } from '#areas/correspondence/server/index.ts';
import type { ReadLog } from '#areas/records/server/index.ts';
import { must } from '#kernel/must.ts';
import { htmlToPlainText, safeHtml } from '#platform/mail-html.ts';
import { Refusal } from '#platform/refusal.ts';
import { admit, parse, type Server } from '#platform/serve.ts';
import type { Reading } from '#platform/work.ts';
import { pictured } from '../contract.ts';
import { wholeLetterhead } from './letterhead.ts';
import type { Letters } from './letters.ts';
import type { Made, Sheets } from './making/make.ts';
import { pageFor } from './page-for.ts';
import { lettersOf } from './post.ts';

const BY_ID = z.object({ id: z.uuid() });
const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** The viewer of a browser is a page of its own, and runs nothing of the document's. */
const POLICY =
  "default-src 'none'; object-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Letters as files. What was made is given out as it was made; what was not yet is set for whoever looks, and kept nowhere. */
export function letterFileRoutes(server: Server, letters: Letters, readLog: ReadLog): void {
  const { http, db, clock } = server;
  const asking = async (request: FastifyRequest, method: 'GET' | 'POST', may: string): Promise<Reading> => ({
    db,
    now: clock(),
    actor: await admit(server, { may, method }, request),
  });

  http.get('/api/letters/:id/pdf', async (request, reply) => {
    const reading = await asking(request, 'GET', 'cases.read');
    const { id } = parse(BY_ID, request.params, 'address');
    const goes = await mustBeLetter(reading, id);
    await readLog.looked(reading, { kind: 'case.read', caseId: goes.caseId });
    const kept = (await lettersOf(db, [id])).get(id);
    const bytes =
      kept === undefined
        ? await asItWouldBe(letters, reading, id, goes)
        : await letters.office.desk.files.get(db, kept.pdf);
    return sent(reply, { bytes, type: PDF, name: 'letter.pdf' });
  });

  http.get('/api/letters/:id/docx', async (request, reply) => {
    const reading = await asking(request, 'GET', 'cases.read');
    const { id } = parse(BY_ID, request.params, 'address');
    const goes = await mustBeLetter(reading, id);
    await readLog.looked(reading, { kind: 'case.read', caseId: goes.caseId });
    const kept = (await lettersOf(db, [id])).get(id);
    if (kept === undefined)
      throw new Refusal(409, 'This letter is not made yet. It is, once it can no longer be taken back.');
    return sent(reply, { bytes: await letters.office.desk.files.get(db, kept.docx), type: DOCX, name: 'letter.docx' });
  });

  http.post('/api/cases/:id/letter-picture', async (request, reply) => {
    const reading = await asking(request, 'POST', 'correspondence.send');
    const { id } = parse(BY_ID, request.params, 'address');
    const it = parse(pictured, request.body ?? {}, 'body');
    const facts = await visibleCase(reading, id);
    const html = it.html === undefined || it.html === '' ? null : safeHtml(it.html).html;
    const body = html === null ? it.body : htmlToPlainText(html);
    const fault = letters.maker.unprintable(`${it.addressee}\n${it.address}\n${body}`);
    if (fault !== undefined) throw new Refusal(422, fault, [{ field: 'body', problem: 'cannot be printed' }]);
    const subject = await subjectOf(reading, id);
    const { reference } = facts;
    const casePage = pageOfCase(letters, facts);
    const head = await wholeLetterhead(letters, db);
    const page = pageFor(letters, head, { ...it, body, html, subject, reference, casePage, at: reading.now });
    return sent(reply, { bytes: pdfOf(await letters.maker.preview(page)), type: PDF, name: 'letter.pdf' });
  });

  http.get('/api/letters/print', async (request, reply) => {
    const reading = await asking(request, 'GET', 'letters.post');
    const { ids } = parse(z.object({ ids: z.string().max(4000) }), request.query, 'query');
    const chosen = parse(z.array(z.uuid()).min(1).max(100), ids.split(','), 'query');
    const bytes = pdfOf(await letters.maker.bundle('Letters to post', await sheetsOf(letters, reading, chosen)));
    return sent(reply, { bytes, type: PDF, name: 'letters-to-post.pdf' });
  });
}

type Sent = { readonly bytes: Uint8Array; readonly type: string; readonly name: string };

function sent(reply: FastifyReply, { bytes, type, name }: Sent) {
  return reply
    .header('content-type', type)
    .header('content-disposition', `${type === PDF ? 'inline' : 'attachment'}; filename="${name}"`)
    .header('content-security-policy', POLICY)
    .send(Buffer.from(bytes));
}

function pdfOf(made: Made): Uint8Array {
  if (!made.ok) throw new Refusal(422, made.reason);
  return made.pdf;
}

/** A letter of a case the reader may see. Any other is answered like one that is not there. */
async function mustBeLetter(reading: Reading, id: string): Promise<HowItGoes> {
  const goes = await howItGoes(reading.db, id);
  const seen = (await sentTexts(reading, [id])).has(id);
  if (goes?.channel !== 'letter' || !seen)
    throw new Refusal(404, 'There is no such letter, or it is not yours to see.');
  return goes;
}

/** A letter that is held, or that somebody has to agree to, as it would be made now. */
async function asItWouldBe(letters: Letters, reading: Reading, id: string, goes: HowItGoes): Promise<Uint8Array> {
  const [text, facts, files] = await Promise.all([
    textOf(reading.db, id),
    visibleFacts(reading, [goes.caseId]),
    filesOf(reading.db, id),
  ]);
  const { addressee = '', variant = 'standard', language = letters.office.language } = goes.form ?? {};
  const page = pageFor(letters, await wholeLetterhead(letters, reading.db), {
    ...text,
    addressee,
    variant,
    language,
    address: goes.recipients[0] ?? '',
    reference: facts.get(goes.caseId)?.reference ?? '',
    at: goes.madeAt,
    enclosures: files.map(({ name }) => name),
    casePage: pageOfCase(letters, facts.get(goes.caseId)),
  });
  return pdfOf(await letters.maker.preview(page));
}

/** Where its customer will find the case. It opens once the letter is made. */
const pageOfCase = ({ office }: Letters, facts: CaseFacts | undefined): string | null =>
  facts === undefined || facts.customerId === null
    ? null
    : `${office.publicUrl}/track/${privateToken(office.desk, facts.id, facts.customerId)}`;

async function subjectOf({ db }: Reading, caseId: string): Promise<string> {
  const root = must(await rootOf(db, caseId), 'a case that can be seen');
  return subjectFor(root.subject, root.number);
}

const PICTURE: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** Each letter, and what is enclosed with it, in the order in which they go into their envelopes. */
async function sheetsOf({ office }: Letters, reading: Reading, ids: readonly string[]): Promise<readonly Sheets[]> {
  const [seen, kept] = await Promise.all([sentTexts(reading, ids), lettersOf(reading.db, ids)]);
  const sheets: Sheets[] = [];
  for (const id of ids) {
    const letter = kept.get(id);
    if (letter === undefined || !seen.has(id)) continue;
    const bytes = await office.desk.files.get(reading.db, letter.pdf);
    sheets.push({ kind: 'pdf', type: 'pdf', name: seen.get(id)?.subject ?? '', bytes });
    for (const { name, mediaType, bytes: enclosed } of await attachmentsOf(office.desk, reading.db, id)) {
      const picture = PICTURE[mediaType];
      if (mediaType === PDF) sheets.push({ kind: 'pdf', type: 'pdf', name, bytes: enclosed });
      else if (picture !== undefined) sheets.push({ kind: 'picture', type: picture, name, bytes: enclosed });
      else sheets.push({ kind: 'words', name: `Print this from its case and enclose it: ${name}` });
    }
  }
  if (sheets.length === 0) throw new Refusal(404, 'None of these letters is there to be printed.');
  return sheets;
}
