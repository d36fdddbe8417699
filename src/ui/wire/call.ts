import { parse } from 'zod';
import { ACT_NAME, type Command, type Question, type SchemaOf } from '#kernel/endpoint.ts';
import { MINUTE, SECOND } from '#kernel/time.ts';
import { learnTime } from '../time/present.ts';
import { say } from '../words/say.ts';
import { connection } from './connection.ts';

export type FieldFault = { readonly field: string; readonly problem: string };

/** The service said no, and why. The words are its own and may be shown. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly fields: readonly FieldFault[];

  constructor(status: number, reason: string, fields: readonly FieldFault[] = []) {
    super(reason);
    this.status = status;
    this.fields = fields;
  }

  /** What is wrong with one field, if anything is. */
  on(field: string): string | undefined {
    return this.fields.find((fault) => fault.field === field)?.problem;
  }
}

/** The service could not be reached, so nothing is known about what it did. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export type ReplyOf<Endpoint> = Endpoint extends { readonly reply: SchemaOf<infer Reply> } ? Reply : never;

/** What an endpoint does not ask for may be left out. */
type WithParams<Params> = object extends Params ? { readonly params?: Params } : { readonly params: Params };
type WithBody<Body> = object extends Body ? { readonly body?: Body } : { readonly body: Body };
export type Asking<Params, Query> = WithParams<Params> & { readonly query?: Partial<Query> };
export type Telling<Params, Body> = WithParams<Params> & WithBody<Body>;

/** A line that says nothing for so long is as good as none. */
const PATIENCE = { asking: 30 * SECOND, telling: MINUTE, sending: 10 * MINUTE } as const;

/** Asks a question of the service. The reply is checked against the contract, so what a screen shows has the right shape. */
export async function ask<Params, Query, Reply>(
  endpoint: Question<Params, Query, Reply>,
  input: Asking<Params, Query>,
  signal?: AbortSignal,
): Promise<Reply> {
  const path = fill(endpoint.path, input.params) + queryOf(input.query);
  return parse(endpoint.reply, await send(path, { signal: within(PATIENCE.asking, signal) }, noLine));
}

const within = (patience: number, signal: AbortSignal | undefined): AbortSignal =>
  signal === undefined ? AbortSignal.timeout(patience) : AbortSignal.any([signal, AbortSignal.timeout(patience)]);

type TellOptions = {
  /** The page is about to go, and the browser is asked to bring this through all the same (64 kB at most). */
  readonly leaving?: boolean;
  /** The name of the act: under the same one it is done once, however often it is asked for. */
  readonly act?: string | undefined;
  readonly patience?: number;
  readonly signal?: AbortSignal;
};

/** Tells the service to do something: all of it is done, or none of it. */
export async function tell<Params, Body, Reply>(
  endpoint: Command<Params, Body, Reply>,
  input: Telling<Params, Body>,
  { leaving = false, act, patience = PATIENCE.telling, signal }: TellOptions = {},
): Promise<Reply> {
  const headers = { 'content-type': 'application/json', ...(act === undefined ? {} : { [ACT_NAME]: act }) };
  const body = JSON.stringify(input.body ?? {});
  const last = leaving ? { keepalive: true } : { signal: within(patience, signal) };
  const init = { method: 'POST', headers, body, ...last };
  const broken = act === undefined ? brokenLine : brokenOnceLine;
  return parse(endpoint.reply, await send(fill(endpoint.path, input.params), init, broken));
}

/** Sends the bytes of a file as they are. */
export async function sendFile<Reply>(path: string, file: File, reply: SchemaOf<Reply>): Promise<Reply> {
  const headers = { 'content-type': 'application/octet-stream' };
  const init = { method: 'POST', headers, body: file, signal: AbortSignal.timeout(PATIENCE.sending) };
  return parse(reply, await send(path, init, noLine));
}

/** Asks for a file that is made from what is sent, and kept nowhere. */
export async function askForFile(path: string, body: object, signal: AbortSignal): Promise<Blob> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body), signal: within(PATIENCE.telling, signal) };
  const response = await fetch(path, init).catch((fault: unknown) => {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw lost(noLine, fault);
  });
  if (response.ok) return response.blob();
  throw refusalOf(response.status, readJson(await response.text()));
}

const noLine = () => say('No connection. Nothing was changed.');
/** What was under way when the line broke may have arrived. */
const brokenLine = () =>
  say('The line broke before an answer came. Look at the page when it is back, before you do it again.');
const brokenOnceLine = () =>
  say('The line broke before an answer came. Do it again when it is back: it is never done twice.');

async function send(path: string, init: RequestInit, broken: () => string): Promise<unknown> {
  // What was not sent at all did nothing, and that can be said.
  const words = navigator.onLine ? broken : noLine;
  const { response, text } = await reach(path, init, words);
  const answer = readJson(text);
  // The service answers in JSON. What does not is a proxy whose service is away, or the sign-in page of somebody's network.
  if (answer === undefined && (response.ok || AWAY.includes(response.status))) throw lost(words);
  learnTime(response.headers.get('date'));
  connection.find();
  if (response.ok) return answer;
  throw refusalOf(response.status, answer);
}

const AWAY: readonly number[] = [502, 503, 504];

async function reach(path: string, init: RequestInit, words: () => string) {
  try {
    const response = await fetch(path, init);
    return { response, text: await response.text() };
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw lost(words, fault);
  }
}

function lost(words: () => string, cause?: unknown): Unreachable {
  connection.lose();
  return new Unreachable(words(), { cause });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(status: number, answer: unknown): Refused {
  const told = isRecord(answer) ? answer : {};
  const reason = typeof told['reason'] === 'string' ? told['reason'] : plainReason(status);
  const fields = Array.isArray(told['fields']) ? told['fields'].flatMap(fieldFault) : [];
  return new Refused(status, reason, fields);
}

function plainReason(status: number): string {
  if (status === 401) return say('You are signed out.');
  if (status === 429) return say('That was too often. Wait a minute and try again.');
  if (status >= 500) return say('Something broke on our side. Nothing was changed. Try again in a minute.');
  return say('That did not work.');
}

function fieldFault(fault: unknown): FieldFault[] {
  if (!isRecord(fault)) return [];
  const { field, problem } = fault;
  return typeof field === 'string' && typeof problem === 'string' ? [{ field, problem }] : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function fill(path: string, params: unknown): string {
  const values = new Map(Object.entries(params ?? {}));
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name) ?? '')));
}

function queryOf(query: object | undefined): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}
