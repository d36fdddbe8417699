import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { Json } from './proof.ts';

/** A badge as it came: a document with its proof inside, or a signed token around it. */
export type Wrapped = { readonly document: Json; readonly token?: string };

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const MOST = 2_000_000;

/** Finds the badge in a file: a document, a token, or a picture that carries either. Undefined where there is none. */
export function unwrap(file: Uint8Array): Wrapped | undefined {
  const bytes = Buffer.from(file);
  const text = bytes.subarray(0, 8).equals(PNG)
    ? inPng(bytes)
    : bytes
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .trim();
  if (text === undefined) return undefined;
  return ofText(/<svg[\s>]/.test(text) ? (inSvg(text) ?? '') : text);
}

function ofText(text: string): Wrapped | undefined {
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) return ofToken(text);
  const document = parsed(text);
  return document === undefined ? undefined : { document };
}

function ofToken(token: string): Wrapped | undefined {
  const payload = parsed(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  if (payload === undefined) return undefined;
  const inside = payload['vc'];
  return { document: typeof inside === 'object' && inside !== null ? (inside as Json) : payload, token };
}

function parsed(text: string): Json | undefined {
  try {
    const it: unknown = JSON.parse(text);
    return typeof it === 'object' && it !== null && !Array.isArray(it) ? (it as Json) : undefined;
  } catch {
    return undefined;
  }
}

/** The text that a picture carries under the name of a badge. */
function inPng(bytes: Buffer): string | undefined {
  let at = PNG.length;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    const end = body.indexOf(0);
    if (kind === 'iTXt' && body.toString('latin1', 0, end) === 'openbadgecredential') return textIn(body, end);
    at += 12 + length;
  }
  return undefined;
}

function textIn(body: Buffer, end: number): string | undefined {
  const compressed = body[end + 1] === 1;
  const language = body.indexOf(0, end + 3);
  const begins = body.indexOf(0, language + 1) + 1;
  const text = body.subarray(begins);
  try {
    return (compressed ? inflateSync(text, { maxOutputLength: MOST }) : text).toString('utf8').trim();
  } catch {
    return undefined;
  }
}

function inSvg(text: string): string | undefined {
  const [, attributes = '', inside = ''] =
    /<openbadges:credential\b([^>]*?)(?:\/>|>([\s\S]*?)<\/openbadges:credential>)/.exec(text) ?? [];
  const token = /\bverify="([^"]+)"/.exec(attributes)?.[1];
  return token ?? (/<!\[CDATA\[([\s\S]*?)\]\]>/.exec(inside)?.[1] ?? inside).trim();
}

const DIGESTS: Readonly<Record<string, string | null>> = { RS256: 'sha256', ES256: 'sha256', EdDSA: null };

/** Whether a token is as it was signed, by the key that it carries. A token without its key cannot be checked without asking somebody. */
export function tokenHolds(token: string): boolean {
  const [head = '', body = '', signature = ''] = token.split('.');
  const header = parsed(Buffer.from(head, 'base64url').toString('utf8'));
  const algorithm = String(header?.['alg']);
  const jwk = header?.['jwk'];
  if (!(algorithm in DIGESTS) || typeof jwk !== 'object' || jwk === null) return false;
  try {
    const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
    const how = algorithm === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' as const } : key;
    return verify(DIGESTS[algorithm] ?? null, Buffer.from(`${head}.${body}`), how, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
