import { expect, test } from 'vitest';
import { openTestDesk } from '#testing/desk.ts';

test('a desk that stops ends the live connections of its officers at once instead of waiting for them', async () => {
  const desk = await openTestDesk();
  const officer = await desk.officer('Mo Faber');
  await desk.server.http.listen({ port: 0, host: '127.0.0.1' });
  const bound = desk.server.http.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const reply = await fetch(`http://127.0.0.1:${port}/api/live`, { headers: { cookie: officer.cookie } });
  const whole = reply.text();
  const began = performance.now();
  await desk.close();
  expect(await whole).toMatch(/^retry: 2000\n/);
  expect(performance.now() - began).toBeLessThan(4_000);
});

test('a form of the public site with U+0000 in it is refused or kept without it, never a fault', async () => {
  const desk = await openTestDesk();
  for (const url of ['/ask', '/track/a%00b', '/follow', '/%00']) {
    for (const method of ['GET', 'POST'] as const) {
      const payload =
        method === 'POST'
          ? {
              payload: 'message=a%00b&name=%00&email=a%00@home.example',
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
            }
          : {};
      const { statusCode } = await desk.server.http.inject({ method, url, ...payload });
      expect([method, url, statusCode]).toEqual([method, url, expect.toSatisfy((code: number) => code < 500)]);
    }
  }
  await desk.close();
});
