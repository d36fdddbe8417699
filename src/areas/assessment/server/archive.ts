import { strToU8 } from 'fflate';
import { html, trusted } from '#kernel/html.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading } from '#platform/work.ts';
import { zipped, type ZipEntry } from '#platform/zip.ts';
import type { At } from './at.ts';
import { certificateOf, releasedResult } from './award.ts';
import { todayIn } from './facts.ts';
import { partiesIn } from './people.ts';
import { filesOf, filesSeenBy, type FileRow } from './showcase.ts';
import { loaded } from './store.ts';
import { historyOf, readProgramme } from './view.ts';

type Seen = Awaited<ReturnType<typeof readProgramme>>;

const KEEPS: readonly string[] = ['apprentice', 'examiner'];

/**
 * Everything of an apprenticeship that is the apprentice's, to keep: the certificate, the badge with a page that checks it, the record as
 * they may see it, what they showed, and their portfolio with every file it names. It opens anywhere and for good, without this desk.
 */
export async function archiveOf(
  it: At,
  reading: Reading,
  id: string,
): Promise<{ name: string; chunks: AsyncGenerator<Uint8Array> }> {
  const seen = await readProgramme(it, reading, id);
  if (!seen.mine.some((party) => KEEPS.includes(party)))
    throw new Refusal(403, 'This is for the apprentice, and for the examiner from outside.');
  if (seen.result === null || seen.result.releasedOn === null)
    throw new Refusal(409, 'There is an archive once the result has been released.');
  return { name: `apprenticeship-${seen.result.releasedOn}.zip`, chunks: zipped(entriesOf(it, reading, seen)) };
}

async function* entriesOf(it: At, reading: Reading, seen: Seen): AsyncGenerator<ZipEntry, void, void> {
  const { db } = reading;
  const [{ entries }, result, shown] = await Promise.all([
    historyOf(it, reading, seen.id),
    releasedResult(it, db, seen.id),
    shownBy(it, reading, seen.id),
  ]);
  const certificate = result === undefined ? undefined : (await certificateOf(it, reading, seen.id)).html;
  const text = (name: string, words: string): ZipEntry => ({ name, bytes: strToU8(words) });
  yield text('index.html', indexPage(seen, certificate !== undefined, shown));
  yield text('record.json', JSON.stringify({ programme: seen, entries }, null, 1));
  if (seen.gateway.statement !== null) yield text('gateway-statement.txt', seen.gateway.statement);
  if (certificate !== undefined) yield text('certificate.html', certificate);
  for (const { place, hash } of shown) yield { name: place, bytes: await it.files.get(db, hash), packed: true };
  for await (const { name, ...rest } of it.portfolio(reading, seen.apprentice))
    yield { name: `portfolio/${name}`, ...rest };
}

type Shown = FileRow & { readonly place: string };

/** The files of every showcase, each at a place that is a name everywhere. */
async function shownBy(it: At, reading: Reading, id: string): Promise<readonly Shown[]> {
  const found = await loaded(it.plans, reading.db, id);
  const parties = await partiesIn(reading, found, todayIn(it, reading.now));
  return filesSeenBy(await filesOf(reading.db, id), found, parties).map((file, n) => ({
    ...file,
    place: `showcase/${n + 1}-${file.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(-80)}`,
  }));
}

const STYLE = trusted(`<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #16222b; background: #fff; }
  td, th { border-bottom: 1px solid #bbc; padding: 0.3rem 0.6rem 0.3rem 0; text-align: left; vertical-align: top; }
</style>`);

function indexPage(seen: Seen, certified: boolean, shown: readonly Shown[]): string {
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
        ${
          shown.length > 0 &&
          html`<h2>What was shown</h2>
            <ul>
              ${shown.map(({ place, name }) => html`<li><a href="${encodeURI(place)}">${name}</a></li>`)}
            </ul>`
        }
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
