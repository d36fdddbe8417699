import { strToU8 } from 'fflate';
import { namesOfOfficers } from '#areas/identity/server/index.ts';
import { itemsCalled, versionsOf } from '#areas/frameworks/server/index.ts';
import { html, trusted } from '#kernel/html.ts';
import { must } from '#kernel/must.ts';
import { zipped, type ZipEntry } from '#platform/zip.ts';
import type { Reading } from '#platform/work.ts';
import { endingOf } from '../rules/index.ts';
import { badgesOf, checkCredential, type Issuer } from './badges/issue.ts';
import { mustLead } from './decide.ts';
import { evidenceOf, type EvidenceRow } from './evidence.ts';
import { bytesOfFile, type Filing } from './files/files.ts';
import { openCases } from './look-again.ts';
import { STYLE, verifyPage } from './verify-page.ts';

type Line = { readonly framework: string; readonly code: string; readonly words: string };
type Out = {
  readonly kind: string;
  readonly title: string;
  readonly on: string;
  readonly state: string;
  readonly standing: string;
  readonly reflection: string;
  readonly work: string;
  readonly hash: string;
  readonly lines: readonly Line[];
  /** Without a name where the file itself is not kept. */
  readonly files: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly mediaType: string;
    readonly hash: string;
    readonly consent: string | null;
  }[];
  readonly said: readonly {
    readonly as: string;
    readonly verdict: string;
    readonly words: string;
    readonly on: string;
  }[];
};

type Exporting = { readonly issuer: Issuer; readonly filing: Filing };

/**
 * Everything somebody has claimed, as pages and data that open anywhere. It names the officer and nobody else: no customer, no case,
 * no colleague. Work on a case that is restricted now is left out whole. It is made while it is sent, so that recordings are never all in memory.
 */
export async function exportOf(
  { issuer, filing }: Exporting,
  reading: Reading,
  officer: string | undefined,
): Promise<{ name: string; chunks: AsyncGenerator<Uint8Array> }> {
  const officerId = officer ?? must(reading.actor.id, 'an officer');
  await mustLead(reading.db, reading.actor, officerId);
  const entries = portfolioEntries({ issuer, filing }, reading, officerId);
  return { name: `portfolio-${dayOf(reading.now)}.zip`, chunks: zipped(entries) };
}

/** Its pages, its data, and every file they name. Whether whoever asks may have them was asked before. */
export async function* portfolioEntries(
  { issuer, filing: { files } }: Exporting,
  reading: Reading,
  officerId: string,
): AsyncGenerator<ZipEntry, void, void> {
  const { pages, items } = await pagesOf(issuer, reading, officerId);
  for (const [name, bytes] of Object.entries(pages)) yield { name, bytes };
  for (const { id, name } of items.flatMap((one) => one.files)) {
    const bytes = name === null ? undefined : await bytesOfFile(files, reading.db, id);
    if (name !== null && bytes !== undefined) yield { name, bytes, packed: true };
  }
}

async function pagesOf(issuer: Issuer, reading: Reading, officerId: string) {
  const [names, rows, badges] = await Promise.all([
    namesOfOfficers(reading.db, [officerId]),
    evidenceOf(reading.db, officerId),
    badgesOf(reading.db, officerId),
  ]);
  const who = names.get(officerId) ?? '';
  const items = await itemsOut(reading, rows);
  const checked = await Promise.all(badges.map(({ document }) => checkCredential(issuer, reading, { document })));
  const given = badges.map(({ id, name }, n) => ({
    file: `badges/${id}.json`,
    name,
    verdict: checked[n]?.verdict ?? ('invalid' as const),
  }));
  const data = { agency: issuer.agency, officer: who, made: dayOf(reading.now), items };
  const pages: Readonly<Record<string, Uint8Array>> = {
    'index.html': strToU8(page(issuer.agency, who, items, given)),
    'portfolio.json': strToU8(JSON.stringify(data, null, 2)),
    'verify.html': strToU8(verifyPage()),
    ...Object.fromEntries(
      badges.map(({ id, document }) => [`badges/${id}.json`, strToU8(JSON.stringify(document, null, 2))]),
    ),
  };
  return { pages, items };
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

async function itemsOut(reading: Reading, rows: readonly EvidenceRow[]): Promise<readonly Out[]> {
  const { db } = reading;
  const [open, items, versions] = await Promise.all([
    openCases(
      db,
      rows.flatMap(({ caseId }) => caseId ?? []),
    ),
    itemsCalled(
      db,
      rows.flatMap(({ claims }) => claims.map(({ itemId }) => itemId)),
    ),
    versionsOf(db),
  ]);
  const short = new Map(versions.map((version) => [version.id, version.short]));
  return rows
    .filter(({ caseId, state }) => state !== 'withdrawn' && (caseId === null || open.has(caseId)))
    .map((row) => ({
      kind: row.kind,
      title: row.title,
      on: dayOf(row.occurredAt),
      state: row.state,
      standing: row.standing,
      reflection: row.reflection,
      work: row.copy,
      hash: row.hash,
      files: row.files
        .filter(({ takenOut }) => takenOut === null)
        .map(({ id, mediaType, kept, hash, consent }) => ({
          id,
          name: kept ? `files/${id}.${endingOf(mediaType)}` : null,
          mediaType,
          hash,
          consent,
        })),
      lines: row.claims.flatMap(({ itemId, versionId }) => {
        const item = items.get(itemId);
        return item === undefined
          ? []
          : [{ framework: short.get(versionId) ?? '', code: item.code, words: item.name || item.words }];
      }),
      said: row.verdicts.map(({ role, verdict, words, at }) => ({ as: role, verdict, words, on: dayOf(at) })),
    }));
}

type Badge = { readonly file: string; readonly name: string; readonly verdict: string };

function page(agency: string, who: string, items: readonly Out[], badges: readonly Badge[]): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Portfolio of ${who}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <h1>Portfolio of ${who}</h1>
        <p>${agency}. Everything here rests on real work. Whoever took part in it is not named.</p>
        ${
          badges.length > 0 &&
          html`<h2>Badges</h2>
            <ul>
              ${badges.map(({ file, name, verdict }) => html`<li><a href="${file}">${name}</a> (${verdict})</li>`)}
            </ul>
            <p><a href="verify.html">Check a badge</a></p>`
        }
        <h2>Evidence</h2>
        ${items.map(
          (one) =>
            html`<section>
              <h2>${one.title}</h2>
              <p>${one.on}, ${one.kind}, ${one.state}</p>
              <blockquote>${one.reflection}</blockquote>
              <table>
                ${one.lines.map(
                  (line) =>
                    html`<tr>
                      <th>${line.framework} ${line.code}</th>
                      <td>${line.words}</td>
                    </tr>`,
                )}
              </table>
              ${one.said.filter(({ words }) => words !== '').map(({ as, words }) => html`<p>${as}: ${words}</p>`)}
              ${one.files.map(
                ({ name, mediaType, consent }) =>
                  name !== null &&
                  html`<p>
                    <a href="${name}">${mediaType}</a> ${consent !== null && html`Agreed to be recorded: ${consent}`}
                  </p>`,
              )}
              ${one.work !== '' && html`<pre>${one.work}</pre>`}
            </section>`,
        )}
      </body>
    </html>`.markup;
}
