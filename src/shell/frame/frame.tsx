import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { Outlet, useLocation } from '@tanstack/react-router';
import { DeskSlotsOf, useKeepWords, useTextsLeftBehind } from '#areas/cases/web/index.ts';
import { MeOf, useAskMe, useMe } from '#areas/identity/web/index.ts';
import { fetchFloating } from '#ui/parts/later.tsx';
import { KeepingBy } from '#ui/parts/kept-words.ts';
import { Loaded, Notice, Waiting } from '#ui/parts/states.tsx';
import { Toasts } from '#ui/parts/toast.tsx';
import { hourOf } from '#ui/time/clock.ts';
import { ZoneOf, useZone } from '#ui/time/now.tsx';
import { useLostSince } from '#ui/wire/connection.ts';
import { useLive } from '#ui/wire/live.ts';
import { say } from '#ui/words/say.ts';
import { CasePage } from '../screens/screens.tsx';
import { DESK_SLOTS } from '../slots.ts';
import { DeskKeys } from './desk-keys.tsx';
import { Rail } from './rail.tsx';

/** What stands around every screen of the desk, once it is known who sits at it. */
export function Frame() {
  const asked = useAskMe();
  return (
    <Loaded asked={asked} what={say('Your desk')}>
      {(told) => (
        <MeOf told={told}>
          <ZoneOf zone={told.zone}>
            <DeskSlotsOf value={DESK_SLOTS}>
              <Keeping>
                <Desk />
              </Keeping>
            </DeskSlotsOf>
          </ZoneOf>
        </MeOf>
      )}
    </Loaded>
  );
}

/** Whoever may not read cases has no half-written texts: what they type lasts as long as its form. */
const Keeping = ({ children }: { children: ReactNode }) =>
  useMe().may('cases.read') ? <KeepingBy value={useKeepWords}>{children}</KeepingBy> : children;

function Desk() {
  useLive();
  useTextsLeftBehind(useMe().officer.id);
  useFetchingTheRest();
  return (
    <div className="desk">
      <Arrivals />
      <a className="skip" href="#main">
        {say('Skip to the work')}
      </a>
      <Rail />
      <div className="work">
        <Offline />
        <Suspense fallback={<Waiting what={say('The screen')} />}>
          <Outlet />
        </Suspense>
      </div>
      <DeskKeys />
      <Toasts />
    </div>
  );
}

/** What a change of screen asks for, by itself: nothing else around the screens is drawn again for it. */
function Arrivals(): null {
  useFocusOnArrival();
  useWindowTitle();
  return null;
}

/** Once the first screen stands, everything else is brought near. */
function useFetchingTheRest(): void {
  useEffect(() => fetchFloating(CasePage), []);
}

/** The window is called what its screen is called. A screen that knows better says so later, and is not overruled. */
function useWindowTitle(): void {
  const { pathname } = useLocation();
  useEffect(() => {
    const before = document.title;
    const look = setInterval(() => {
      const words = document.querySelector('main h1')?.textContent ?? '';
      if (words === '' && document.title === before) return;
      clearInterval(look);
      if (document.title === before) document.title = `${words} · Kept`;
    }, 100);
    return () => clearInterval(look);
  }, [pathname]);
}

/** After a change of screen the focus goes to its title, so that a screen reader begins there and keys work at once. */
function useFocusOnArrival(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const title = () => document.querySelector<HTMLElement>('main h1');
    // The screen may still be on its way, and what floated over the one before may give the focus back to nothing.
    const tries = { left: 50 };
    const timer = setInterval(() => {
      const { activeElement } = document;
      tries.left -= 1;
      if (activeElement === null || activeElement === document.body || !activeElement.isConnected)
        title()?.focus({ preventScroll: true });
      else if (tries.left < 45) tries.left = 0;
      if (tries.left <= 0) clearInterval(timer);
    }, 60);
    return () => clearInterval(timer);
  }, [pathname]);
}

function Offline() {
  const since = useLostSince();
  const zone = useZone();
  return (
    <div role="status" className="offline">
      {since !== undefined && (
        <Notice meaning="due" icon="offline">
          <b>{say('No connection since {{hour}}.', { hour: hourOf(since, zone) })}</b>{' '}
          {say('What you type is kept here.')}
        </Notice>
      )}
    </div>
  );
}
