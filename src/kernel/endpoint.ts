import type { z } from 'zod';

/**
 * As much of a schema as tells what it gives. A whole one has some sixty members, and to compare every schema of every contract
 * with all of them took the compiler longer than everything else.
 */
export type SchemaOf<T> = z.core.$ZodType<T>;

type Shape<Params, Query, Body, Reply> = {
  readonly path: string;
  /** The permission the caller must hold. There is no way to declare an endpoint without one. */
  readonly may: string;
  readonly params: SchemaOf<Params>;
  readonly query: SchemaOf<Query>;
  readonly body: SchemaOf<Body>;
  readonly reply: SchemaOf<Reply>;
};

/** A question: changes nothing (but may record that personal data was read) and opens no transaction. */
export type Question<Params, Query, Reply> = Shape<Params, Query, undefined, Reply> & { readonly method: 'GET' };

/** A command: one transaction, in which everything it does is saved and announced, or nothing is. */
export type Command<Params, Body, Reply> = Shape<Params, undefined, Body, Reply> & {
  readonly method: 'POST';
  /**
   * It makes something new, so doing it twice would make two. Whoever calls may name the act (`idempotency-key`); the same
   * name again is then answered as it was the first time, and nothing is done.
   */
  readonly once?: boolean;
};

export type AnyEndpoint = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly may: string;
  readonly params: SchemaOf<unknown>;
  readonly query: SchemaOf<unknown>;
  readonly body: SchemaOf<unknown>;
  readonly reply: SchemaOf<unknown>;
  readonly once?: boolean;
};

/** The header in which a caller names an act that must not be done twice. */
export const ACT_NAME = 'idempotency-key';

/** Anyone on the network may call an endpoint with this permission: sign-in, and what a secret link opens. */
export const ANYONE = 'anyone';

/** Any officer who is signed in may call an endpoint with this permission. */
export const SIGNED_IN = 'signed-in';
