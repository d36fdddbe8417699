import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import type { Nature, ReadMessage } from '../../rules/message.ts';
import { addressesIn } from '../../rules/reading/address-list.ts';
import { trimReply } from '../../rules/reading/trim-reply.ts';
import { figuresOf, mailSet, messagesIn, plainWords, textOf, type Comparison } from './corpus.fixtures.ts';
import { htmlToPlainText, safeHtml } from '#platform/mail-html.ts';
import { readMessage } from './read-message.ts';
import { readRubyYaml, type Yaml } from './ruby-yaml.fixtures.ts';
import { splitMbox } from './split-mbox.ts';
import { stalwartExpects } from './stalwart.fixtures.ts';

const SETS = [
  'alaveteli',
  'bounces_sisimai',
  'helpdesks',
  'mikel',
  'mimekit',
  'node',
  'spamassassin',
  'stalwart',
  'zammad',
];
const folders = new Map(SETS.map((name) => [name, mailSet(`mail_${name}`)]));
const trimming = mailSet('mail_reply_trimming');
const has = (name: string): boolean => (folders.get(name) ?? null) !== null;
const paths = (name: string): string[] => messagesIn(folders.get(name) ?? null);
const read = (path: string): Promise<ReadMessage> => readMessage(new Uint8Array(readFileSync(path)));

async function kindsIn(set: string): Promise<{ path: string; kind: Nature['kind'] }[]> {
  return Promise.all(paths(set).map(async (path) => ({ path, kind: (await read(path)).nature.kind })));
}

test.skipIf(SETS.some((name) => !has(name)))(
  'every message of the public sets is read without a fault, each within two seconds',
  { timeout: 120_000 },
  async () => {
    const all = SETS.flatMap(paths);
    const slow: string[] = [];
    for (const path of all) {
      const start = performance.now();
      const { text, newText } = await read(path);
      if (performance.now() - start > 2000) slow.push(path);
      expect(text.trim() === '' || newText.trim() !== '', path).toBe(true);
    }
    console.info(`read ${all.length} messages of ${SETS.length} sets`);
    expect(slow).toEqual([]);
  },
);

test.skipIf(!has('bounces_sisimai'))(
  'no bounce is taken for a person, and what is no bounce is not taken for one',
  async () => {
    const kinds = await kindsIn('bounces_sisimai');
    const bounces = kinds.filter(({ path }) => !path.includes('/not/'));
    const missed = bounces.filter(({ kind }) => kind === 'human');
    console.info(`bounces: ${bounces.length - missed.length} of ${bounces.length} recognised as machine mail`);
    expect(missed.map(({ path }) => basename(path))).toEqual([]);
    expect(kinds.filter(({ path, kind }) => path.includes('/not/') && /bounce|delay/.test(kind))).toEqual([]);
  },
);

test.skipIf(!has('bounces_sisimai'))(
  'nearly every bounce names its recipient, and those that return a message name its id',
  async () => {
    const all = await Promise.all(paths('bounces_sisimai').map(read));
    const notices = all
      .map(({ nature }) => nature)
      .filter((nature) => nature.kind === 'bounce' || nature.kind === 'delay');
    const named = notices.filter(({ recipients }) => recipients.length > 0);
    const traced = notices.filter(({ originalMessageId }) => originalMessageId !== null);
    console.info(
      `bounces and delays: ${named.length} of ${notices.length} name a recipient, ${traced.length} the original message`,
    );
    expect(named.length / notices.length).toBeGreaterThan(0.95);
    expect(traced.length / notices.length).toBeGreaterThan(0.75);
  },
);

test.skipIf(!has('spamassassin'))('no letter of a person, nor advertising, is taken for a bounce', async () => {
  const kinds = await kindsIn('spamassassin');
  expect(kinds.filter(({ kind }) => /bounce|delay|delivery|receipt|abuse/.test(kind))).toEqual([]);
  expect(kinds.filter(({ path, kind }) => path.includes('ham') && kind === 'out-of-office')).toEqual([]);
});

