import { useState } from 'react';
import { Button, buttonLook } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { ask } from '#ui/wire/call.ts';
import { saveFile } from '#ui/wire/save-file.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Programme } from '../parts/types.ts';

/** What whoever passed takes with them: made when the result was released, and theirs for good. */
export function Keepsakes({ programme }: { programme: Programme }) {
  const { id, result, badge } = programme;
  const [fault, setFault] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  if (result === null || result.releasedOn === null) return null;
  const saveCertificate = () => {
    setBusy(true);
    setFault(null);
    ask(contract.certificate, { params: { id } })
      .then(({ title, html }) => saveFile(`${title}.html`, html, 'text/html'))
      .catch((trouble: unknown) => setFault(trouble instanceof Error ? trouble : new Error(String(trouble))))
      .finally(() => setBusy(false));
  };
  const passed = result.overall.outcome === 'pass' || result.overall.outcome === 'distinction';
  return (
    <div className="assessment-keepsakes">
      {passed && <p>{say('The certificate and a badge that anybody can check were made with the result.')}</p>}
      <span className="row-of">
        {passed && (
          <Button weight="main" busy={busy} onClick={saveCertificate}>
            {say('Save the certificate')}
          </Button>
        )}
        {badge !== null && (
          <a className={buttonLook('plain')} href={`/api/badges/${badge}`} download="badge.json">
            {say('Save the badge')}
          </a>
        )}
        {badge !== null && (
          <a className={buttonLook('bare')} href="/verify">
            {say('Check a badge')}
          </a>
        )}
        {programme.mine.includes('apprentice') && (
          <a className={buttonLook('plain')} href={`/api/programmes/${id}/archive`} download>
            {say('Save everything of mine')}
          </a>
        )}
      </span>
      <Trouble fault={fault} />
    </div>
  );
}
