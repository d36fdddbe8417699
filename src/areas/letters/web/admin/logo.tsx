import { useId, useRef, useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Fault, TextField } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';

type Chosen = { readonly sha256: string; readonly alt: string };
type Props = {
  readonly agency: string;
  readonly logo: Chosen | null;
  readonly onChange: (logo: Chosen | null) => void;
};

type Given = { readonly sha256?: string; readonly reason?: string };

/** The logo at the head of letters: a picture, and what it is in words for whoever has the letter read aloud. */
export function LogoField({ agency, logo, onChange }: Props) {
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const hint = useId();
  const give = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setBusy(true);
    setFault(undefined);
    const given = await send(chosen);
    setBusy(false);
    if (given.sha256 === undefined) setFault(given.reason);
    else onChange({ sha256: given.sha256, alt: logo?.alt ?? say('Logo of {{agency}}', { agency }) });
  };
  return (
    <fieldset className="field logo-field">
      <legend>{say('Logo')}</legend>
      {logo !== null && <img src={`/api/letterhead/logos/${logo.sha256}`} alt={logo.alt} />}
      <input
        ref={file}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/svg+xml"
        onChange={(event) => void give(event.target.files?.[0])}
      />
      <div className="row-of">
        <Button busy={busy} aria-describedby={hint} onClick={() => file.current?.click()}>
          {logo === null ? say('Choose a picture') : say('Choose another')}
        </Button>
        {logo !== null && (
          <Button weight="bare" onClick={() => onChange(null)}>
            {say('Take it away')}
          </Button>
        )}
      </div>
      <span className="hint" id={hint}>
        {say('PNG, JPEG or a plain SVG, at most half a megabyte. It stands at the top right, at most 60 by 18 mm.')}
      </span>
      {fault !== undefined && <Fault>{fault}</Fault>}
      {logo !== null && (
        <TextField
          label={say('The logo in words')}
          hint={say('For whoever has the letter read aloud.')}
          required
          maxLength={200}
          value={logo.alt}
          onChange={(alt) => onChange({ ...logo, alt })}
        />
      )}
    </fieldset>
  );
}

/** A file is no JSON, so it goes beside the usual way. */
async function send(file: File): Promise<Given> {
  try {
    const reply = await fetch('/api/letterhead/logo', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    const said: unknown = await reply.json();
    return typeof said === 'object' && said !== null ? said : { reason: say('The desk did not answer. Try again.') };
  } catch {
    // The line broke: nothing was kept, and the file is still chosen.
    return { reason: say('The desk did not answer. Try again.') };
  }
}