/** What each file name promises; null where it promises nothing about the kind. */
function promisedKind(path: string): RegExp | null {
  const name = basename(path);
  if (/-oof|^auto_reply/.test(name)) return /^(out-of-office|automatic)$/;
  if (/-bounce|^bounced/.test(name)) return /^bounce$/;
  // These two are bounces whose names tell of something else.
  return /police-odd|utf-7-conv|otobo/.test(path) ? null : /^(human|list|automatic|receipt)$/;
}

test.skipIf(!has('alaveteli') || !has('helpdesks'))(
  'absence notes, automatic answers and bounces are told from what people wrote to public bodies and help desks',
  async () => {
    const kinds = [...(await kindsIn('alaveteli')), ...(await kindsIn('helpdesks'))];
    const wrong = kinds.filter(({ path, kind }) => promisedKind(path)?.test(kind) === false);
    expect(wrong.map(({ path, kind }) => `${basename(path)} is ${kind}`)).toEqual([]);
  },
);

const ZAMMAD: Readonly<Record<string, string>> = {
  'mail018.box subject': 'they keep the UTF-7 of the subject encoded',
  'mail018.box body': 'they keep the UTF-7 of the text encoded',
  'mail019.box from': 'From has an empty address; they take the Reply-To for the sender, which nobody has vouched for',
  'mail019.box body': 'they print the title of the page, which no reader of the mail ever sees',
  'mail021.box body': 'single damaged bytes in UTF-8 are read as windows-1252; they take them for Central European',
  'mail025.box body': 'they leave the uuencoded file in the text; here it is an attachment',
  'mail026.box body': 'they print the title of the page, which no reader of the mail ever sees',
  'mail039.box body': 'they print a broken picture tag as text',
  'mail047.box body': 'they print the title of the page, which no reader of the mail ever sees',
  'mail066.box body': 'they print the title of the page, which no reader of the mail ever sees',
  'mail073.box attachments': 'they lose the umlaut of a windows-1252 file name',
  'mail102.box attachments': 'they change the second of two equal file names',
};

function field(yaml: Yaml, name: string): string | null {
  if (typeof yaml === 'string' || Array.isArray(yaml)) return null;
  const value = Object.entries(yaml).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
}

function itemsOf(yaml: Yaml, name: string): readonly Yaml[] | null {
  if (typeof yaml === 'string' || Array.isArray(yaml)) return null;
  const value = Object.entries(yaml).find(([key]) => key === name)?.[1];
  return Array.isArray(value) ? value : null;
}

