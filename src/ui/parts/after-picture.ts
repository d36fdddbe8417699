import { startTransition, useEffect, useState } from 'react';

/**
 * Turns true once what is there has been drawn. What is beside the point then comes in slices between which
 * a key is taken, so that nobody waits for it who only wanted to read.
 */
export function useAfterPicture(there: boolean): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!there) return undefined;
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => startTransition(() => setDrawn(true)));
    port1.start();
    const frame = requestAnimationFrame(() => port2.postMessage(0));
    return () => {
      cancelAnimationFrame(frame);
      port1.close();
    };
  }, [there]);
  return drawn;
}
