import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#platform/refusal.ts';
import { cleanText } from './rules/asking.ts';

export type Upload = { readonly name: string; readonly declaredType: string; readonly bytes: Buffer };
export type FilesProblem = 'too many' | 'too large' | 'busy';

/** A form as it came: what was typed, and the files if all of them fit. */
export type Sent = {
  readonly get: (name: string) => string | undefined;
  readonly files: readonly Upload[];
  /** Everything that had been chosen, also what was not taken. */
  readonly fileNames: readonly string[];
  readonly filesProblem: FilesProblem | null;
  /** The same for the same words and files in the same form, and different for any other. */
  readonly fingerprint: () => string;
  /** To be called when the files are no longer needed. */
  readonly letGo: () => void;
};

export type Uploads = {
  readonly mostFiles: number;
  readonly mostBytes: number;
  readonly read: (request: FastifyRequest) => Promise<Sent>;
};

/** A field is handed back as it was typed however long it is, up to here. */
const MOST_TYPED = 2_000_000;
/** Far more than any form of ours has. What exceeds these was not sent by one. */
const LIMITS = {
  fieldNameSize: 100,
  fieldSize: MOST_TYPED,
  fields: 30,
  files: 100,
  parts: 130,
  fileSize: Infinity,
  headerPairs: 40,
};

type Room = { readonly mostFiles: number; readonly mostBytes: number; readonly mostHeld: number };

/**
 * Reads forms with files. All files of one form together may hold `mostBytes`; what is over is read past and not kept, so
 * that the rest of the form arrives. Files lie in memory until they are stored, and never more than `mostHeld` of them at
 * once in this process: beyond that, a form comes back with the request to send it again.
 */
export function openUploads(room: Room): Uploads {
  const memory = { held: 0 };
  return {
    mostFiles: room.mostFiles,
    mostBytes: room.mostBytes,
    read: async (request) => {
      const fields = new Map<string, string>();
      const basket = openBasket(room, memory);
      try {
        for await (const part of request.parts({ limits: LIMITS })) {
          if (part.type === 'file') await basket.take(part);
          else if (typeof part.value === 'string' && !fields.has(part.fieldname))
            fields.set(part.fieldname, cleanText(part.value));
        }
      } catch (fault) {
        basket.letGo();
        // Nothing but reading happens above, so what went wrong is wrong with what was sent.
        const { statusCode = 400 } = fault as { statusCode?: number };
        throw new Refusal(statusCode === 413 ? 413 : 400, 'body: this form cannot be read');
      }
      const contents = basket.contents();
      return {
        get: (name) => fields.get(name),
        ...contents,
        fingerprint: () => fingerprintOf(fields, contents.files),
        letGo: basket.letGo,
      };
    },
  };
}

function fingerprintOf(fields: ReadonlyMap<string, string>, files: readonly Upload[]): string {
  const hash = createHash('sha256').update(JSON.stringify([...fields]));
  for (const { name, bytes } of files) hash.update(JSON.stringify([name, bytes.byteLength])).update(bytes);
  return hash.digest('base64url');
}

type FilePart = {
  readonly fieldname: string;
  readonly filename: string | undefined;
  readonly mimetype: string;
  readonly file: AsyncIterable<Buffer>;
};

/** The files of one form, with the room they take in memory. */
function openBasket({ mostFiles, mostBytes, mostHeld }: Room, memory: { held: number }) {
  const files: Upload[] = [];
  const fileNames: string[] = [];
  const state: { mine: number; problem: FilesProblem | null } = { mine: 0, problem: null };

  const letGo = () => {
    memory.held -= state.mine;
    state.mine = 0;
  };
  const fits = (size: number): boolean => {
    if (state.mine + size > mostBytes) state.problem ??= 'too large';
    if (memory.held + size > mostHeld) state.problem ??= 'busy';
    if (state.problem !== null) return false;
    state.mine += size;
    memory.held += size;
    return true;
  };
  const take = async ({ fieldname, filename, mimetype, file }: FilePart): Promise<void> => {
    // A browser sends a part without a name for a file field in which nothing was chosen.
    const name = fieldname === 'files' ? (filename ?? '') : '';
    if (name !== '') fileNames.push(name);
    if (fileNames.length > mostFiles) state.problem ??= 'too many';
    const chunks: Buffer[] = [];
    for await (const chunk of file) if (name !== '' && fits(chunk.byteLength)) chunks.push(chunk);
    if (name !== '' && state.problem === null)
      files.push({ name, declaredType: mimetype, bytes: Buffer.concat(chunks) });
    if (state.problem !== null) {
      files.length = 0;
      letGo();
    }
  };
  const contents = () => ({
    files: files.filter(({ bytes }) => bytes.byteLength > 0),
    fileNames,
    filesProblem: state.problem,
  });
  return { take, letGo, contents };
}