const sorted = (all: readonly string[]): string => [...all].sort().join(', ');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const withoutLinks = (html: string): string => htmlToPlainText(html.replace(/href=("[^"]*"|'[^']*')/g, ''));

function againstZammad(message: string, got: ReadMessage, yaml: Yaml): Comparison[] {
  const out: Comparison[] = [];
  const add = (name: string, mine: string, wanted: string | null): void => {
    if (wanted !== null) out.push({ message, field: name, got: mine, wanted });
  };
  const [sender] = got.from;
  add('subject', oneLine(got.subject), field(yaml, 'subject') === null ? null : oneLine(field(yaml, 'subject') ?? ''));
  add('from', sender?.address ?? '', field(yaml, 'from_email')?.toLowerCase() ?? null);
  add('name', oneLine(sender?.name ?? ''), oneLine(field(yaml, 'from_display_name') ?? '') || null);
  for (const name of ['to', 'cc'] as const) {
    const wanted = field(yaml, name);
    if (wanted !== null)
      add(name, sorted(got[name].map((m) => m.address)), sorted(addressesIn(wanted).mailboxes.map((m) => m.address)));
  }
  const body = field(yaml, 'body');
  if (body !== null) {
    // Their placeholder for an empty text is no words of the message.
    const html = field(yaml, 'content_type') === 'text/html';
    const wanted = plainWords(body === 'no visible content' ? '' : html ? withoutLinks(safeHtml(body).html) : body);
    const mine = [got.text, withoutLinks(got.html ?? '')].map(plainWords);
    add('body', mine.find((text) => text === wanted) ?? mine[0] ?? '', wanted);
  }
  const attached = itemsOf(yaml, 'attachments');
  if (attached) {
    // They keep the HTML form of every message as an attachment of this name.
    const names = attached.map((item) => field(item, 'filename') ?? '').filter((name) => name !== 'message.html');
    add('attachments', sorted(got.attachments.map((item) => item.name)), sorted(names));
  }
  return out;
}

test.skipIf(!has('zammad'))(
  'messages that broke another desk are read as it reads them today, in at least 95 % of fields',
  async () => {
    const all: Comparison[] = [];
    for (const path of paths('zammad').filter((name) => name.endsWith('.box'))) {
      const expected = path.replace(/\.box$/, '.yml');
      if (existsSync(expected))
        all.push(...againstZammad(basename(path), await read(path), readRubyYaml(textOf(expected))));
    }
    const { equal, total, unexplained } = figuresOf('zammad', all, ZAMMAD);
    expect(equal / total).toBeGreaterThanOrEqual(0.95);
    expect(unexplained).toEqual([]);
  },
);

const STALWART: Readonly<Record<string, string>> = {
  'legacy/010.eml subject': 'they do not decode raw 8-bit in the subject',
  'legacy/016.eml attachments': 'they do not decode raw 8-bit in a file name',
  'legacy/027.eml subject': 'they do not decode raw 8-bit in the subject',
  'legacy/033.eml text': 'the text says UTF-8 but is windows-1252; they show damaged characters',
  'malformed/001.eml text': 'an inner boundary that begins like the outer one: the outer one ends the part (RFC 2046)',
  'malformed/002.eml text': 'a multipart without parts is shown as text; they attach it',
  'malformed/004.eml text': 'a multipart without parts is shown as text; they attach it',
  'malformed/012.eml attachments': 'an outer boundary ends an inner multipart (RFC 2046); they let the inner one go on',
  'malformed/019.eml text': 'a damaged inner header: the words after it are shown; they show none',
};

test.skipIf(!has('stalwart'))(
  'messages are taken apart as another parser takes them apart, in at least 95 % of fields',
  async () => {
    const all: Comparison[] = [];
    let strict = 0;
    for (const path of paths('stalwart').filter((name) => name.endsWith('.eml'))) {
      const { comparisons, attachedWords } = stalwartExpects(path, await read(path), oneLine);
      all.push(...comparisons);
      strict += attachedWords;
    }
    const { equal, total, unexplained } = figuresOf('stalwart', all, STALWART);
    // They call nameless text an attachment when the message ends before its boundary; here it is shown as text.
    console.info(`stalwart: with their count of such parts as attachments ${equal - strict} of ${total} are equal`);
    expect(equal / total).toBeGreaterThanOrEqual(0.95);
    expect(unexplained).toEqual([]);
  },
);

test.skipIf(trimming === null)('at least nine in ten replies are trimmed to exactly what their writers added', () => {
  const emails = messagesIn(trimming).filter((path) => path.includes('/discourse/emails/'));
  const different = emails.filter(
    (path) => trimReply(textOf(path)).trimEnd() !== textOf(path.replace('/emails/', '/trimmed/')).trimEnd(),
  );
  console.info(
    `trimming: ${emails.length - different.length} of ${emails.length} equal; different: ${different.map((path) => basename(path)).join(', ')}`,
  );
  expect(1 - different.length / emails.length).toBeGreaterThanOrEqual(0.9);
});

const mbox = paths('mimekit').find((path) => path.endsWith('jwz.mbox.txt'));
if (mbox === undefined) console.warn('SKIPPED: mail_mimekit/…/jwz.mbox.txt is not among the public mail sets here.');
test.skipIf(mbox === undefined)(
  'a large old mailbox is cut into as many messages as its published offsets',
  async () => {
    if (mbox === undefined) return;
    const offsets: unknown = JSON.parse(textOf(mbox.replace(/jwz\.mbox\.txt$/, 'jwz.unix-offsets.json')));
    let count = 0;
    for await (const raw of splitMbox(createReadStream(mbox))) if (raw.length > 0) count += 1;
    expect(count).toBe(Array.isArray(offsets) ? offsets.length : -1);
  },
);
