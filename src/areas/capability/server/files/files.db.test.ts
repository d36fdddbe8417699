import { strToU8, unzipSync, zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time.ts';
import type { TestOfficer } from '#testing/desk.ts';
import { openCapabilityDesk } from '../capability-desk.fixtures.ts';
import { forgetFiles } from '../index.ts';
import { lookAtFile } from './files.ts';

// The desk is opened once for the whole file, before any of its tests.
const { desk, mira, dev, jo, di, db, shownOf, decide, itemOf } = await openCapabilityDesk();
afterAll(() => desk.close());

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** The smallest MP3 there is: one silent frame behind a tag. */
const MP3 = Buffer.concat([
  Buffer.from('494433030000000000', 'hex'),
  Buffer.from([0]),
  Buffer.from([0xff, 0xfb, 0x90, 0x64]),
  Buffer.alloc(413),
]);

const upload = async (bytes: Uint8Array, officer: TestOfficer = mira, name = 'a file') => {
  const { statusCode: status, body } = await desk.server.http.inject({
    method: 'POST',
    url: `/api/capability/uploads?name=${encodeURIComponent(name)}`,
    headers: { cookie: officer.cookie, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(bytes),
  });
  return { status, body: JSON.parse(body) };
};
const open = (id: string, officer: TestOfficer, more: { view?: string; range?: string } = {}) =>
  desk.server.http.inject({
    url: `/api/capability/files/${id}${more.view === undefined ? '' : '?view=1'}`,
    headers: { cookie: officer.cookie, ...(more.range === undefined ? {} : { range: more.range }) },
  });
const bring = async (files: object[], more: object = {}) => {
  const line = await shownOf('RFT.2.3');
  return mira.post('/api/capability/evidence', {
    kind: 'document',
    title: 'A guide I wrote',
    occurredAt: desk.time.now,
    reflection: 'It helps colleagues.',
    itemIds: [line?.itemId],
    files,
    ...more,
  });
};

describe('a file brought as evidence', () => {
  test('of words gives its words without names, and is not kept itself', async () => {
    const letter = strToU8('Dear Peg Doolan,\nring me on 0400 111 222 about 482-130-T.\nYours, Mira');
    const docx = zipSync({
      'word/document.xml': strToU8(
        '<w:document><w:p><w:r><w:t>Mrs Doolan &amp; I</w:t></w:r></w:p><w:p><w:r><w:t>spoke.</w:t></w:r></w:p></w:document>',
      ),
      '[Content_Types].xml': strToU8(
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
    });
    const text = (await upload(letter)).body;
    expect(text).toMatchObject({ mediaType: 'text/plain', kept: false });
    for (const word of ['Peg', 'Doolan', '0400', '482-130']) expect(text.text).not.toContain(word);
    const word = (await upload(docx)).body;
    expect(word).toMatchObject({ kept: false, text: expect.stringMatching(/^\[person A\] & I\nspoke\.$/) });
    const { body } = await bring([{ id: text.id }], { words: text.text });
    const item = await itemOf(body.id);
    expect(item.files).toMatchObject([{ kept: false, mediaType: 'text/plain' }]);
    expect((await open(text.id, mira)).statusCode).toBe(404);
  });

  test('that cannot be read waits until a person has been through it, and a recording until it is said who agreed', async () => {
    const picture = (await upload(PNG)).body;
    const recording = (await upload(MP3)).body;
    expect([picture.kept, recording.mediaType]).toEqual([true, 'audio/mpeg']);
    expect((await bring([{ id: picture.id }])).body.reason).toContain('Look through the file');
    expect((await bring([{ id: recording.id, looked: true }], { kind: 'recording' })).body.reason).toContain(
      'Say who agreed',
    );
    const files = [
      { id: picture.id, looked: true },
      { id: recording.id, looked: true, consent: 'The customer, asked at the start.' },
    ];
    const { status, body } = await bring(files, { kind: 'recording' });
    expect(status).toBe(200);
    expect((await bring(files)).body.reason).toContain('not there any more');
    expect((await itemOf(body.id)).files).toMatchObject([
      { mediaType: 'image/png' },
      { consent: 'The customer, asked at the start.', scanned: false },
    ]);
  });

  test('is seen by its officer and whoever leads them, runs nothing, and is called after the item', async () => {
    const { id } = (await upload(PNG, mira, 'Peg Doolan.png')).body;
    expect((await open(id, jo)).statusCode).toBe(404);
    const item = (await bring([{ id, looked: true }])).body;
    const seen = await open(id, jo, { view: '1' });
    expect([seen.statusCode, seen.headers['content-type'], seen.headers['content-disposition']]).toEqual([
      200,
      'image/png',
      "inline; filename*=UTF-8''A%20guide%20I%20wrote.png",
    ]);
    expect(seen.headers['content-security-policy']).toContain('sandbox');
    expect((await open(id, mira)).headers['content-type']).toBe('application/octet-stream');
    for (const other of [dev, di]) expect((await open(id, other)).statusCode).toBe(404);
    const part = await open(id, mira, { view: '1', range: 'bytes=1-3' });
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([
      206,
      'PNG',
      `bytes 1-3/${PNG.length}`,
    ]);
    await mira.post(`/api/capability/evidence/${item.id}/withdraw`, {});
    expect((await open(id, jo)).statusCode).toBe(404);
  });

  test('is taken by what it is and not by what it is called; what runs, what is too large and what has a virus is not taken', async () => {
    const program = await upload(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]), mira, 'letter.pdf');
    expect([program.status, program.body.reason]).toEqual([422, expect.stringContaining('This kind of file')]);
    // A drawing that could run something is read for its words alone.
    const svg = await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
    expect(svg.body).toMatchObject({ mediaType: 'text/plain', kept: false });
    expect((await upload(Buffer.alloc(0))).status).toBe(400);
    const large = Buffer.concat([PNG, Buffer.alloc(20_000_001)]);
    expect((await upload(large)).body.reason).toContain('larger than 20 MB');
    const filing = { files: desk.parts.desk.files, scanner: { scan: async () => 'infected' as const } };
    await expect(lookAtFile(filing, { mediaType: 'image/png', bytes: PNG })).rejects.toThrow('A virus was found');
  });

  test('is accepted with its item, goes into the portfolio, and can be taken out for good', async () => {
    const { id } = (await upload(PNG)).body;
    const item = (await bring([{ id, looked: true }])).body;
    expect((await decide(item.id)).status).toBe(200);
    const zip = async () =>
      unzipSync(
        (await desk.server.http.inject({ url: '/api/capability/export', headers: { cookie: mira.cookie } })).rawPayload,
      );
    expect(Buffer.from((await zip())[`files/${id}.png`] ?? []).equals(PNG)).toBe(true);
    expect((await dev.post(`/api/capability/files/${id}/take-out`, { why: 'x' })).status).toBe(404);
    await jo.post(`/api/capability/files/${id}/take-out`, { why: 'A name can be read on the screen.' });
    expect(Object.keys(await zip())).not.toContain(`files/${id}.png`);
    expect((await open(id, mira)).statusCode).toBe(404);
    expect(await itemOf(item.id)).toMatchObject({
      state: 'accepted',
      standing: 'gone',
      files: [{ kept: false, takenOut: 'A name can be read on the screen.' }],
    });
  });

  test('that was taken out is destroyed with its bytes, unless the same is kept for something else', async () => {
    const letter = Buffer.concat([MP3, Buffer.alloc(70_000, 1)]);
    const brought = await Promise.all([upload(letter), upload(letter, dev)]);
    const [own = '', others = ''] = brought.map(({ body }) => body.id as string);
    const { rows } = await sql<{ hash: Buffer }>`select sha256 as hash from capability.file where id = ${own}`.execute(
      db,
    );
    const hash = rows[0]?.hash ?? Buffer.alloc(0);
    const { files } = desk.parts.desk;
    const kept = () =>
      files.get(db, hash).then(
        () => true,
        () => false,
      );
    const said = { looked: true, consent: 'The customer, asked at the start.' };
    await bring([{ id: own, ...said }], { kind: 'recording' });
    await mira.post(`/api/capability/files/${own}/take-out`, { why: 'A name is said in it.' });
    await files.destroy(db);
    expect([await kept(), (await open(own, mira)).statusCode]).toEqual([true, 404]);
    expect((await open(others, dev)).statusCode).toBe(200);
    await forgetFiles(db, desk.time.now + 1);
    await files.destroy(db);
    expect(await kept()).toBe(false);
  });

  test('with which nothing was claimed is forgotten after a day', async () => {
    const { id } = (await upload(PNG)).body;
    expect((await open(id, mira)).statusCode).toBe(200);
    await forgetFiles(db, desk.time.now - DAY);
    expect((await open(id, mira)).statusCode).toBe(200);
    await forgetFiles(db, desk.time.now + 1);
    expect((await open(id, mira)).statusCode).toBe(404);
  });
});
