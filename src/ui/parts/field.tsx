import { useId, type ComponentProps, type ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';

type About = { readonly label: string; readonly hint?: ReactNode; readonly fault?: string | undefined };

type Wiring = {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
};

/** A label, a control and what is to be said about it, tied together for the eye and for the screen reader. */
export function Field({ label, hint, fault, children }: About & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const told = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].join(' ').trim();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(told === '' ? {} : { 'aria-describedby': told }),
        ...(fault === undefined ? {} : { 'aria-invalid': true as const }),
      })}
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {fault !== undefined && <Fault id={`${id}-fault`}>{fault}</Fault>}
    </div>
  );
}

export const Fault = ({ id, children }: { id?: string; children: ReactNode }) => (
  <p className="fault" id={id} role="alert">
    <Icon name="warn" /> {children}
  </p>
);

type TextFieldProps = About &
  Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'list'> & {
    readonly value: string;
    readonly onChange: (text: string) => void;
    /** Words that are offered while others can be typed. */
    readonly offers?: readonly string[];
  };

export const TextField = ({ label, hint, fault, onChange, offers, ...rest }: TextFieldProps) => (
  <Field label={label} hint={hint} fault={fault}>
    {(wiring) => (
      <>
        <input
          type="text"
          {...rest}
          {...wiring}
          {...(offers === undefined ? {} : { list: `${wiring.id}-offers` })}
          className="input"
          onChange={(event) => onChange(event.target.value)}
        />
        {offers !== undefined && (
          <datalist id={`${wiring.id}-offers`}>
            {offers.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </datalist>
        )}
      </>
    )}
  </Field>
);

type TextAreaProps = About &
  Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & {
    readonly value: string;
    readonly onChange: (text: string) => void;
  };

export const TextArea = ({ label, hint, fault, onChange, ...rest }: TextAreaProps) => (
  <Field label={label} hint={hint} fault={fault}>
    {(wiring) => (
      <textarea rows={4} {...rest} {...wiring} className="input" onChange={(event) => onChange(event.target.value)} />
    )}
  </Field>
);

export type Option = { readonly value: string; readonly label: string };

type SelectFieldProps = About &
  Omit<ComponentProps<'select'>, 'onChange' | 'value'> & {
    readonly value: string;
    readonly options: readonly Option[];
    readonly onChange: (value: string) => void;
  };

export const SelectField = ({ label, hint, fault, options, onChange, ...rest }: SelectFieldProps) => (
  <Field label={label} hint={hint} fault={fault}>
    {(wiring) => (
      <select {...rest} {...wiring} className="input" onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

type PickProps = {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  type?: 'checkbox' | 'radio';
};

export const Pick = ({ label, checked, onChange, type = 'checkbox' }: PickProps) => (
  <label className="pick">
    <input type={type} checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{label}</span>
  </label>
);

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly onChange: (value: Value) => void;
};

/** A few ways, of which one is taken. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <div className="choice" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
