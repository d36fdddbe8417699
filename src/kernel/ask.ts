import { z } from 'zod';
import type { Command, Question, SchemaOf } from './endpoint.ts';

const NOTHING = z.undefined();
const NO_PARAMS = z.object({});

type Asking<Params, Query, Reply> = {
  readonly path: string;
  readonly may: string;
  readonly params?: SchemaOf<Params>;
  readonly query?: SchemaOf<Query>;
  readonly reply: SchemaOf<Reply>;
};

type Telling<Params, Body, Reply> = {
  readonly path: string;
  readonly may: string;
  readonly params?: SchemaOf<Params>;
  readonly body?: SchemaOf<Body>;
  readonly reply: SchemaOf<Reply>;
  readonly once?: boolean;
};

/** Declares a question (GET). What is left out takes nothing. */
export const question = <Params = object, Query = object, Reply = unknown>(
  it: Asking<Params, Query, Reply>,
): Question<Params, Query, Reply> => ({
  params: NO_PARAMS as unknown as SchemaOf<Params>,
  query: NO_PARAMS as unknown as SchemaOf<Query>,
  ...it,
  method: 'GET',
  body: NOTHING,
});

/** Declares a command (POST). What is left out takes nothing. */
export const command = <Params = object, Body = object, Reply = unknown>(
  it: Telling<Params, Body, Reply>,
): Command<Params, Body, Reply> => ({
  params: NO_PARAMS as unknown as SchemaOf<Params>,
  body: NO_PARAMS as unknown as SchemaOf<Body>,
  ...it,
  method: 'POST',
  query: NOTHING,
});
