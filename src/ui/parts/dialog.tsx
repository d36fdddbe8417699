import type { DialogProps } from './dialog-box.tsx';
import { laterDialog } from './later.tsx';

const Box = laterDialog<DialogProps>(async () => (await import('./dialog-box.tsx')).DialogBox);

/** Floats over the work until it is answered. Escape and a press beside it close it; the focus goes back where it was. */
export const Dialog = (props: DialogProps) => (props.open ? <Box {...props} /> : null);
