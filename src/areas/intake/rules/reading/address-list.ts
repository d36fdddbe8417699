import type { Mailbox } from '../message.ts';

/** `unread` holds what looked like a mailbox but named no address, so that a reader can be told. */
export type AddressList = { readonly mailboxes: readonly Mailbox[]; readonly unread: readonly string[] };

type Word = { text: string; quoted: boolean; bare: boolean };
type Piece = { words: Word[]; angles: string[]; comments: string[]; any: boolean };

const MAX_MAILBOXES = 2000;
const MAX_LENGTH = 500_000;
const MAX_COMMENT = 300;

/**
 * Reads an address header before any encoded word in it is decoded: only characters that stand in the header itself
 * may become an address, so an encoded or quoted display name can never pass for the sender. Where a broken header
 * could mean several addresses all of them are returned, so that "exactly one known sender" fails closed.
 */
export function addressesIn(header: string): AddressList {
  const mailboxes: Mailbox[] = [];
  const unread: string[] = [];
  let surname = '';
  for (const piece of piecesOf(header.slice(0, MAX_LENGTH))) {
    if (mailboxes.length >= MAX_MAILBOXES) break;
    const found = mailboxesOf(piece);
    const name = nameOf(piece, found.length > 0);
    const [first] = found;
    if (first === undefined) {
      // `Company <>, Sales <sales@example.org>` is two mailboxes, the first without an address.
      if (piece.angles.length > 0 && name !== '') unread.push(name);
      else surname = name === '' ? surname : joinedName(surname, name);
      continue;
    }
    mailboxes.push(...found.map((address) => ({ address, name: joinedName(surname, name) })));
    surname = '';
  }
  const local = mailboxes.length === 0 ? localMailbox(header) : null;
  if (local) return { mailboxes: [local], unread };
  if (surname !== '') unread.push(surname);
  return { mailboxes, unread };
}

/** Mail systems sign as `MAILER-DAEMON` or `<root>` without a domain. It can never equal a customer's address. */
function localMailbox(header: string): Mailbox | null {
  const [piece, second] = piecesOf(header.slice(0, MAX_LENGTH));
  if (!piece || second) return null;
  const [angle] = piece.angles;
  const [word, more] = piece.words;
  const local = angle ?? (word?.bare === true && !more ? word.text : '');
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(local)) return null;
  return {
    name: angle === undefined ? piece.comments.join(' ').trim() : nameOf(piece, true),
    address: asciiLower(local),
  };
}

/** `Smith, John <john@example.org>` is one person whose writer forgot the quotation marks. */
function joinedName(before: string, name: string): string {
  if (before === '') return name;
  return name === '' ? before : `${before}, ${name}`;
}

function nameOf(piece: Piece, addressed: boolean): string {
  const words = piece.words.filter((word) => !addressed || piece.angles.length > 0 || !isAddressWord(word));
  const name = words
    .map((word) => word.text)
    .join(' ')
    .trim();
  return name === '' ? piece.comments.join(' ').trim() : name;
}

function mailboxesOf(piece: Piece): string[] {
  const candidates = piece.angles.length > 0 ? piece.angles : piece.words.filter(isAddressWord).map((w) => w.text);
  return [...new Set(candidates.map(plainAddress).filter((address) => address !== ''))];
}

function isAddressWord(word: Word): boolean {
  return word.bare && /[^@]@[^@]/.test(word.text);
}

