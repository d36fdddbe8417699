import type { PostOffice, TextWay } from '#areas/correspondence/server/index.ts';
import type { Letters } from '#areas/letters/server/index.ts';
import type { Standards } from '#areas/standards/server/index.ts';

/** What outreach needs besides its work. `secret` signs the addresses by which somebody says that they want no more. */
export type Outreach = {
  readonly office: PostOffice;
  readonly standards: Standards;
  readonly letters: Letters;
  /** Null: text messages are kept here, as mail is without a mail server. */
  readonly text: TextWay | null;
  readonly secret: Buffer;
};
