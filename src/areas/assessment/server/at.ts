import type { Files } from '#platform/files.ts';
import type { Live } from '#platform/live.ts';
import type { Scanner } from '#platform/scanner.ts';
import type { Reading } from '#platform/work.ts';
import type { ZipEntry } from '#platform/zip.ts';
import type { Assessing } from './facts.ts';
import type { Post } from './post.ts';

/** What commands on programmes need besides their work. */
export type At = Assessing & {
  readonly live: Live;
  readonly post: Post;
  readonly files: Files;
  readonly scanner: Scanner | null;
  /** Somebody's portfolio as files, from the record of capability: its pages and all that they name. */
  readonly portfolio: (reading: Reading, officerId: string) => AsyncIterable<ZipEntry>;
};
