import { useEffect, useState } from 'react';
import type { PictureProps } from '#areas/correspondence/web/index.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { askForFile } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';

/** Long enough that the page is not set again with every letter somebody types. */
const PAUSE_MS = 700;

type Shown = { readonly url?: string; readonly fault?: Error };

/** The page as it will be printed, set again whenever the words rest for a moment. */
export function LetterPicture(props: PictureProps) {
  const { url, fault } = usePicture(props);
  return (
    <figure className="letter-picture" aria-label={say('The letter as it will be printed')}>
      {fault !== undefined ? (
        <Trouble fault={fault} />
      ) : url === undefined ? (
        <p className="paper-waits" role="status">
          <span className="unseen">{say('The page is being set.')}</span>
        </p>
      ) : navigator.pdfViewerEnabled ? (
        <iframe title={say('The letter as it will be printed')} src={`${url}#toolbar=0&navpanes=0&view=FitH`} />
      ) : (
        <p className="small quiet">{say('This browser shows no page in here. Open it by itself.')}</p>
      )}
      <figcaption className="small quiet">
        {url !== undefined && (
          <a href={url} target="_blank" rel="noreferrer">
            {say('Open the page by itself')}
          </a>
        )}
      </figcaption>
    </figure>
  );
}

function usePicture({ caseId, body, html, enclosures, letter }: PictureProps): Shown {
  const [shown, setShown] = useState<Shown>({});
  const asked = JSON.stringify({ body, ...(html === '' ? {} : { html }), enclosures, ...letter });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      askForFile(`/api/cases/${caseId}/letter-picture`, JSON.parse(asked) as object, stop.signal).then(
        (file) => setShown({ url: URL.createObjectURL(file) }),
        (fault: unknown) => {
          if (!stop.signal.aborted) setShown({ fault: fault instanceof Error ? fault : new Error(String(fault)) });
        },
      );
    }, PAUSE_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [caseId, asked]);
  const { url } = shown;
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  return shown;
}
