const MAX_IDS = 1000;

/** Ids in the order they stand, once each. Ids without brackets are taken too: several mailers forget them. */
export function messageIdsIn(header: string): readonly string[] {
  const ids = new Set<string>();
  const bracketed = header.slice(0, 200_000).match(/<[^<>]{1,995}>/g) ?? [];
  for (const id of bracketed.slice(0, MAX_IDS)) ids.add(id.slice(1, -1).replace(/\s+/g, ''));
  if (ids.size === 0) {
    for (const word of header.slice(0, 10_000).split(/[\s,;]+/)) {
      const id = word.replace(/^<|>$/g, '');
      if (/^[^\s@<>()"]{1,500}@[^\s@<>()"]{1,500}$/.test(id)) ids.add(id);
    }
  }
  ids.delete('');
  return [...ids];
}

/** A message's own id may be any opaque word, even one without an at sign. */
export function ownMessageId(header: string): string | null {
  const [first] = messageIdsIn(header);
  if (first !== undefined) return first;
  const bare = header.trim().replace(/^<|>$/g, '').replace(/\s+/g, '');
  return bare === '' || bare.length > 995 ? null : bare;
}
