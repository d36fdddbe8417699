export type Field = { readonly field: string; readonly problem: string };

/** A request we understood and turned down. Everything else that throws is a fault of ours. */
export class Refusal extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429;
  readonly reason: string;
  readonly fields: readonly Field[];

  constructor(status: Refusal['status'], reason: string, fields: readonly Field[] = []) {
    super(reason);
    this.name = 'Refusal';
    this.status = status;
    this.reason = reason;
    this.fields = fields;
  }
}
