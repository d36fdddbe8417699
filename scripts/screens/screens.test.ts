import { expect, test } from 'vitest';
import { GROUPS, WITHOUT } from './all.ts';
import { deskRoutes, routeOf } from './routes.ts';

const SHOTS = Object.values(GROUPS).flat();
const routes = deskRoutes();

test('every screen of the desk has a picture, or a reason why it has none', () => {
  expect(routes).toEqual(expect.arrayContaining(['/', '/case/$id', '/board', '/sign-in', '/admin/mail']));
  const shown = new Set(SHOTS.map(({ at, path }) => at ?? routeOf(path, routes)));
  expect(routes.filter((route) => !shown.has(route) && WITHOUT[route] === undefined)).toEqual([]);
  expect(Object.keys(WITHOUT).filter((route) => shown.has(route) || !routes.includes(route))).toEqual([]);
});

test('a picture shows a screen that there is, under a name of its own', () => {
  const known = [...routes, undefined];
  expect(SHOTS.filter(({ at, path }) => path.startsWith('/desk') && !known.includes(at))).toEqual([]);
  expect(SHOTS.filter(({ path }) => path.startsWith('/desk') && routeOf(path, routes) === undefined)).toEqual([]);
  const names = SHOTS.map(({ name }) => name);
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
});

test('an address belongs to the route that names it in words before one that has a blank', () => {
  expect(routeOf('/desk/assessment/register', routes)).toBe('/assessment/register');
  expect(routeOf('/desk/assessment/0199-ab?tab=1', routes)).toBe('/assessment/$id');
  expect(routeOf('/desk/', routes)).toBe('/');
  expect(routeOf('/desk/nowhere', routes)).toBeUndefined();
});
