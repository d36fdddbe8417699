import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { must } from '#kernel/must.ts';
import { messageOf } from './cannot-start.ts';
import { PROBE, type LargeStore } from './files.ts';
import { sha256 } from './id.ts';
import type { FileStore } from './setting-kinds.ts';
import { StoreTrouble } from './store-trouble.ts';

export type Bucket = Omit<Extract<FileStore, { kind: 's3' }>, 'kind'>;

export type Patience = {
  /** How long one attempt may take, in milliseconds. */
  readonly each: number;
  /** How long to wait after each attempt that failed but the last. */
  readonly waits: readonly number[];
};

/** About half a minute at the most: whoever sent the content is waiting for an answer. */
const PATIENCE: Patience = { each: 10_000, waits: [200, 1_000] };

/**
 * Large content in a bucket of an S3-compatible store. The name of an object is the hash of what is in it, so an attempt
 * whose answer was lost can be made again without harm.
 */
export function s3Store(bucket: Bucket, patience: Patience = PATIENCE): LargeStore {
  const ask = (method: Errand['method'], name: string, bytes?: Uint8Array) =>
    persist(bucket, patience, { method, name, bytes });
  return {
    put: async (name, bytes) => void (await ask('PUT', name, bytes)),
    get: (name) => ask('GET', name),
    remove: (name) =>
      ask('DELETE', name).then(
        () => undefined,
        (fault: unknown) => {
          if (!(fault instanceof StoreTrouble && fault.kind === 'lost')) throw fault;
        },
      ),
    check: async () => {
      const proof = Buffer.from('This shows that Kept can write here and read it again.');
      await ask('PUT', PROBE, proof);
      const back = await ask('GET', PROBE);
      if (!proof.equals(back))
        throw new StoreTrouble(
          'away',
          `${theStore(bucket)} gives back something else than was put there: check FILES.`,
        );
    },
  };
}

type Errand = {
  readonly method: 'PUT' | 'GET' | 'DELETE';
  readonly name: string;
  readonly bytes: Uint8Array | undefined;
};

/** What an attempt came to: an answer, a no that stands, or something that may pass. */
type Tried = { readonly bytes: Uint8Array } | { readonly trouble: StoreTrouble; readonly mayPass: boolean };

async function persist(bucket: Bucket, { each, waits }: Patience, errand: Errand): Promise<Uint8Array> {
  for (let attempt = 0; ; attempt += 1) {
    const tried = await attemptOnce(bucket, each, errand);
    if ('bytes' in tried) return tried.bytes;
    const wait = waits[attempt];
    if (!tried.mayPass || wait === undefined) throw tried.trouble;
    await pause(wait);
  }
}

async function attemptOnce(bucket: Bucket, patience: number, errand: Errand): Promise<Tried> {
  try {
    const response = await send(bucket, patience, errand);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return response.ok ? { bytes } : refused(bucket, response, Buffer.from(bytes).toString('utf8'));
  } catch (fault) {
    const why =
      fault instanceof DOMException && fault.name === 'TimeoutError'
        ? `no answer in ${patience / 1000} s`
        : reasonOf(fault);
    return {
      mayPass: true,
      trouble: new StoreTrouble(
        'away',
        `${theStore(bucket)} cannot be reached (${why}): check FILES and that it is up.`,
        fault,
      ),
    };
  }
}

/** Signed anew for each attempt, because a signature is good for a few minutes only. The content is signed too. */
async function send(bucket: Bucket, patience: number, { method, name, bytes }: Errand): Promise<Response> {
  const { endpoint, key, secret, region } = bucket;
  const signer = new AwsV4Signer({
    method,
    url: `${endpoint}/${bucket.bucket}/${name.slice(0, 2)}/${name}`,
    headers: { 'x-amz-content-sha256': sha256(bytes ?? '').toString('hex') },
    accessKeyId: key,
    secretAccessKey: secret,
    service: 's3',
    region,
  });
  const { url, headers } = await signer.sign();
  // A copy with a buffer of its own: fetch would take a slice of a shared one whole.
  const body = bytes === undefined ? {} : { body: new Uint8Array(bytes) };
  return fetch(url, { method, headers, ...body, redirect: 'manual', signal: AbortSignal.timeout(patience) });
}

type Meaning = {
  readonly when: (status: number, code: string) => boolean;
  readonly kind: StoreTrouble['kind'];
  readonly mayPass?: true;
  /** Follows the name of the store; the answer stands in the place of the dash. */
  readonly words: string;
};

/** The first that fits is meant. Each ends with what to do. */
const MEANINGS: readonly Meaning[] = [
  {
    when: (status, code) => status === 507 || /Quota|StorageFull|InsufficientCapacity/i.test(code),
    kind: 'full',
    words: 'is full (–): make room in it.',
  },
  {
    when: (_, code) => code === 'RequestTimeTooSkewed',
    kind: 'away',
    words: 'has another time than this computer (–): set the clocks right.',
  },
  {
    when: (status, code) => status >= 500 || status === 429 || code === 'RequestTimeout',
    kind: 'away',
    mayPass: true,
    words: 'does not work at the moment (–): look at its own log.',
  },
  {
    when: (_, code) => code === 'NoSuchBucket',
    kind: 'away',
    words: 'is not there (–): make the bucket, or correct FILES.',
  },
  {
    when: (status) => status === 401 || status === 403,
    kind: 'away',
    words: 'does not let Kept in (–): check the key, the secret and the region in FILES.',
  },
  {
    when: (status) => status === 404,
    kind: 'lost',
    words: 'no longer holds something that was put there (–): restore it from a backup.',
  },
  {
    when: (status) => status < 400,
    kind: 'away',
    words: 'lies elsewhere (–): correct the host and the region in FILES.',
  },
  { when: () => true, kind: 'away', words: 'refuses what Kept asks (–): check FILES.' },
];

function refused(bucket: Bucket, { status }: Response, said: string): Tried {
  const code = /<Code>([\w.]+)<\/Code>/.exec(said)?.[1] ?? '';
  const {
    kind,
    mayPass = false,
    words,
  } = must(
    MEANINGS.find(({ when }) => when(status, code)),
    'a meaning for every answer',
  );
  return {
    mayPass,
    trouble: new StoreTrouble(kind, `${theStore(bucket)} ${words.replace('–', `${status} ${code}`.trim())}`),
  };
}

const theStore = ({ endpoint, bucket }: Bucket): string => `The file store ${bucket} at ${new URL(endpoint).host}`;

/** fetch says only "fetch failed"; why is in its cause. */
function reasonOf(fault: unknown): string {
  const cause = fault instanceof Error ? fault.cause : undefined;
  return messageOf(cause ?? fault);
}
