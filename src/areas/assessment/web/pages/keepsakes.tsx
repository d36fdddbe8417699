import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { ask } from '#ui/wire/call.ts';
import { bytesOf, saveFile } from '#ui/wire/save-file.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Programme } from '../parts/types.ts';

/** What whoever passed takes with them: made when the result was released, and theirs for good. */
export function Keepsakes({ programme }: { programme: Programme }) {
  const { id, result, badge } = programme;
  const [fault, setFault] = useState<Error | null>(null);
  const [busy, setBusy] = useState<'certificate' | 'archive' | null>(null);
  if (result === null || result.releasedOn === null) return null;
  const save = (what: 'certificate' | 'archive', run: () => Promise<void>) => () => {
    setBusy(what);
    setFault(null);
    run()
      .catch((trouble: unknown) => setFault(trouble instanceof Error ? trouble : new Error(String(trouble))))
      .finally(() => setBusy(null));
  };
  const saveCertificate = save('certificate', async () => {
    const { title, html } = await ask(contract.certificate, { params: { id } });
    saveFile(`${title}.html`, html, 'text/html');
  });
  const saveArchive = save('archive', async () => {
    const { name, zip } = await ask(contract.archive, { params: { id } });
    saveFile(name, bytesOf(zip), 'application/zip');
  });
  const passed = result.overall.outcome === 'pass' || result.overall.outcome === 'distinction';
  return (
    <div className="assessment-keepsakes">
      {passed && <p>{say('The certificate and a badge that anybody can check were made with the result.')}</p>}
      <span className="row-of">
        {passed && (
          <Button weight="main" busy={busy === 'certificate'} onClick={saveCertificate}>
            {say('Save the certificate')}
          </Button>
        )}
        {badge !== null && (
          <a href={`/api/badges/${badge}`} download="badge.json">
            {say('Save the badge')}
          </a>
        )}
        {badge !== null && <a href="/verify">{say('Check a badge')}</a>}
        {programme.mine.includes('apprentice') && (
          <Button busy={busy === 'archive'} onClick={saveArchive}>
            {say('Save everything of mine')}
          </Button>
        )}
      </span>
      <Trouble fault={fault} />
    </div>
  );
}
