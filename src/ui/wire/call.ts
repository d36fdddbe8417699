import type { ZodType } from 'zod';
import type { Command, Question } from '#kernel/endpoint.ts';
import { learnTime } from '../time/present.ts';
import { say } from '../words/say.ts';

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

export type ReplyOf<Endpoint> = Endpoint extends { readonly reply: ZodType<infer Reply> } ? Reply : never;

/** What an endpoint does not ask for may be left out. */
type WithParams<Params> = object extends Params ? { readonly params?: Params } : { readonly params: Params };
type WithBody<Body> = object extends Body ? { readonly body?: Body } : { readonly body: Body };
export type Asking<Params, Query> = WithParams<Params> & { readonly query?: Partial<Query> };
export type Telling<Params, Body> = WithParams<Params> & WithBody<Body>;

/** Asks a question of the service. The reply is checked against the contract, so what a screen shows has the right shape. */
export async function ask<Params, Query, Reply>(
  endpoint: Question<Params, Query, Reply>,
  input: Asking<Params, Query>,
  signal?: AbortSignal,
): Promise<Reply> {
  const path = fill(endpoint.path, input.params) + queryOf(input.query);
  return endpoint.reply.parse(await send(path, signal ? { signal } : {}));
}

/** `leaving`: the page is about to go, and the browser is asked to bring this through all the same (64 kB at most). */
type TellOptions = { readonly leaving?: boolean };

/** Tells the service to do something: all of it is done, or none of it. */
export async function tell<Params, Body, Reply>(
  endpoint: Command<Params, Body, Reply>,
  input: Telling<Params, Body>,
  { leaving = false }: TellOptions = {},
): Promise<Reply> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(input.body ?? {});
  const last = leaving ? { keepalive: true } : {};
  return endpoint.reply.parse(
    await send(fill(endpoint.path, input.params), { method: 'POST', headers, body, ...last }),
  );
}

/** Sends the bytes of a file as they are. */
export async function sendFile<Reply>(path: string, file: File, reply: ZodType<Reply>): Promise<Reply> {
  const headers = { 'content-type': 'application/octet-stream' };
  return reply.parse(await send(path, { method: 'POST', headers, body: file }));
}

async function send(path: string, init: RequestInit): Promise<unknown> {
  const response = await reach(path, init);
  learnTime(response.headers.get('date'));
  const answer = await readJson(response);
  if (response.ok) return answer;
  throw refusalOf(response.status, answer);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw new Unreachable(say('No network. Nothing was changed.'), { cause: fault });
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    // A proxy in front of the service answers in HTML when the service is away.
    return {};
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