function plainAddress(text: string): string {
  let address = text.trim().replace(/^mailto:/i, '');
  if (address.startsWith('@')) address = address.slice(address.lastIndexOf(':') + 1);
  address = address.replace(/\s*([@.])\s*/g, '$1').replace(/^<+|>+$/g, '');
  const simple = /^"([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+)"(@[^"]+)$/.exec(address);
  if (simple) address = `${simple[1]}${simple[2]}`;
  if (!/[^@]@[^@]/.test(address)) return '';
  return asciiLower(address);
}

/** Only ASCII is folded: full Unicode folding turns the Kelvin sign into the letter k and forges an address. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function emptyPiece(): Piece {
  return { words: [], angles: [], comments: [], any: false };
}

/** Cuts a header at its commas, semicolons and group names. One pass, no recursion, so no input can be slow or deep. */
function piecesOf(header: string): Piece[] {
  const pieces: Piece[] = [];
  let piece = emptyPiece();
  let word: Word | null = null;
  const endWord = (): void => {
    if (word) piece.words.push(word);
    word = null;
  };
  const endPiece = (): void => {
    endWord();
    if (piece.any) pieces.push(piece);
    piece = emptyPiece();
  };
  for (let at = 0; at < header.length;) {
    const token = tokenAt(header, at);
    at = token.end;
    piece.any ||= token.kind === 'atom' || token.kind === 'quoted' || token.kind === 'angle';
    if (token.kind === 'separator') endPiece();
    else if (token.kind === 'group') {
      endWord();
      // A group's name is dropped, unless it could itself be read as an address.
      if (mailboxesOf(piece).length > 0) endPiece();
      piece = emptyPiece();
    } else if (token.kind === 'space') endWord();
    else if (token.kind === 'comment') piece.comments.push(token.text);
    else if (token.kind === 'angle') {
      endWord();
      piece.angles.push(token.text);
    } else word = grownWord(word, token);
  }
  endPiece();
  return pieces;
}

function grownWord(word: Word | null, token: Token): Word {
  const quoted = token.kind === 'quoted';
  if (!word) return { text: token.text, quoted, bare: !quoted };
  if (word.quoted && !quoted && token.text.startsWith('@')) {
    return { text: `"${word.text}"${token.text}`, quoted: false, bare: true };
  }
  return { text: word.text + token.text, quoted: word.quoted && quoted, bare: word.bare && !quoted };
}

type Token = {
  readonly kind: 'separator' | 'group' | 'space' | 'comment' | 'angle' | 'quoted' | 'atom';
  readonly text: string;
  readonly end: number;
};

function tokenAt(header: string, at: number): Token {
  const char = header.charAt(at);
  if (char === ',' || char === ';') return { kind: 'separator', text: char, end: at + 1 };
  if (char === '"') return quotedAt(header, at);
  if (char === '(') return commentAt(header, at);
  if (char === '<') return angleAt(header, at);
  if (/\s/.test(char)) return { kind: 'space', text: ' ', end: at + 1 };
  if (char === ':') return { kind: 'group', text: char, end: at + 1 };
  const encoded = encodedWordEnd(header, at);
  if (encoded > at) return { kind: 'atom', text: header.slice(at, encoded), end: encoded };
  let end = at + 1;
  while (end < header.length && !/[\s,;:"(<]/.test(header.charAt(end)) && !header.startsWith('=?', end)) end += 1;
  return { kind: 'atom', text: header.slice(at, end), end };
}

/** Broken writers leave commas inside encoded words. One that holds `<`, `>` or `@` is not taken as a single word. */
function encodedWordEnd(header: string, at: number): number {
  if (!header.startsWith('=?', at)) return -1;
  const match = /^=\?[^?\s]{1,60}\?[bq]\?[^?<>@]{0,2000}\?=/i.exec(header.slice(at, at + 2100));
  return match ? at + match[0].length : -1;
}

function quotedAt(header: string, at: number): Token {
  let text = '';
  let end = at + 1;
  while (end < header.length && header.charAt(end) !== '"') {
    if (header.charAt(end) === '\\' && end + 1 < header.length) end += 1;
    text += header.charAt(end);
    end += 1;
  }
  if (end < header.length) return { kind: 'quoted', text, end: end + 1 };
  // A quotation mark that is never closed is an ordinary character; taking the rest as a name would hide addresses.
  return { kind: 'atom', text: '', end: at + 1 };
}

function commentAt(header: string, at: number): Token {
  let depth = 0;
  // A comment that is not closed soon is not one; looking to the end for each of thousands would take seconds.
  const limit = Math.min(header.length, at + MAX_COMMENT);
  for (let end = at; end < limit; end += 1) {
    const char = header.charAt(end);
    if (char === '\\') end += 1;
    else if (char === '(') depth += 1;
    else if (char === ')' && --depth === 0) return { kind: 'comment', text: header.slice(at + 1, end), end: end + 1 };
  }
  return { kind: 'atom', text: '', end: at + 1 };
}

function angleAt(header: string, at: number): Token {
  let end = at + 1;
  let quoted = false;
  for (; end < header.length; end += 1) {
    const char = header.charAt(end);
    if (char === '"') quoted = !quoted;
    if (!quoted && (char === '>' || char === '<')) break;
  }
  if (header.charAt(end) === '<') return { kind: 'angle', text: header.slice(at + 1, end), end };
  if (end >= header.length) end = unclosedAngleEnd(header, at);
  return { kind: 'angle', text: withoutComments(header.slice(at + 1, end)), end: end + 1 };
}

function unclosedAngleEnd(header: string, at: number): number {
  const stop = header.slice(at).search(/[,;>]/);
  return stop < 0 ? header.length : at + stop;
}

function withoutComments(address: string): string {
  return address.includes('"') ? address : address.replace(/\([^()]*\)/g, '');
}
