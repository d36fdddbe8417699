import { inOrder, type Framework, type Item } from './framework.ts';

type Json = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter((one): one is Json => typeof one === 'object' && one !== null) : [];
const jsonOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});

const BARE = {
  version: 1,
  issuer: '',
  licence: '',
  source: { title: '', url: '' },
  told: '',
  levels: [],
  links: [],
  facts: {},
};

/** Capabilities with behavioural indicators at named levels, as one JSON file: groups, capabilities, levels, indicators. */
export function fromCapabilities(it: Json): Framework | undefined {
  const capabilities = listOf(it['capabilities']);
  const levels = Array.isArray(it['levels']) ? it['levels'].map(textOf) : [];
  if (capabilities.length === 0 || levels.length === 0) return undefined;
  const groups = [...new Set(capabilities.map((one) => textOf(one['group'])))].filter((group) => group !== '');
  const items: Item[] = groups.map((group, n) =>
    line({ key: `group ${group}`, kind: 'group', code: `G${n + 1}`, name: group, text: group }),
  );
  for (const one of capabilities) items.push(...capability(one, levels));
  return {
    ...BARE,
    key: 'capabilities',
    short: textOf(it['framework']).slice(0, 40),
    title: textOf(it['framework']),
    claimed: ['level'],
    levels,
    items: inOrder(items),
  };
}

function capability(one: Json, levels: readonly string[]): Item[] {
  const key = textOf(one['id']) || textOf(one['name']);
  const name = textOf(one['name']);
  const said = jsonOf(one['behavioural_indicators']);
  const group = textOf(one['group']);
  return [
    line({
      key,
      parent: group === '' ? null : `group ${group}`,
      kind: 'capability',
      code: key,
      name,
      text: textOf(one['descriptor']) || name,
    }),
    ...levels.flatMap((level, n) => [
      line({
        key: `${key} ${n + 1}`,
        parent: key,
        kind: 'level',
        code: `${key}.${n + 1}`,
        name: `${name}, ${level}`,
        text: `${name}, ${level}`,
        level: n + 1,
      }),
      ...(Array.isArray(said[level]) ? said[level].map(textOf) : []).map((text, at) =>
        line({
          key: `${key} ${n + 1} ${at + 1}`,
          parent: `${key} ${n + 1}`,
          kind: 'indicator',
          code: `${key}.${n + 1}.${at + 1}`,
          text,
          level: n + 1,
        }),
      ),
    ]),
  ];
}

/** A SmartEvidence matrix: standards, and what they are made of. */
export function fromMatrix(it: Json): Framework | undefined {
  const matrix = jsonOf(it['framework']);
  const standards = listOf(matrix['standards']);
  if (standards.length === 0) return undefined;
  const items: Item[] = standards.map((one) =>
    line({
      key: `standard ${textOf(one['standardid'])}`,
      kind: 'standard',
      code: textOf(one['standardid']),
      name: textOf(one['shortname']),
      text: textOf(one['name']) || textOf(one['shortname']),
      facts: { description: textOf(one['description']) },
    }),
  );
  for (const [n, one] of listOf(matrix['standardelements']).entries()) items.push(element(one, n));
  const title = textOf(matrix['name']);
  return {
    ...BARE,
    key: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    short: title.slice(0, 40),
    title,
    told: textOf(matrix['description']),
    claimed: [],
    items: inOrder(eachOnce(items)),
  };
}

function element(one: Json, n: number): Item {
  // A matrix that is read in one go need not number what stands in it.
  const id = textOf(one['elementid']) || textOf(one['shortname']) || String(n + 1);
  const standard = textOf(one['standardid']);
  const parent = textOf(one['parentelementid']);
  return line({
    key: `element ${standard} ${id}`,
    parent: parent === '' ? `standard ${standard}` : `element ${standard} ${parent}`,
    kind: 'criterion',
    code: id,
    name: textOf(one['shortname']),
    text: textOf(one['name']) || textOf(one['shortname']),
    facts: { description: textOf(one['description']) },
  });
}

/** A number that stands in a matrix twice is two lines; what is part of it is part of the first. */
function eachOnce(items: readonly Item[]): readonly Item[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const before = seen.get(item.key) ?? 0;
    seen.set(item.key, before + 1);
    return before === 0 ? item : { ...item, key: `${item.key} again ${before}` };
  });
}

const line = (it: Partial<Item> & Pick<Item, 'key' | 'kind' | 'text'>): Item => ({
  parent: null,
  code: '',
  name: '',
  level: null,
  facts: {},
  ...it,
});
