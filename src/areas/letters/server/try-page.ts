import { z } from 'zod';
import { Refusal } from '#platform/refusal.ts';
import { admit, parse, type Server } from '#platform/serve.ts';
import { ENVELOPES, PAPERS } from '../rules/index.ts';
import { wholeLetterhead } from './letterhead.ts';
import type { Letters } from './letters.ts';
import { pageFor, type Written } from './page-for.ts';

const tenth = z.coerce.number().min(-20).max(20).default(0);
const TRIED = z.object({ envelope: z.enum(ENVELOPES), paper: z.enum(PAPERS), right: tenth, down: tenth });

/** A page that is printed, folded and put into an envelope before letters are. */
export function tryPageRoute(server: Server, letters: Letters): void {
  const { http, db, clock } = server;
  http.get('/api/letterhead/test-page', async (request, reply) => {
    await admit(server, { may: 'letters.post', method: 'GET' }, request);
    const { envelope, paper, right, down } = parse(TRIED, request.query, 'query');
    const head = await wholeLetterhead(letters, db);
    const tried = { ...head, envelope, paper, shift: { right, down }, code: 'none' as const };
    const made = await letters.maker.preview(pageFor(letters, tried, pageToTry(clock())));
    if (!made.ok) throw new Refusal(422, made.reason);
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', 'inline; filename="test-page.pdf"')
      .header(
        'content-security-policy',
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      )
      .send(Buffer.from(made.pdf));
  });
}

const pageToTry = (at: number): Written => ({
  subject: 'A page to try the envelope with',
  body: [
    'Print this page in its full size, fold it at the small marks on its left, and put it into your envelope.',
    'The dashed frame has to show in the window, however you shake the envelope. Where it does not, count how many millimetres it has to go to the right or down, write that into the settings of the letterhead, and print this page again. The small lines along the frame are five millimetres apart.',
  ].join('\n\n'),
  html: null,
  addressee: 'Peg Doolan',
  address: '12 Sample Street\nSAMPLE TOWN 2999',
  variant: 'standard',
  language: 'en',
  reference: '',
  at,
  enclosures: [],
  guide: true,
});
