import { afterAll, expect, test } from 'vitest';
import { openReader } from './open-reader.ts';

const program = new URL('./misbehaving-worker.fixtures.ts', import.meta.url);
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const small = openReader({ program, timeoutMs: 300, memoryMb: 32 });
afterAll(() => small.close());

test('a message that never ends costs only itself: the next one is read by a fresh thread', async () => {
  const [loop, next] = await Promise.all([small.read(bytes('loop')), small.read(bytes('next'))]);
  expect(loop).toEqual({ ok: false, reason: 'The message could not be read within 0.3 seconds.' });
  expect(next).toMatchObject({ reason: 'read next' });
});

test('a message that eats all memory is answered with a reason, not with the end of the program', async () => {
  const hungry = openReader({ program, timeoutMs: 20_000, memoryMb: 32 });
  expect(await hungry.read(bytes('eat'))).toMatchObject({ ok: false, reason: expect.stringContaining('memory') });
  expect(await hungry.read(bytes('next'))).toMatchObject({ reason: 'read next' });
  await hungry.close();
});

test('a thread that dies is replaced, and its message is tried once more before it is given up', async () => {
  expect(await small.read(bytes('die'))).toMatchObject({ ok: false, reason: expect.stringContaining('ended') });
  expect(await small.read(bytes('after'))).toMatchObject({ reason: 'read after' });
});

test('the guarded reader gives the same message as the plain one, attachments included', async () => {
  const reader = openReader();
  const raw = bytes(
    'From: a@example.org\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nHello\n--x\nContent-Type: image/png; name=p.png\n\nabc\n--x--',
  );
  const result = await reader.read(raw, { returnPath: 'a@example.org' });
  expect(result).toMatchObject({ ok: true, message: { text: 'Hello', attachments: [{ name: 'p.png' }] } });
  expect(raw.byteLength).toBeGreaterThan(0);
  await reader.close();
  expect(await reader.read(raw)).toMatchObject({ ok: false });
});
