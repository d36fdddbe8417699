import { useDeferredValue } from 'react';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

type TemplateProps = { readonly template: string; readonly onChange: (template: string) => void };

/** A template of those in use. One that is not there any more stays to be seen, and says so. */
export function TemplateField({ template, onChange }: TemplateProps) {
  const asked = useAsk(contract.guideMeans, { query: {} }, { keep: true });
  const there = asked.data?.templates ?? [];
  const gone = asked.data !== undefined && template !== '' && !there.includes(template);
  return (
    <SelectField
      label={say('Template to write with')}
      value={template}
      fault={gone ? say('There is no template “{{name}}” in use. Choose another one.', { name: template }) : undefined}
      options={[
        { value: '', label: say('None') },
        ...(template === '' || there.includes(template) ? [] : [{ value: template, label: template }]),
        ...there.map((name) => ({ value: name, label: name })),
      ]}
      onChange={onChange}
    />
  );
}

type ReferProps = { readonly refer: string; readonly onChange: (refer: string) => void };

/** A need in a few words, or the name of a service: what the directory finds for it is said while it is typed. */
export function ReferField({ refer, onChange }: ReferProps) {
  const q = useDeferredValue(refer.trim());
  const asked = useAsk(contract.guideMeans, { query: { q } }, { keep: true });
  const services = q === '' ? [] : (asked.data?.services ?? []);
  const nobody = q !== '' && asked.data !== undefined && !asked.isPlaceholderData && services.length === 0;
  return (
    <TextField
      label={say('Who outside may help')}
      hint={
        services.length === 0
          ? say('A need, or the name of a service in the directory.')
          : say('The directory finds: {{names}}', { names: services.slice(0, 3).join(' · ') })
      }
      fault={nobody ? say('The directory finds nobody for this. Say it in other words.') : undefined}
      maxLength={120}
      offers={services}
      value={refer}
      onChange={onChange}
    />
  );
}
