import { connect } from 'node:net';

export type Verdict = 'clean' | 'infected' | 'not scanned';
export type Scanner = { readonly scan: (bytes: Uint8Array) => Promise<Verdict> };

const PATIENCE_MS = 20_000;
const CHUNK = 64 * 1024;

/**
 * Asks a ClamAV daemon over its INSTREAM command. A scanner that does not answer must not stop the mail, so what it could
 * not look at is marked `not scanned` and the officer sees that.
 */
export function clamScanner({ host, port }: { host: string; port: number }): Scanner {
  return {
    scan: (bytes) =>
      new Promise((resolve) => {
        const socket = connect({ host, port });
        let answer = '';
        const end = (verdict: Verdict) => {
          socket.destroy();
          resolve(verdict);
        };
        socket.setTimeout(PATIENCE_MS, () => end('not scanned'));
        socket.on('error', () => end('not scanned'));
        socket.on('data', (data) => (answer += data.toString('latin1')));
        socket.on('end', () => end(verdictOf(answer)));
        socket.on('connect', () => {
          socket.write('zINSTREAM\0');
          for (let from = 0; from < bytes.byteLength; from += CHUNK) {
            const part = bytes.subarray(from, from + CHUNK);
            socket.write(lengthOf(part.byteLength));
            socket.write(part);
          }
          socket.write(lengthOf(0));
        });
      }),
  };
}

function lengthOf(size: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(size);
  return length;
}

function verdictOf(answer: string): Verdict {
  if (/\bFOUND\b/.test(answer)) return 'infected';
  return /\bOK\b/.test(answer) ? 'clean' : 'not scanned';
}
