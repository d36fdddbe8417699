import { useRef } from 'react';
import { sentence, type ToneProps } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { say } from '#ui/words/say.ts';
import { toneSigns } from '../rules/index.ts';
import { because } from './words.ts';

/** Offers how somebody sounds by the words that were noted. It is worked out here and nothing is sent; the officer decides. */
export function ToneOffer({ text, tone, onTone }: ToneProps) {
  const signs = tone === '' ? toneSigns(text) : undefined;
  const at = useRef<HTMLDivElement>(null);
  const take = (chosen: string) => {
    // The button goes with the offer, so the focus goes to where the tone stands now.
    at.current?.parentElement?.querySelector('select')?.focus();
    onTone(chosen);
  };
  return (
    <div aria-live="polite" className="small" ref={at}>
      {signs !== undefined && (
        <>
          <p>
            {signs.sure
              ? say('They sound {{tone}}?', { tone: sentence(signs.tone).toLowerCase() })
              : say('Not sure; perhaps {{tone}}?', { tone: sentence(signs.tone).toLowerCase() })}{' '}
            <span className="quiet">{because(signs.words)}</span>
          </p>
          <Button
            aria-label={say('Yes, they sound {{tone}}', { tone: sentence(signs.tone).toLowerCase() })}
            onClick={() => take(signs.tone)}
          >
            {say('Yes')}
          </Button>
        </>
      )}
    </div>
  );
}
