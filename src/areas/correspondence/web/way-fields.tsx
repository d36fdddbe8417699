import { Pick as Tick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Unfold } from '#ui/parts/unfold.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { say, sayCount } from '#ui/words/say.ts';
import { VARIANTS, segmentsOf, type Variant } from '../rules/index.ts';
import type { ByWayProps } from './by-way.tsx';
import type { UsedWay } from './use-way.ts';

const variantWords = (variant: Variant): string =>
  ({ standard: say('Usual print'), 'large print': say('Large print, 18 point'), 'easy read': say('Easy read') })[
    variant
  ];

/** To whom a letter goes and how it looks, or the number of a text message. */
export function WayFields({ it, draft, way, Picture }: ByWayProps) {
  if (way.by?.channel === 'sms') return <TextMessage number={way.by.number} draft={draft} way={way} />;
  if (way.by?.channel !== 'letter') return null;
  const { channel: _channel, address, ...letter } = way.by;
  const put = (change: Partial<typeof letter> & { address?: string }) => {
    const { address: next = address, ...form } = change;
    draft.put({ by: 'letter', to: [next], letter: { ...letter, ...form } });
  };
  return (
    <div className="by-letter">
      <div className="by-letter-fields">
        <div className="row-of small quiet">
          <Address way={way} address={address} onChange={(next) => put(next)} />
        </div>
        <TextField
          label={say('Addressed to')}
          maxLength={200}
          value={letter.addressee}
          onChange={(addressee) => put({ addressee })}
        />
        <TextArea
          label={say('Address, as it shows in the window')}
          rows={3}
          maxLength={500}
          value={address}
          onChange={(next) => put({ address: next })}
        />
        <div className="columns">
          <SelectField
            label={say('Print')}
            hint={whyPrint(way.advisedVariant)}
            value={letter.variant}
            options={VARIANTS.map((value) => ({ value, label: variantWords(value) }))}
            onChange={(value) => put({ variant: VARIANTS.find((one) => one === value) ?? 'standard' })}
          />
          <TextField
            label={say('Language of the words')}
            maxLength={20}
            value={letter.language}
            onChange={(language) => put({ language })}
          />
        </div>
      </div>
      {Picture !== undefined && (
        <Picture
          caseId={it.case.id}
          body={draft.body}
          html={draft.rest.html ?? ''}
          enclosures={(draft.rest.papers ?? []).map(({ name }) => name)}
          letter={{ address, ...letter }}
        />
      )}
    </div>
  );
}

function whyPrint(advised: Variant): string | undefined {
  if (advised === 'standard') return undefined;
  return advised === 'large print'
    ? say('They need large print, so that is chosen.')
    : say('They need easy read, so that is chosen: one idea a line.');
}

type AddressProps = {
  readonly way: UsedWay;
  readonly address: string;
  readonly onChange: (next: { address: string; addressee: string }) => void;
};

/** The addresses on record. With one there is nothing to choose, and with none it is typed below. */
function Address({ way, address, onChange }: AddressProps) {
  if (way.posts.length === 0) return <span>{say('There is no postal address on record. Type it below.')}</span>;
  const chosen = way.posts.find(({ value }) => value === address);
  if (way.posts.length === 1 && chosen !== undefined) return null;
  return (
    <Unfold
      label={say('To which address')}
      look="button is-bare"
      face={
        <>
          {chosen?.name ?? say('Another address')} <Icon name="down" />
        </>
      }
    >
      {way.posts.map(({ name, value }) => (
        <Tick
          key={`${name} ${value}`}
          type="radio"
          checked={value === address}
          onChange={() => onChange({ address: value, addressee: name })}
          label={
            <>
              {name}
              <br />
              <span className="faint">{value}</span>
            </>
          }
        />
      ))}
    </Unfold>
  );
}

type TextMessageProps = { readonly number: string } & Pick<ByWayProps, 'draft' | 'way'>;

function TextMessage({ number, draft, way }: TextMessageProps) {
  const { count, left, wide } = segmentsOf(draft.body.trim());
  return (
    <div className="by-text row-of">
      {way.numbers.length > 1 ? (
        <SelectField
          label={say('Number')}
          value={number}
          options={way.numbers.map(({ name, value }) => ({ value, label: `${name}, ${value}` }))}
          onChange={(value) => draft.put({ by: 'sms', to: [value] })}
        />
      ) : (
        <TextField
          label={say('Number')}
          inputMode="tel"
          maxLength={40}
          value={number}
          onChange={(value) => draft.put({ by: 'sms', to: [value] })}
        />
      )}
      <p className="small quiet" role="status">
        {sayCount(
          count,
          '{{count}} text message, {{left}} signs left.',
          '{{count}} text messages, {{left}} signs left.',
          {
            left,
          },
        )}{' '}
        {wide && say('A sign that is not in the basic set makes each hold 70.')}
      </p>
    </div>
  );
}
