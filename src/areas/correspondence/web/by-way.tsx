import type { ComponentType } from 'react';
import type { CaseView, UsedDraft } from '#areas/cases/web/index.ts';
import { later } from '#ui/parts/later.tsx';
import { Choice } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';
import type { LetterForm } from '../rules/index.ts';
import type { UsedWay } from './use-way.ts';
import './way.css';

/** What a picture of the letter is made from. */
export type PictureProps = {
  readonly caseId: string;
  readonly body: string;
  readonly html: string;
  readonly enclosures: readonly string[];
  readonly letter: LetterForm & { readonly address: string };
};

export type ByWayProps = {
  readonly it: CaseView;
  readonly draft: UsedDraft;
  readonly way: UsedWay;
  readonly Picture: ComponentType<PictureProps> | undefined;
};

/** What a letter or a text message asks for besides its words. It comes when somebody chooses one. */
export const ByWay = later<ByWayProps>(async () => (await import('./way-fields.tsx')).WayFields);

/** By which way the answer goes, and why another than e-mail was taken. */
export function WayChoice({ way }: { way: UsedWay }) {
  return (
    <div className="row-of way-choice">
      <Choice
        label={say('How it goes')}
        value={way.way}
        options={[
          { value: 'email', label: say('E-mail') },
          { value: 'letter', label: say('Letter') },
          { value: 'sms', label: say('Text message') },
        ]}
        onChange={way.choose}
      />
      {way.because !== undefined && <span className="small quiet">{way.because}</span>}
    </div>
  );
}
