import { useState, type ReactNode } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, Pick, SelectField, TextArea, TextField, type Option } from '#ui/parts/field.tsx';
import { MomentField } from '#ui/parts/moment-field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';
import { CodesField } from './codes-field.tsx';
import type { Doing, PlanView, Programme } from './types.ts';
import { useDo } from './use-do.ts';

type Named = { readonly name: string; readonly label: string; readonly hint?: string };
/** What a form asks for. What is optional may stay empty. */
export type Asks = Named &
  (
    | { readonly kind: 'line' | 'words' | 'day' | 'moment'; readonly optional?: true; readonly first?: string }
    | { readonly kind: 'number'; readonly first: string }
    | { readonly kind: 'one of'; readonly options: readonly Option[] }
    | { readonly kind: 'some of'; readonly options: readonly Option[]; readonly first?: readonly string[] }
    | { readonly kind: 'codes'; readonly plan: PlanView; readonly only?: 'numbered' | 'graded' }
    | { readonly kind: 'tick' }
  );

/** What was given, as texts: several are several, a tick is one word or none. */
const givenOf = (values: Readonly<Record<string, readonly string[]>>) => {
  const text = (name: string): string => values[name]?.[0] ?? '';
  return {
    text,
    all: (name: string): string[] => [...(values[name] ?? [])],
    on: (name: string): boolean => text(name) !== '',
    count: (name: string): number => Number(text(name) || '0'),
  };
};
export type Given = ReturnType<typeof givenOf>;

type Props = {
  readonly programme: Programme;
  readonly title: string;
  readonly asks: readonly Asks[];
  readonly does: string;
  readonly doing: (given: Given) => Doing;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

const firstOf = (one: Asks): readonly string[] => {
  if (one.kind === 'some of') return one.first ?? [];
  if (one.kind === 'one of') return [one.options[0]?.value ?? ''];
  return 'first' in one && one.first !== undefined ? [one.first] : [];
};

/** One act, asked for in a dialog. What was typed stays until it is done; a refusal says what is wrong beside it. */
export function ActForm({ programme, title, asks, does, doing, onClose, children }: Props) {
  const [values, setValues] = useState<Readonly<Record<string, readonly string[]>>>(() =>
    Object.fromEntries(asks.map((one) => [one.name, firstOf(one)])),
  );
  const { run, busy, fault } = useDo(programme, onClose);
  return (
    <Dialog
      title={title}
      open
      wide={asks.some(({ kind }) => kind === 'codes')}
      onClose={onClose}
      onSubmit={() => run(doing(givenOf(values)))}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={busy}>
            {does}
          </Button>
        </>
      }
    >
      {children}
      {asks.map((one) => (
        <Asked
          key={one.name}
          one={one}
          value={values[one.name] ?? []}
          onChange={(value) => setValues((all) => ({ ...all, [one.name]: value }))}
        />
      ))}
      <Trouble fault={fault} />
    </Dialog>
  );
}

type AskedProps = {
  readonly one: Asks;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
};

function Asked({ one, value, onChange }: AskedProps) {
  switch (one.kind) {
    case 'line':
    case 'words':
    case 'day':
    case 'number':
    case 'moment':
      return <Typed one={one} text={value.join('')} onText={(words) => onChange([words])} />;
    case 'tick':
      return <Pick label={one.label} checked={value.length > 0} onChange={(on) => onChange(on ? ['yes'] : [])} />;
    case 'one of':
      return <OneOf one={one} text={value.join('')} onText={(words) => onChange([words])} />;
    case 'some of':
      return <SomeOf one={one} value={value} onChange={onChange} />;
    case 'codes':
      return (
        <CodesField {...aboutOf(one)} plan={one.plan} only={one.only ?? 'numbered'} value={value} onChange={onChange} />
      );
  }
}

const aboutOf = ({ label, hint }: Named) => ({ label, ...(hint === undefined ? {} : { hint }) });

type OneText<Kind extends Asks['kind']> = {
  readonly one: Extract<Asks, { kind: Kind }>;
  readonly text: string;
  readonly onText: (words: string) => void;
};

function Typed({ one, text, onText }: OneText<'line' | 'words' | 'day' | 'moment' | 'number'>) {
  const about = { ...aboutOf(one), value: text, onChange: onText };
  if (one.kind === 'number') return <TextField {...about} type="number" min={0} />;
  if (one.kind === 'moment')
    return <MomentField label={one.label} value={Number(text)} onChange={(at) => onText(String(at))} />;
  const required = one.optional !== true;
  if (one.kind === 'words') return <TextArea {...about} required={required} rows={3} maxLength={4000} />;
  return one.kind === 'day' ? (
    <TextField {...about} type="date" required={required} />
  ) : (
    <TextField {...about} required={required} maxLength={300} />
  );
}

/** A few ways stand beside each other; many stand in a list. */
const BESIDE = 4;

const OneOf = ({ one, text, onText }: OneText<'one of'>) =>
  one.options.length <= BESIDE ? (
    <div className="field">
      <span className="label">{one.label}</span>
      <Choice label={one.label} value={text} options={one.options} onChange={onText} />
    </div>
  ) : (
    <SelectField {...aboutOf(one)} value={text} options={one.options} onChange={onText} />
  );

function SomeOf({
  one,
  value,
  onChange,
}: {
  one: Extract<Asks, { kind: 'some of' }>;
  value: readonly string[];
  onChange: AskedProps['onChange'];
}) {
  return (
    <fieldset className="some-of">
      <legend>{one.label}</legend>
      {one.options.map((option) => (
        <Pick
          key={option.value}
          label={option.label}
          checked={value.includes(option.value)}
          onChange={(on) => onChange(on ? [...value, option.value] : value.filter((each) => each !== option.value))}
        />
      ))}
      {one.hint !== undefined && <p className="quiet">{one.hint}</p>}
    </fieldset>
  );
}
