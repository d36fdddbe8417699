import { z } from 'zod';
import type { SchemaOf } from '#kernel/endpoint.ts';

type Schema = Record<string, unknown>;

/**
 * The JSON schema that Fastify writes a reply with. Fields that the contract does not declare are dropped, so a column
 * added to a query by mistake never reaches the browser.
 *
 * "X or null" is rewritten from a union to a nullable type: a union makes the writer validate each value, which costs a
 * list of fifty cases more than its query.
 */
export const replySchema = (reply: SchemaOf<unknown>): Schema =>
  simplify(z.toJSONSchema(reply, { target: 'draft-7', io: 'output', unrepresentable: 'any' }));

function simplify(node: unknown): Schema {
  const { $schema: _, pattern: __, format: ___, ...rest } = node as Schema;
  const plain = withoutNullUnion(rest);
  return Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, within(key, value)]));
}

function within(key: string, value: unknown): unknown {
  if (key === 'properties') return mapValues(value as Schema, simplify);
  if (key === 'items' || key === 'additionalProperties') return typeof value === 'object' ? simplify(value) : value;
  if (key === 'anyOf' || key === 'oneOf' || key === 'allOf') return (value as unknown[]).map(simplify);
  return value;
}

const mapValues = (from: Schema, change: (value: unknown) => Schema): Schema =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));

function withoutNullUnion(node: Schema): Schema {
  const options = node['anyOf'];
  if (!Array.isArray(options) || options.length !== 2) return node;
  const some = (options as Schema[]).filter((option) => option['type'] !== 'null');
  const [only] = some;
  return some.length === 1 && only !== undefined && !('anyOf' in only) ? { ...only, nullable: true } : node;
}
