import type { Receiving } from '#flows/receive-message.ts';
import type { Assessments } from '#areas/assessment/server/index.ts';
import type { Complaints } from '#areas/complaints/server/index.ts';
import type { Finder } from '#areas/knowledge/server/index.ts';
import type { ReadLog } from '#areas/records/server/index.ts';
import type { Referring } from '#areas/referrals/server/index.ts';
import type { Log } from '#platform/log.ts';
import type { Server } from '#platform/serve.ts';
import type { Forms } from './forms.ts';
import type { Stylesheet } from './style.ts';
import type { Uploads } from './uploads.ts';
import type { Words } from './words.ts';

/** How customers reach the agency without this site. */
export type Reach = { readonly address: string; readonly phone: string | undefined };

/** What the frame of every page is made with: whose it is, in which words, and how else to reach them. */
export type Frame = {
  readonly agency: string;
  readonly reach: Reach;
  readonly words: Words;
  readonly style: Stylesheet;
};

/** What every page of the public site is made with. */
export type Site = Frame & {
  readonly server: Server;
  readonly log: Log;
  readonly readLog: ReadLog;
  readonly receiving: Receiving;
  readonly complaints: Complaints;
  readonly referring: Referring;
  readonly assessments: Assessments;
  readonly finder: Finder;
  readonly zone: string;
  readonly publicUrl: string;
  readonly forms: Forms;
  readonly uploads: Uploads;
  /** Keeps the sources of messages apart in the flood counts without keeping their addresses. */
  readonly sourceSecret: Buffer;
};
