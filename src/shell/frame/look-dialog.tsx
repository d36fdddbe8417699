import type { ReactNode } from 'react';
import { useKeepLook } from '#areas/identity/web/index.ts';
import { useLook } from '#ui/look/look.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, Pick, SelectField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { LANGUAGES } from '#ui/words/languages.ts';
import { say } from '#ui/words/say.ts';

/** How the desk looks and speaks for this officer. Every change shows at once and is kept wherever they sit. */
export function LookDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      title={say('Look, language and keys')}
      open={open}
      onClose={onClose}
      acts={<Button onClick={onClose}>{say('Done')}</Button>}
    >
      <LookFields />
    </Dialog>
  );
}

export function LookFields() {
  const look = useLook();
  const { change, fault } = useKeepLook();
  return (
    <>
      <div className="look">
        <LightLines />
        <SizeLines />
        <MotionLine />
      </div>
      <SelectField
        label={say('Language, dates and numbers')}
        value={look.language}
        options={[
          { value: '', label: say('As the service was set up') },
          ...LANGUAGES.map(({ locale, name }) => ({ value: locale, label: name })),
        ]}
        onChange={(language) => change({ language })}
      />
      <Pick
        label={say('Single keys do things (turn this off when you dictate)')}
        checked={look.keys === 'on'}
        onChange={(on) => change({ keys: on ? 'on' : 'off' })}
      />
      <Trouble fault={fault} kept={say('It looks so here, and was not kept for elsewhere.')} />
    </>
  );
}

function LightLines() {
  const look = useLook();
  const { change } = useKeepLook();
  const system = say('As the system');
  return (
    <>
      <Line label={say('Light')}>
        {(label) => (
          <Choice
            label={label}
            value={look.theme}
            options={[
              { value: 'system', label: system },
              { value: 'light', label: say('Light') },
              { value: 'dark', label: say('Dark') },
            ]}
            onChange={(theme) => change({ theme })}
          />
        )}
      </Line>
      <Line label={say('Contrast')}>
        {(label) => (
          <Choice
            label={label}
            value={look.contrast}
            options={[
              { value: 'system', label: system },
              { value: 'more', label: say('High') },
            ]}
            onChange={(contrast) => change({ contrast })}
          />
        )}
      </Line>
    </>
  );
}

function MotionLine() {
  const look = useLook();
  const { change } = useKeepLook();
  return (
    <Line label={say('Motion')}>
      {(label) => (
        <Choice
          label={label}
          value={look.motion}
          options={[
            { value: 'system', label: say('As the system') },
            { value: 'less', label: say('Still') },
          ]}
          onChange={(motion) => change({ motion })}
        />
      )}
    </Line>
  );
}

function SizeLines() {
  const look = useLook();
  const { change } = useKeepLook();
  return (
    <>
      <Line label={say('Density')}>
        {(label) => (
          <Choice
            label={label}
            value={look.density}
            options={[
              { value: 'compact', label: say('Compact') },
              { value: 'usual', label: say('Usual') },
              { value: 'roomy', label: say('Roomy') },
            ]}
            onChange={(density) => change({ density })}
          />
        )}
      </Line>
      <Line label={say('Text')}>
        {(label) => (
          <Choice
            label={label}
            value={look.size}
            options={[
              { value: 'usual', label: say('Usual') },
              { value: 'large', label: say('Large') },
              { value: 'larger', label: say('Larger') },
            ]}
            onChange={(size) => change({ size })}
          />
        )}
      </Line>
    </>
  );
}

const Line = ({ label, children }: { label: string; children: (label: string) => ReactNode }) => (
  <>
    <h3>{label}</h3>
    {children(label)}
  </>
);
