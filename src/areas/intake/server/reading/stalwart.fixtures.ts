import { basename, dirname } from 'node:path';
import type { ReadMessage } from '../../rules/message.ts';
import { textOf, type Comparison } from './corpus.fixtures.ts';
import { htmlToPlainText, safeHtml } from '#platform/mail-html.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function at(json: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let value = json;
  for (const key of keys) {
    if (value === undefined || value === null || typeof value !== 'object') return undefined;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  return value;
}

function list(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : [];
}

function words(json: Json | undefined): string | null {
  return typeof json === 'string' ? json : null;
}

function header(part: Json | undefined, name: string): Json | undefined {
  return at(
    list(at(part, 'headers')).find((field) => at(field, 'name') === name),
    'value',
  );
}

function parameter(part: Json, field: string, name: string): string | null {
  const all = list(at(header(part, field), 'ContentType', 'attributes'));
  return words(
    at(
      all.find((one) => at(one, 'name') === name),
      'value',
    ),
  );
}

function senders(root: Json | undefined): string {
  const from = at(header(root, 'from'), 'Address');
  const groups = list(at(from, 'Group')).flatMap((group) => list(at(group, 'addresses')));
  return [...list(at(from, 'List')), ...groups]
    .map((one) => words(at(one, 'address'))?.toLowerCase() ?? '')
    .filter(Boolean)
    .join(', ');
}

function firstText(parts: readonly Json[], json: Json): string {
  const part = parts[Number(list(at(json, 'text_body'))[0] ?? -1)];
  const html = words(at(part, 'body', 'Html'));
  return html === null ? (words(at(part, 'body', 'Text')) ?? '') : htmlToPlainText(safeHtml(html).html);
}

/** `attachedWords` counts messages that are equal only because nameless text parts are not called attachments here. */
export type Expected = { readonly comparisons: readonly Comparison[]; readonly attachedWords: number };

export function stalwartExpects(path: string, got: ReadMessage, oneLine: (text: string) => string): Expected {
  const json: Json = JSON.parse(textOf(path.replace(/\.eml$/, '.json')));
  const parts = list(at(json, 'parts'));
  const message = `${basename(dirname(path))}/${basename(path)}`;
  const name = (part: Json): string | null =>
    parameter(part, 'content_disposition', 'filename') ?? parameter(part, 'content_type', 'name');
  const all = list(at(json, 'attachments')).flatMap((index) => parts[Number(index)] ?? []);
  const isWords = (part: Json): boolean => {
    const type = at(header(part, 'content_type'), 'ContentType');
    const kind = `${words(at(type, 'c_type')) ?? 'text'}/${words(at(type, 'c_subtype')) ?? 'plain'}`.toLowerCase();
    return (
      name(part) === null &&
      words(at(part, 'body', 'Text')) !== null &&
      /^(text\/(plain|html)|multipart\/.*)$/.test(kind)
    );
  };
  const real = all.filter((part) => !isWords(part));
  const wanted = oneLine(firstText(parts, json));
  const mine = oneLine(got.text);
  // Where there are several texts only the first is compared: ours stand joined.
  const several = list(at(json, 'text_body')).length + all.filter(isWords).length > 1;
  const text = several && wanted !== '' && mine.startsWith(wanted) ? wanted : mine;
  // They name only parts that carry a name; every part of ours has one.
  const names = got.attachments.map((one, index) =>
    real[index] !== undefined && name(real[index]) === null ? '-' : oneLine(one.name),
  );
  const comparisons = [
    {
      message,
      field: 'subject',
      got: oneLine(got.subject),
      wanted: oneLine(words(at(header(parts[0], 'subject'), 'Text')) ?? ''),
    },
    { message, field: 'from', got: got.from.map((one) => one.address).join(', '), wanted: senders(parts[0]) },
    { message, field: 'text', got: text, wanted },
    {
      message,
      field: 'attachments',
      got: names.join(' | '),
      wanted: real.map((part) => oneLine(name(part) ?? '-')).join(' | '),
    },
  ];
  const equalOnlyHere = real.length !== all.length && names.length === real.length;
  return { comparisons, attachedWords: equalOnlyHere ? 1 : 0 };
}
