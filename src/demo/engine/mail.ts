import type { ReadMessage } from '#areas/intake/rules/index.ts';
import type { Instant } from '#kernel/time.ts';

export type FileOf = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };

export type Draft = {
  readonly at: Instant;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** What the mail program quotes below, each line marked. */
  readonly quoted?: string;
  readonly messageId: string;
  readonly thread?: readonly string[];
  readonly files?: readonly FileOf[];
  readonly headers?: readonly string[];
  readonly nature?: ReadMessage['nature'];
  /** A whole body with its own content type, in place of text and files: what machines send. */
  readonly report?: { readonly type: string; readonly body: string };
};

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
const encoded = (text: string): string =>
  isPlain(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const lines76 = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');

function wholeText({ text, quoted }: Pick<Draft, 'text' | 'quoted'>): string {
  return quoted === undefined ? text : `${text}\n\n${quoted}`;
}

/** The message as a mail program writes it. */
export function rawOf(it: Draft): Buffer {
  const head = [
    `From: ${it.from.name === '' ? '' : isPlain(it.from.name) ? `"${it.from.name}" ` : `${encoded(it.from.name)} `}<${it.from.address}>`,
    `To: <${it.to}>`,
    `Subject: ${encoded(it.subject)}`,
    `Message-ID: <${it.messageId}>`,
    `Date: ${new Date(it.at).toUTCString().replace('GMT', '+0000')}`,
    ...threadHeaders(it.thread ?? []),
    ...(it.headers ?? []),
    'MIME-Version: 1.0',
  ];
  const body = wholeText(it);
  const plain = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', body];
  if (it.report !== undefined)
    return Buffer.from(crlf([...head, `Content-Type: ${it.report.type}`, '', it.report.body]));
  if (it.files === undefined || it.files.length === 0) return Buffer.from(crlf([...head, ...plain]));
  const edge = `part-${it.messageId.slice(0, 20).replace(/\W/g, '')}`;
  const parts = it.files.flatMap(({ name, mediaType, bytes }) => [
    `--${edge}`,
    `Content-Type: ${mediaType}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    lines76(bytes),
  ]);
  return Buffer.from(
    crlf([
      ...head,
      `Content-Type: multipart/mixed; boundary="${edge}"`,
      '',
      `--${edge}`,
      ...plain,
      ...parts,
      `--${edge}--`,
      '',
    ]),
  );
}

const crlf = (lines: readonly string[]): string => lines.join('\n').replace(/\r?\n/g, '\r\n');

const threadHeaders = (thread: readonly string[]): string[] =>
  thread.length === 0
    ? []
    : [`In-Reply-To: <${thread.at(-1)}>`, `References: ${thread.map((id) => `<${id}>`).join(' ')}`];

/**
 * What the desk's own reader finds in that message. Reading some thousand messages again, one by one, would be most of the
 * demo's waiting time; a test compares the two.
 */
export function readingOf(it: Draft): ReadMessage {
  const thread = it.thread ?? [];
  return {
    messageId: it.messageId,
    inReplyTo: thread.slice(-1),
    references: thread,
    from: it.from.address === '' ? [] : [it.from],
    sender: null,
    replyTo: [],
    to: [{ name: '', address: it.to }],
    cc: [],
    subject: it.subject,
    sentAt: Math.floor(it.at / 1000) * 1000,
    text: wholeText(it),
    html: null,
    noAutomaticAnswer: null,
    newText: it.text,
    attachments: (it.files ?? []).map(({ name, mediaType, bytes }) => ({
      name,
      declaredType: mediaType,
      mediaType,
      bytes,
      contentId: null,
      inline: false,
    })),
    nature: it.nature ?? { kind: 'human', because: 'Nothing in it shows a machine.' },
    problems: [],
  };
}

/** An earlier message as mail programs quote it. */
export const quote = (intro: string, text: string): string =>
  [
    intro,
    ...text
      .split('\n')
      .slice(0, 14)
      .map((line) => (line === '' ? '>' : `> ${line}`)),
  ].join('\n');
