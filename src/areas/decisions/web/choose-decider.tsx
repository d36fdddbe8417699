import { inMoney } from '#areas/delegations/rules/index.ts';
import { SelectField } from '#ui/parts/field.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import type * as contract from '../contract.ts';

type Deciders = ReplyOf<typeof contract.deciders>;

type Props = {
  readonly label: string;
  readonly deciders: Deciders;
  readonly value: string;
  readonly substitute: string;
  readonly but?: readonly string[];
  readonly onChange: (officerId: string) => void;
  readonly onSubstitute: (officerId: string) => void;
};

/** Who may decide it, the nearest first, with how far they reach; and who stands in for somebody who is away. */
export function ChooseDecider({ label, deciders, value, substitute, but = [], onChange, onSubstitute }: Props) {
  const candidates = deciders.candidates.filter(({ officerId }) => !but.includes(officerId));
  const chosen = candidates.find(({ officerId }) => officerId === value);
  const words = ({ name, limitCents, away }: Deciders['candidates'][number]) => {
    const reach =
      limitCents === null
        ? name
        : say('{{name}}, up to {{amount}}', { name, amount: inMoney(limitCents, deciders.sign) });
    return away ? say('{{who}} (away)', { who: reach }) : reach;
  };
  if (candidates.length === 0)
    return <p className="due small">{say('Nobody on the list of delegations reaches this. Ask an administrator.')}</p>;
  return (
    <div className="columns">
      <SelectField
        label={label}
        required
        value={value}
        options={[
          { value: '', label: say('Choose who') },
          ...candidates.map((one) => ({ value: one.officerId, label: words(one) })),
        ]}
        onChange={onChange}
      />
      <SelectField
        label={say('Who stands in')}
        hint={
          chosen?.away === true
            ? say('{{name}} is away, so somebody has to.', { name: chosen.name })
            : say('If they are away, or late.')
        }
        required={chosen?.away === true}
        value={substitute}
        options={[
          { value: '', label: say('Nobody') },
          ...candidates
            .filter(({ officerId, away }) => officerId !== value && !away)
            .map((one) => ({ value: one.officerId, label: one.name })),
        ]}
        onChange={onSubstitute}
      />
    </div>
  );
}
