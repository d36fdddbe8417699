import type { CaseView } from '#areas/cases/web/index.ts';
import { Pick } from '#ui/parts/field.tsx';
import { Unfold } from '#ui/parts/unfold.tsx';
import { say, sayWith } from '#ui/words/say.ts';
import { Icon } from '#ui/icons/icon.tsx';

export type Recipient = { readonly address: string; readonly name: string; readonly role: string };

/** Everybody of the case who has an e-mail address: whoever wrote last first, then the customer. */
export function recipientsOf(it: CaseView): readonly Recipient[] {
  const last = it.entries.findLast(({ type, direction }) => type === 'message' && direction === 'in')?.fromAddress;
  const rank = ({ address, role }: Recipient) => (address === last ? 0 : role === 'customer' ? 1 : 2);
  return it.parties
    .flatMap(({ name, role, contactPoints }) =>
      contactPoints.filter(({ kind }) => kind === 'email').map(({ value }) => ({ address: value, name, role })),
    )
    .toSorted((a, b) => rank(a) - rank(b));
}

type RecipientsProps = {
  readonly known: readonly Recipient[];
  readonly to: readonly string[];
  readonly onChange: (to: readonly string[]) => void;
};

/** To whom it goes, in one line; more than one address can be chosen. */
export function Recipients({ known, to, onChange }: RecipientsProps) {
  const [first] = known;
  if (first === undefined) {
    return (
      <p className="recipients small due">
        {say('Nobody of this case has an e-mail address. Add one, write a letter, or ring and log the call.')}
      </p>
    );
  }
  const chosen = known.filter(({ address }) => to.includes(address));
  const face = chosen.length === 0 ? say('nobody yet') : chosen.map(({ name }) => name).join(', ');
  return (
    <div className="recipients small quiet">
      {sayWith('to {{names}}', { names: <b key="names">{face}</b> })}
      {chosen.length === 1 && <span className="faint cut">{chosen[0]?.address}</span>}
      {known.length > 1 && (
        <Unfold
          label={say('To whom')}
          look="button is-bare"
          face={
            <>
              {say('Change')} <Icon name="down" />
            </>
          }
        >
          {known.map(({ address, name, role }) => (
            <Pick
              key={address}
              checked={to.includes(address)}
              onChange={(on) => onChange(on ? [...to, address] : to.filter((one) => one !== address))}
              label={
                <>
                  {name} <span className="quiet">{role}</span>
                  <br />
                  <span className="faint">{address}</span>
                </>
              }
            />
          ))}
        </Unfold>
      )}
    </div>
  );
}
