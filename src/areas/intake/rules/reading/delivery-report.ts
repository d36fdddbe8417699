import type { DeliveryRecipient } from '../message.ts';
import { addressesIn } from './address-list.ts';
import { shortened } from './clean-text.ts';
import { messageIdsIn, ownMessageId } from './message-ids.ts';

const MAX_RECIPIENTS = 500;

type Fields = Map<string, string>;

/** The recipient blocks of message/delivery-status (RFC 3464), also where the empty lines between them are missing. */
export function recipientsInReport(report: string): readonly DeliveryRecipient[] {
  const blocks: Fields[] = [];
  let block: Fields = new Map();
  let last = '';
  for (const line of report.slice(0, 200_000).split('\n')) {
    const field = /^([A-Za-z][A-Za-z-]{2,60})\s*:\s*(.*)$/.exec(line);
    if (field) {
      const name = (field[1] ?? '').toLowerCase();
      if (block.has(name)) {
        blocks.push(block);
        block = new Map();
      }
      block.set(name, (field[2] ?? '').trim());
      last = name;
    } else if (/^\s+\S/.test(line) && block.has(last)) block.set(last, `${block.get(last)} ${line.trim()}`);
    else if (line.trim() === '') {
      blocks.push(block);
      block = new Map();
    }
  }
  return [...blocks, block].flatMap(recipientOf).slice(0, MAX_RECIPIENTS);
}

function recipientOf(fields: Fields): DeliveryRecipient[] {
  const named = fields.get('final-recipient') ?? fields.get('original-recipient') ?? fields.get('x-actual-recipient');
  if (named === undefined) return [];
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '')?.[1] ?? null;
  const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '').trim();
  return [
    {
      address: reportedAddress(named),
      action: actionOf((fields.get('action') ?? '').toLowerCase(), status),
      status,
      diagnostic: diagnostic === '' ? null : shortened(diagnostic, 2000),
    },
  ];
}

function reportedAddress(field: string): string {
  const value = field.replace(/^[\w-]+\s*;\s*/, '').trim();
  return addressesIn(value).mailboxes[0]?.address ?? shortened(value, 320).replace(/^<|>$/g, '').toLowerCase();
}

const ACTIONS: readonly (readonly [start: string, action: DeliveryRecipient['action']])[] = [
  ['fail', 'failed'],
  ['delay', 'delayed'],
  ['deliver', 'delivered'],
  ['relay', 'relayed'],
  ['expand', 'expanded'],
];

function actionOf(stated: string, status: string | null): DeliveryRecipient['action'] {
  const named = ACTIONS.find(([start]) => stated.startsWith(start));
  if (named) return named[1];
  if (status?.startsWith('4.') === true) return 'delayed';
  return status?.startsWith('2.') === true ? 'delivered' : 'failed';
}

/** The lines at which servers begin to quote the message they return. */
const RETURNED =
  /^[\s>*-]*(below this line is a copy|.{0,40}(original|returned|undelivered|bounced|unsent|rejected) (message|mail|e-?mail)|this is a copy of|contents of the undelivered|message header|return(ed)?-path:|received: (from|by)|.{0,20}message (headers?|text|follows)|----- message)/im;

/** What the server says itself, before the copy of the message it returns. */
export function ownWordsOf(text: string): string {
  const at = text.search(RETURNED);
  return at < 20 ? text : text.slice(0, at);
}

/** Bounces that are only prose: addresses at the start of a line, in angle brackets or after “to”. */
export function recipientsInProse(
  text: string,
  failedHeader: string,
  others: readonly string[],
  action: 'failed' | 'delayed',
): readonly DeliveryRecipient[] {
  const words = ownWordsOf(text).slice(0, 20_000);
  const listed = addressesIn(failedHeader).mailboxes.map((mailbox) => mailbox.address);
  const found = listed.length > 0 ? listed : addressesInProse(words, others);
  const status = /(?:^|[^\d.])([45]\.\d{1,2}\.\d{1,3})(?![\d.])/.exec(words)?.[1] ?? null;
  const said = words.split('\n').find((line) => /(^|[^\d.])[45]\d\d[ -]\S/.test(line));
  const diagnostic = said === undefined ? null : shortened(said.trim(), 2000);
  return found.slice(0, MAX_RECIPIENTS).map((address) => ({ address, action, status, diagnostic }));
}

function addressesInProse(words: string, others: readonly string[]): string[] {
  const address = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,250}[A-Za-z0-9]";
  const likely = [
    new RegExp(`^[ \\t>*]*<?(${address})>?[ \\t]*(?:[:;,(]|\\.{3}|$)`, 'gm'),
    new RegExp(`<(${address})>`, 'g'),
    new RegExp(`(?:^|[\\s"'(:;])(${address})`, 'gm'),
  ];
  const skip = new Set(others);
  for (const pattern of likely) {
    const all = [...words.matchAll(pattern)].map((match) => (match[1] ?? '').toLowerCase());
    const kept = [...new Set(all)].filter((one) => !skip.has(one) && !/^(mailer-?daemon|postmaster)@/.test(one));
    if (kept.length > 0) return kept;
  }
  return [];
}

export type Original = { readonly messageId: string | null; readonly references: readonly string[] };

/** The ids of the message that a report is about, from the returned headers or from their copy in the prose. */
export function originalIn(returned: readonly string[], text: string): Original {
  for (const source of returned) {
    const original = idsIn(source.slice(0, 100_000), true);
    if (original.messageId !== null) return original;
  }
  const at = text.search(RETURNED);
  const after = idsIn(text.slice(at < 0 ? 0 : at, 200_000), false);
  return after.messageId === null ? idsIn(text.slice(0, 200_000), false) : after;
}

function idsIn(source: string, headersOnly: boolean): Original {
  const top = headersOnly ? (/^\s*([^]*?)(?:\n[ \t]*\n|$)/.exec(source)?.[1] ?? '') : source;
  const field = (name: string): string =>
    new RegExp(`^[ \\t>|*]*${name}[ \\t]*:[ \\t]*((?:.*)(?:\\n[ \\t>]+<.*)*)`, 'im').exec(top)?.[1] ?? '';
  const own = field('(?:x-)?(?:original-)?message-id');
  return {
    messageId: ownMessageId(/<[^<>]+>/.exec(own)?.[0] ?? /\S+@\S+/.exec(own)?.[0] ?? ''),
    references: [...new Set([...messageIdsIn(field('references')), ...messageIdsIn(field('in-reply-to'))])],
  };
}
