import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

type Place = {
  readonly room: string;
  readonly area: string | undefined;
  readonly drawer: string | undefined;
  readonly door: boolean;
  readonly test: boolean;
};
export type AreaMap = Readonly<Record<string, readonly string[]>>;
type Crossing = { readonly from: Place; readonly to: Place; readonly map: AreaMap };

const ALIASES = ['kernel', 'platform', 'areas', 'flows', 'ui', 'testing'];
const FOUNDATIONS = ['kernel', 'platform', 'ui'];
const BROWSER = ['ui', 'shell'];
const ABOVE_AREAS = ['flows', 'shell', 'site', 'demo', 'main'];
/** The kernel states what requests and replies look like, and zod is the language for that. */
const KERNEL_PACKAGES = ['zod'];
const NODE = /^node:/;
/** Every wall that one import crosses, in words a developer can act on. */
export function crossings(file: string, specifier: string, map: AreaMap): string[] {
  const from = placeOf(file);
  if (from.test || from.room === 'testing') return [];
  const target = resolve(file, specifier);
  if (target === undefined) return packageCrossings(from, specifier);
  const crossing = { from, to: placeOf(target), map };
  return [...betweenDrawers(crossing), ...betweenRooms(crossing), ...betweenAreas(crossing)];
}

function packageCrossings(from: Place, specifier: string): string[] {
  if (from.drawer === 'rules') return [`pure code imports no package: ${specifier}`];
  if (from.room === 'kernel' && !KERNEL_PACKAGES.includes(specifier))
    return [`pure code imports no package: ${specifier}`];
  if (inBrowser(from) && NODE.test(specifier)) return [`the browser has no ${specifier}`];
  return [];
}

function betweenDrawers({ from, to }: Crossing): string[] {
  const found = [];
  const server = to.drawer === 'server' || ['platform', 'flows', 'site', 'demo', 'main'].includes(to.room);
  if (from.drawer === 'rules' && to.room !== 'kernel' && to.drawer !== 'rules')
    found.push('rules use only kernel and rules');
  if (inBrowser(from) && server) found.push('the browser never imports the server');
  if (from.drawer === 'server' && inBrowser(to)) found.push('the server never imports the browser');
  if (from.drawer === 'contract.ts' && (server || inBrowser(to)))
    found.push('a contract is shared by both sides: it imports neither');
  return found;
}

/** Rooms that a room may not look up to, each with the reason. */
const BELOW: Readonly<Record<string, { readonly notTo: readonly string[]; readonly why: string }>> = {
  flows: { notTo: ['shell', 'site', 'demo', 'main'], why: 'a flow does not know who starts it' },
  demo: { notTo: ['shell', 'site', 'main'], why: 'the demo uses front doors, flows and the platform only' },
};

function betweenRooms({ from, to }: Crossing): string[] {
  const found = [];
  const below = BELOW[from.room];
  if (from.room === 'kernel' && to.room !== 'kernel') found.push('the kernel stands on nothing');
  if (FOUNDATIONS.includes(from.room) && !FOUNDATIONS.includes(to.room)) found.push('foundations know no area');
  if (from.area && ABOVE_AREAS.includes(to.room)) found.push('an area does not know who uses it');
  if (below?.notTo.includes(to.room)) found.push(below.why);
  if (to.room === 'testing' || to.test) found.push('only tests use what is made for tests');
  return found;
}

function betweenAreas({ from, to, map }: Crossing): string[] {
  const foreign = to.area !== undefined && to.area !== from.area;
  if (!foreign) return [];
  const found = [];
  if (!to.door) found.push(`${to.area} has a front door: import its index or contract`);
  if (from.area && !map[from.area]?.includes(to.area ?? ''))
    found.push(`areas/map.ts does not let ${from.area} use ${to.area}`);
  return found;
}

function inBrowser(place: Place): boolean {
  return place.drawer === 'web' || BROWSER.includes(place.room);
}

/** The specifiers a source file imports, re-exports or loads dynamically. Types count: a type is a dependency too. */
export function importsOf(file: string, source: string): string[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => source.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ];
}

const TABLE =
  /\b(?:from|join|into|update|references|table|only|truncate|using)\s+"?([a-z_]+)"?\."?[a-z_]+"?|(?:From|Join|Into|Table)\('([a-z_]+)\.[a-z_]+/g;

/** Tables an area's code names but does not own. A table is written `area.table`, so ownership is visible in the SQL. */
export function foreignTables(file: string, source: string, map: AreaMap): string[] {
  const { area, room, test } = placeOf(file);
  if (test || room === 'testing' || !file.startsWith('src/')) return [];
  const owners = [...source.matchAll(TABLE)].map(([, written, built]) => written ?? built ?? '');
  const mine = area ?? room;
  const foreign = owners.filter((owner) => owner !== mine && Object.hasOwn(map, owner));
  return [...new Set(foreign)].map((owner) => `${mine} names a table of ${owner}: ask its front door`);
}

/** The map must be drawn from the ground up, which also makes it free of cycles. */
export function drawnUpward(map: AreaMap): string[] {
  const seen = new Set<string>();
  return Object.entries(map).flatMap(([area, uses]) => {
    const early = uses
      .filter((used) => !seen.has(used))
      .map((used) => `${area} is listed before ${used}, which it uses`);
    seen.add(area);
    return early;
  });
}

/** V8 finds nothing with `(?i:…)` in a process that has made much code: `anyCase` of #kernel/pseudonyms writes what it would have said. */
export const modifiersIn = (source: string): string[] =>
  [...source.matchAll(/\(\?-?[ims]+(?:-[ims]+)?:/g)].map(([group]) => `'${group}' in an expression, which V8 forgets`);

/** An area that has a folder and no row could import and be imported as it likes. */
export function unmapped(files: readonly string[], map: AreaMap): string[] {
  const areas = new Set(files.flatMap((file) => placeOf(file).area ?? []));
  return [...areas]
    .filter((area) => !Object.hasOwn(map, area))
    .map((area) => `src/areas/${area} has no row in areas/map.ts`);
}

function placeOf(path: string): Place {
  const parts = path.split('/');
  const [, room = '', area, drawer] = parts;
  const inArea = room === 'areas' && parts.length > 3;
  return {
    room,
    area: inArea ? area : undefined,
    drawer: inArea ? drawer : undefined,
    // The door of a drawer, not some index further in. A part of the desk that is loaded on demand has a door too.
    door: /^src\/areas\/[^/]+\/(contract\.ts|(rules|server|web)\/index\.tsx?|web\/[^/]+\/index\.tsx?)$/.test(path),
    test: /\.(test|spec|fixtures)\.tsx?$/.test(path),
  };
}

function resolve(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  const [, alias = '', rest = ''] = /^#([a-z]+)\/(.*)$/.exec(specifier) ?? [];
  return ALIASES.includes(alias) ? `src/${alias}/${rest}` : undefined;
}
