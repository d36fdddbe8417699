import { changeLook, useLook } from '#ui/look/look.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, Pick } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const CONTRASTS = [
  { value: 'system', label: 'As the system' },
  { value: 'more', label: 'High' },
] as const;
const DENSITIES = [
  { value: 'compact', label: 'Compact' },
  { value: 'usual', label: 'Usual' },
  { value: 'roomy', label: 'Roomy' },
] as const;

/** How the desk looks on this machine. Every change shows at once. */
export function LookDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const look = useLook();
  return (
    <Dialog
      title={say('Look and keys')}
      open={open}
      onClose={onClose}
      acts={<Button onClick={onClose}>{say('Done')}</Button>}
    >
      <div className="look">
        <h3>{say('Light')}</h3>
        <Choice label={say('Light')} value={look.theme} options={THEMES} onChange={(theme) => changeLook({ theme })} />
        <h3>{say('Contrast')}</h3>
        <Choice
          label={say('Contrast')}
          value={look.contrast}
          options={CONTRASTS}
          onChange={(contrast) => changeLook({ contrast })}
        />
        <h3>{say('Density')}</h3>
        <Choice
          label={say('Density')}
          value={look.density}
          options={DENSITIES}
          onChange={(density) => changeLook({ density })}
        />
      </div>
      <Pick
        label={say('Single keys do things (turn this off when you dictate)')}
        checked={look.keys === 'on'}
        onChange={(on) => changeLook({ keys: on ? 'on' : 'off' })}
      />
    </Dialog>
  );
}
