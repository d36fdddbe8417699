import { useEffect, useState, type ComponentType } from 'react';
import { Waiting } from './states.tsx';

type Later<Props> = {
  readonly View: ComponentType<Props>;
  /** Fetches the part ahead of its use, so that it opens with the key that asks for it. */
  readonly fetch: () => void;
};

/**
 * A part of the desk that is fetched apart from the rest. Once it is there it is drawn at once: a dialog has the focus
 * before the next key comes, which `React.lazy` cannot promise.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  what: () => string,
): Later<Props> {
  const held: { part: ComponentType<Props> | undefined; coming: Promise<void> | undefined } = {
    part: undefined,
    coming: undefined,
  };
  const bring = () => {
    held.coming ??= load().then(
      (part) => void (held.part = part),
      // The line was away. It is asked for again when somebody wants it again.
      () => void (held.coming = undefined),
    );
    return held.coming;
  };
  function View(props: Props) {
    const [, draw] = useState(0);
    const Part = held.part;
    useEffect(() => {
      if (held.part === undefined) void bring().then(() => draw((times) => times + 1));
    }, []);
    return Part === undefined ? <Waiting what={what()} /> : <Part {...props} />;
  }
  return { View, fetch: () => void bring() };
}
