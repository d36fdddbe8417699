import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Field } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';

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
      title={say('A link for {{name}}', { name })}
      open
      onClose={onClose}
      acts={
        <>
          <span className="small quiet push-start" role="status">
            {copied ? say('Copied.') : ''}
          </span>
          <Button onClick={onClose}>{say('Done')}</Button>
          <Button weight="main" onClick={() => void copy().catch(() => setCopied(false))}>
            {say('Copy it')}
          </Button>
        </>
      }
    >
      <p>
        {say(
          'With this link {{name}} chooses a password and is signed in. It works once. Give it to them yourself; it is not shown again.',
          { name },
        )}
      </p>
      <Field label={say('Link')}>
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
