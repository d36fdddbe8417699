import { strToU8, zipSync } from 'fflate';
import { html, trusted } from '#kernel/html.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import type { At } from './at.ts';
import { certificateOf, releasedResult } from './award.ts';
import { historyOf, readProgramme } from './view.ts';

type Seen = Awaited<ReturnType<typeof readProgramme>>;
type Files = Record<string, Uint8Array>;

const KEEPS: readonly string[] = ['apprentice', 'examiner'];

/**
 * Everything of an apprenticeship that is the apprentice's, to keep: the certificate, the badge with a page that checks it, the record as
 * they may see it, and their portfolio. It opens anywhere and for good, without this desk.
 */
export async function archiveOf(it: At, reading: Reading, id: string): Promise<{ name: string; zip: string }> {
  const seen = await readProgramme(it, reading, id);
  if (!seen.mine.some((party) => KEEPS.includes(party)))
    throw new Refusal(403, 'This is for the apprentice, and for the examiner from outside.');
  if (seen.result === null || seen.result.releasedOn === null)
    throw new Refusal(409, 'There is an archive once the result has been released.');
  const [{ entries }, portfolio, result] = await Promise.all([
    historyOf(it, reading, id),
    it.portfolio(reading, seen.apprentice),
    releasedResult(it, reading.db, id),
  ]);
  const certificate = result === undefined ? undefined : (await certificateOf(it, reading, id)).html;
  const files: Files = {
    'index.html': strToU8(indexPage(seen, certificate !== undefined)),
    'record.json': strToU8(JSON.stringify({ programme: seen, entries }, null, 1)),
    ...(seen.gateway.statement === null ? {} : { 'gateway-statement.txt': strToU8(seen.gateway.statement) }),
    ...(certificate === undefined ? {} : { 'certificate.html': strToU8(certificate) }),
    ...Object.fromEntries(Object.entries(portfolio).map(([name, bytes]) => [`portfolio/${name}`, bytes])),
  };
  return {
    name: `apprenticeship-${seen.result.releasedOn}.zip`,
    zip: Buffer.from(zipSync(files)).toString('base64'),
  };
}

const STYLE = trusted(`<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #16222b; background: #fff; }
  td, th { border-bottom: 1px solid #bbc; padding: 0.3rem 0.6rem 0.3rem 0; text-align: left; vertical-align: top; }
</style>`);

function indexPage(seen: Seen, certified: boolean): string {
  const nameOf = (of: string | null) => seen.names.find(({ id }) => id === of)?.name ?? '';
  const methods = seen.attempts.map(({ method, n, grade, settledOn, decided }) => {
    const notes = decided.filter(({ note }) => note !== '');
    return html`<h3>${method}${n > 1 && html`, attempt ${n}`}</h3>
      <p>${grade?.outcome ?? 'not settled'} ${settledOn}</p>
      <ul>
        ${notes.map(({ code, state, note }) => html`<li>${code}, ${state}: ${note}</li>`)}
      </ul>`;
  });
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${seen.title}: ${nameOf(seen.apprentice)}</title>
        ${STYLE}
      </head>
      <body>
        <h1>${seen.title}: ${nameOf(seen.apprentice)}</h1>
        <p>
          ${seen.employer}. Started on ${seen.startedOn}. Assessed by ${seen.organisation}. Result:
          ${seen.result?.overall.outcome ?? 'none'}, released on ${seen.result?.releasedOn ?? ''}.
        </p>
        <ul>
          ${certified && html`<li><a href="certificate.html">Certificate</a></li>`}
          <li><a href="portfolio/index.html">Portfolio and badges</a></li>
          <li><a href="portfolio/verify.html">Check a badge without any network</a></li>
          <li><a href="record.json">The record, as data</a></li>
          ${seen.gateway.statement !== null && html`<li><a href="gateway-statement.txt">What was signed at the gateway</a></li>`}
        </ul>
        <h2>Methods</h2>
        ${methods}
        <h2>Reviews</h2>
        <ul>
          ${seen.reviews.map(({ month, on, words }) => html`<li>Month ${month}, ${on}: ${words}</li>`)}
        </ul>
        <h2>Evidence</h2>
        <table>
          ${seen.evidence.map(
            ({ title, kind, on, criteria, words }) =>
              html`<tr>
                <td>${on}</td>
                <td>${title} (${kind})</td>
                <td>${criteria.length > 12 ? `${criteria.length} criteria` : criteria.join(', ')}</td>
                <td>${words}</td>
              </tr>`,
          )}
        </table>
      </body>
    </html>`.markup;
}
