import { useState } from 'react';
import { later } from './later.tsx';
import { useHeldKeys } from './stand-in.tsx';
import type { UnfoldProps } from './unfold-box.tsx';

const Box = later<UnfoldProps>(
  async () => (await import('./unfold-box.tsx')).UnfoldBox,
  (props) => <Coming {...props} />,
);

/** A few fields that open above or below their button and keep the rest of the screen in sight. */
export function Unfold(props: UnfoldProps) {
  const [pressed, setPressed] = useState(false);
  return pressed ? <Box {...props} /> : <Opener {...props} onPress={() => setPressed(true)} />;
}

function Coming(props: UnfoldProps) {
  useHeldKeys();
  return <Opener {...props} expanded />;
}

type OpenerProps = UnfoldProps & { readonly expanded?: boolean; readonly onPress?: () => void };

const Opener = ({ face, look = 'button', expanded = false, onPress }: OpenerProps) => (
  <button
    type="button"
    className={look}
    aria-haspopup="dialog"
    aria-expanded={expanded}
    onPointerEnter={() => void Box.fetch()}
    onFocus={() => void Box.fetch()}
    onClick={onPress}
  >
    {face}
  </button>
);
