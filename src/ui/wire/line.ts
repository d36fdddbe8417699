import { SECOND } from '#kernel/time.ts';
import { waitBefore } from './waits.ts';

type Line = {
  /** Where to listen. Asked for each time, because what was missed is known by when the line was last heard. */
  readonly address: () => string;
  readonly onData: (data: string) => void;
  /** The line is open; `again`: it was lost before. */
  readonly onOpen: (again: boolean) => void;
  /** There is no network, or a try that came after a loss failed too. */
  readonly onFail: () => void;
  /** The service is there and does not let us listen: perhaps nobody is signed in any more. */
  readonly onShut: () => void;
};

/** The service says every 25 seconds that it is there. A line that says nothing for longer is dead, whatever it looks like. */
const SILENCE = 60 * SECOND;

/**
 * A line to the service that comes back by itself: after growing waits, and at once when the machine says that it has a network
 * again or when somebody looks at the window again.
 */
export function openLine({ address, onData, onOpen, onFail, onShut }: Line): () => void {
  const state: { source: EventSource | undefined; wait: Timer; watch: Timer; tries: number; lost: boolean } = {
    source: undefined,
    wait: undefined,
    watch: undefined,
    tries: 0,
    lost: false,
  };
  const heard = () => {
    clearTimeout(state.watch);
    state.watch = setTimeout(fail, SILENCE);
  };
  const connect = () => {
    stop();
    const source = new EventSource(address());
    state.source = source;
    source.addEventListener('open', () => {
      heard();
      onOpen(state.lost);
      state.tries = 0;
      state.lost = false;
    });
    source.addEventListener('beat', heard);
    source.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      heard();
      onData(String(data));
    });
    source.addEventListener('error', fail);
    state.watch = setTimeout(fail, SILENCE);
  };
  const stop = () => {
    clearTimeout(state.wait);
    clearTimeout(state.watch);
    state.wait = undefined;
    state.source?.close();
  };
  function fail(): void {
    // A line that the service has shut is closed for good; one that broke would try again by itself.
    if (state.source?.readyState === EventSource.CLOSED) onShut();
    stop();
    if (state.tries > 0 || !navigator.onLine) onFail();
    state.wait = setTimeout(connect, waitBefore(state.tries, Math.random()));
    state.tries += 1;
    state.lost = true;
  }
  const deaf = onNetwork({
    back: () => {
      if (state.wait !== undefined) connect();
    },
    gone: () => {
      if (state.wait === undefined) fail();
      else onFail();
    },
  });
  connect();
  return () => {
    stop();
    deaf();
  };
}

/** What the machine says of its network. Somebody who looks at the window again does not want to wait either. */
function onNetwork({ back, gone }: { readonly back: () => void; readonly gone: () => void }): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') back();
  };
  window.addEventListener('online', back);
  window.addEventListener('offline', gone);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', back);
    window.removeEventListener('offline', gone);
    document.removeEventListener('visibilitychange', seen);
  };
}

type Timer = ReturnType<typeof setTimeout> | undefined;
