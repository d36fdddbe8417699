import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

export type TestBucket = {
  readonly endpoint: string;
  readonly held: ReadonlyMap<string, Buffer>;
  /** What the next requests are answered with instead of what they ask for. `silence` answers never, `cut` hangs up. */
  readonly next: ({ status: number; code?: string } | 'silence' | 'cut')[];
  /** How many requests came. */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
};

export const KEY = { key: 'AKIDEXAMPLE', secret: 'wJalr/XUtn+FEMI', region: 'ap-southeast-2', bucket: 'kept-files' };

/**
 * A store of the outside world that checks each signature itself, from the description of Signature Version 4 and with
 * nothing of the library that signs.
 */
export async function openBucket(): Promise<TestBucket> {
  const held = new Map<string, Buffer>();
  const next: TestBucket['next'] = [];
  const count = { asked: 0 };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      count.asked += 1;
      const body = Buffer.concat(parts);
      const answer = next.shift() ?? answerTo(request, body, held);
      if (answer === 'silence') return;
      if (answer === 'cut') return void request.socket.destroy();
      const said =
        'bytes' in answer ? answer.bytes : `<?xml version="1.0"?><Error><Code>${answer.code ?? ''}</Code></Error>`;
      response.writeHead(answer.status).end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const bound = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    held,
    next,
    asked: () => count.asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Answer = { status: number; code?: string } | { status: number; bytes: Buffer };

function answerTo(request: IncomingMessage, body: Buffer, held: Map<string, Buffer>): Answer {
  const no = whatIsWrong(request, body);
  if (no !== undefined) return { status: 403, code: no };
  const path = request.url ?? '';
  if (!path.startsWith(`/${KEY.bucket}/`)) return { status: 404, code: 'NoSuchBucket' };
  if (request.method === 'PUT') {
    held.set(path, body);
    return { status: 200, bytes: Buffer.alloc(0) };
  }
  if (request.method === 'DELETE') {
    held.delete(path);
    return { status: 204, bytes: Buffer.alloc(0) };
  }
  const found = held.get(path);
  return found === undefined ? { status: 404, code: 'NoSuchKey' } : { status: 200, bytes: found };
}

const sha256 = (of: string | Buffer) => createHash('sha256').update(of).digest('hex');
const hmac = (key: string | Buffer, of: string) => createHmac('sha256', key).update(of).digest();

/** Computes the signature again from what arrived: method, path, the signed headers, and the hash of the content. */
function whatIsWrong({ method, url, headers }: IncomingMessage, body: Buffer): string | undefined {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/;
  const [, key, day = '', region, names = '', signature] = form.exec(headers.authorization ?? '') ?? [];
  const moment = String(headers['x-amz-date']);
  if (key !== KEY.key || region !== KEY.region) return 'InvalidAccessKeyId';
  if (!names.split(';').includes('x-amz-content-sha256') || headers['x-amz-content-sha256'] !== sha256(body))
    return 'XAmzContentSHA256Mismatch';
  return signatureOf({ method, url, headers }, names, body, { day, moment }) === signature
    ? undefined
    : 'SignatureDoesNotMatch';
}

type Signed = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

function signatureOf(
  { method, url = '', headers }: Signed,
  names: string,
  body: Buffer,
  { day, moment }: { day: string; moment: string },
): string {
  const [path = '', query = ''] = url.split('?');
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, path, query, signed.join(''), names, sha256(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', moment, `${day}/${KEY.region}/s3/aws4_request`, sha256(canonical)].join('\n');
  const daily = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${KEY.secret}`, day), KEY.region));
  return hmac(daily, toSign).toString('hex');
}
