import type { FastifyRequest } from 'fastify';
import { cleanText } from './rules/asking.ts';

export type Upload = { readonly name: string; readonly declaredType: string; readonly bytes: Buffer };
export type FilesProblem = 'too many' | 'too large' | 'busy';

/** A form as it came: what was typed, and the files that fit. */
export type Sent = {
  readonly get: (name: string) => string | undefined;
  readonly files: readonly Upload[];
  /** Everything that had been chosen, also what was not taken. */
  readonly fileNames: readonly string[];
  readonly filesProblem: FilesProblem | null;
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

/**
 * Reads forms with files. All files of one form together may hold `mostBytes`; what is over is read past and not kept, so
 * that the rest of the form arrives. Files lie in memory until they are stored, and never more than `mostHeld` of them at
 * once in this process: beyond that, a form comes back with the request to send it again.
 */
export function openUploads({
  mostFiles,
  mostBytes,
  mostHeld,
}: {
  mostFiles: number;
  mostBytes: number;
  mostHeld: number;
}): Uploads {
  const memory = { held: 0 };
  return {
    mostFiles,
    mostBytes,
    read: async (request) => {
      const fields = new Map<string, string>();
      const files: Upload[] = [];
      const fileNames: string[] = [];
      let mine = 0;
      let problem: FilesProblem | null = null;
      const letGo = () => {
        memory.held -= mine;
        mine = 0;
      };
      const hold = (size: number): boolean => {
        if (problem === null && mine + size > mostBytes) problem = 'too large';
        if (problem === null && memory.held + size > mostHeld) problem = 'busy';
        if (problem !== null) return false;
        mine += size;
        memory.held += size;
        return true;
      };
      const limits = {
        fieldNameSize: 100,
        fieldSize: MOST_TYPED,
        fields: 30,
        files: 100,
        parts: 130,
        fileSize: Infinity,
        headerPairs: 40,
      };
      try {
        for await (const part of request.parts({ limits })) {
          if (part.type === 'field') {
            if (typeof part.value === 'string' && !fields.has(part.fieldname))
              fields.set(part.fieldname, cleanText(part.value));
            continue;
          }
          const chunks: Buffer[] = [];
          // A browser sends a part without a name for a file field in which nothing was chosen.
          const chosen = part.fieldname === 'files' && part.filename !== undefined && part.filename !== '';
          if (chosen) fileNames.push(part.filename);
          if (chosen && fileNames.length > mostFiles) problem = 'too many';
          for await (const chunk of part.file as AsyncIterable<Buffer>)
            if (chosen && hold(chunk.byteLength)) chunks.push(chunk);
          if (chosen) files.push({ name: part.filename, declaredType: part.mimetype, bytes: Buffer.concat(chunks) });
        }
      } catch (fault) {
        letGo();
        throw fault;
      }
      if (problem !== null) letGo();
      const whole = problem === null ? files.filter(({ bytes }) => bytes.byteLength > 0) : [];
      return { get: (name) => fields.get(name), files: whole, fileNames, filesProblem: problem, letGo };
    },
  };
}
