import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Field } from '#ui/parts/field.tsx';

type OneTimeLinkProps = { readonly link: string; readonly name: string; readonly onClose: () => void };

/** Shown once. Whoever has the link becomes this officer, so it is given by hand and not by us. */
export function OneTimeLink({ link, name, onClose }: OneTimeLinkProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <Dialog
      title={`A link for ${name}`}
      open
      onClose={onClose}
      acts={
        <>
          <span className="small quiet push-start" role="status">
            {copied ? 'Copied.' : ''}
          </span>
          <Button onClick={onClose}>Done</Button>
          <Button weight="main" onClick={() => void copy().catch(() => setCopied(false))}>
            Copy it
          </Button>
        </>
      }
    >
      <p>
        With this link {name} chooses a password and is signed in. It works once. Give it to them yourself; it is not
        shown again.
      </p>
      <Field label="Link">
        {(wiring) => (
          <input
            {...wiring}
            className="input"
            readOnly
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
    </Dialog>
  );
}
