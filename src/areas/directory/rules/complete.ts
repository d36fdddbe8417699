import { textOf, type Doc } from './doc.ts';
import { HSDS, faultOf, isDoc, type EntityName, type Field } from './hsds.ts';
import { idFor } from './ids.ts';

/**
 * A thing as we give it out: everything that came with it, and the standard has nothing to say against it. What is needed and was
 * never given is filled with the nearest that is true; what the standard would refuse stands beside its field, as published.
 */
export function complete(entity: EntityName, it: Doc): Doc {
  const { fields, many, one } = HSDS[entity];
  const out: Record<string, unknown> = { ...it };
  for (const field of fields) {
    const value = out[field.name];
    const refused = value !== undefined && faultOf(field.kind, value) !== undefined;
    if (refused) {
      out[`as_published_${field.name}`] = value;
      delete out[field.name];
    }
    if (out[field.name] === undefined && field.needed) out[field.name] = insteadOf(entity, field, it);
  }
  for (const [name, child] of Object.entries(many)) {
    const list = out[name];
    if (Array.isArray(list)) out[name] = list.filter(isDoc).map((each) => complete(child, each));
    else if (list !== undefined) delete out[name];
  }
  for (const [name, child] of Object.entries(one)) {
    const within = out[name];
    if (isDoc(within)) out[name] = complete(child, within);
    else if (within !== undefined) delete out[name];
  }
  return out;
}

function insteadOf(entity: EntityName, { name, kind }: Field, it: Doc): unknown {
  if (kind === 'uuid') return idFor('as published', entity, JSON.stringify(it));
  if (kind === 'number') return 0;
  if (typeof kind === 'object') return kind[0] ?? '';
  return textOf(it, name === 'description' || name === 'name' ? (textOf(it, 'name') === '' ? 'term' : 'name') : name);
}

/** What the first look at a list shows: the thing itself and what it belongs to, without the lists inside it. */
export function brief(entity: EntityName, it: Doc): Doc {
  const { many } = HSDS[entity];
  return Object.fromEntries(Object.entries(it).filter(([name]) => !Object.hasOwn(many, name)));
}
