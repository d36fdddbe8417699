import { Outlet, createRootRoute, createRoute } from '@tanstack/react-router';
import { Frame } from '../frame/frame.tsx';
import { NothingHere } from '../frame/nothing-here.tsx';

export const root = createRootRoute({ component: Outlet, notFoundComponent: NothingHere });

/** A reference such as 482-130-T would be read as a sum if addresses were parsed as JSON; they are words. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: Frame });
/** A place inside the frame. */
export const under = <Path extends string>(path: Path) => ({ getParentRoute: () => desk, path });
