import { useState } from 'react';
import { sentence, useDeskSlots } from '#areas/cases/web/index.ts';
import { KINDS } from '#areas/cases/rules/index.ts';
import { useNameOf, useTeams } from '#areas/identity/web/index.ts';
import { Button, Fold } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { goInto } from '#ui/parts/type-over.ts';
import { At } from '#ui/time/now.tsx';
import { Refused } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { FACTS, fillTemplate, templateFault } from '../../rules/index.ts';
import type { Template } from '../use-templates.ts';

type Form = {
  readonly name: string;
  readonly shortcut: string;
  readonly kinds: readonly string[];
  readonly language: string;
  readonly body: string;
  readonly teamId: string;
  readonly ofId: string | null;
};
type DialogProps = {
  readonly template: Template | undefined;
  readonly circle: 'mine' | 'shared';
  /** The template that is said in another language here. */
  readonly of?: Template | undefined;
  readonly onClose: () => void;
  readonly onTranslate?: ((of: Template) => void) | undefined;
};

const NEW: Omit<Form, 'teamId'> & { readonly teamId: string | null } = {
  name: '',
  shortcut: '',
  kinds: [],
  language: 'en',
  body: '',
  teamId: null,
  ofId: null,
};

function beginning(template: Template | undefined, of: Template | undefined): Form {
  if (template === undefined && of !== undefined) {
    const { name, shortcut, kinds, body, teamId } = of;
    return { name, shortcut, kinds, language: '', body, teamId: teamId ?? '', ofId: of.id };
  }
  const { name, shortcut, kinds, language, body, teamId, ofId } = template ?? NEW;
  return { name, shortcut, kinds, language, body, teamId: teamId ?? '', ofId };
}

/** Writes a template, or the next version of one; the versions before stay as they were. */
export function TemplateDialog({ template, circle, of, onClose, onTranslate }: DialogProps) {
  const [typed, setForm] = useState(() => beginning(template, of));
  const kept = { caseId: null, field: keptUnder({ template, of, circle }) };
  const { words, set, end } = useKeptWords(kept, typed.body);
  const form: Form = { ...typed, body: words };
  const put = ({ body, ...change }: Partial<Form>) => {
    if (body !== undefined) set(body);
    setForm((old) => ({ ...old, ...change }));
  };
  const onDone = () => {
    end();
    toast({ words: say('The template is saved.') });
    onClose();
  };
  const mine = useTell(contract.saveMyTemplate, { onDone });
  const shared = useTell(contract.saveTemplate, { onDone });
  const saving = circle === 'mine' ? mine : shared;
  const fault = templateFault(form.body);
  const { Check } = useDeskSlots();
  const save = () => {
    const { teamId, kinds, ...rest } = form;
    const named = template === undefined ? {} : { id: template.id, version: template.version };
    const body = { ...rest, ...named, kinds: [...kinds] };
    if (circle === 'mine') mine.mutate({ body });
    else shared.mutate({ body: { ...body, teamId: teamId === '' ? null : teamId } });
  };
  const refused = saving.error instanceof Refused ? saving.error : undefined;
  return (
    <Dialog
      title={titleOf(template, of)}
      open
      wide
      onClose={onClose}
      onSubmit={save}
      acts={
        <>
          <ActsOnIt template={template} circle={circle} onClose={onClose} onTranslate={onTranslate} />
          <span className="push" />
          <Button weight="bare" onClick={onClose}>
            {say('Leave it')}
          </Button>
          <Button type="submit" weight="main" aria-disabled={fault !== undefined} busy={saving.isPending}>
            {say('Save it')}
          </Button>
        </>
      }
    >
      <Fields form={form} put={put} circle={circle} refused={refused} fault={form.body === '' ? undefined : fault} />
      <Check text={form.body} replies onGo={(at, to) => goInto(document.querySelector('.template-body'), at, to)} />
      {fault === undefined && form.body !== '' && <Trial body={form.body} />}
      <Trouble fault={saving.error} kept={say('What you wrote is still here.')} />
      {template !== undefined && <Versions id={template.id} />}
    </Dialog>
  );
}

type ActsOnItProps = Pick<DialogProps, 'template' | 'circle' | 'onClose' | 'onTranslate'>;

/** What can be done with a template that is there already. */
function ActsOnIt({ template, circle, onClose, onTranslate }: ActsOnItProps) {
  if (template === undefined) return null;
  return (
    <>
      {template.retiredAt === null && <Retire id={template.id} circle={circle} onDone={onClose} />}
      {template.ofId === null && onTranslate !== undefined && (
        <Button weight="bare" onClick={() => onTranslate(template)}>
          {say('Translate it')}
        </Button>
      )}
    </>
  );
}

/** Half-written ones are kept apart: each template's, each translation's, and each circle's new one. */
const keptUnder = ({ template, of, circle }: Pick<DialogProps, 'template' | 'of' | 'circle'>): string =>
  `template ${template?.id ?? of?.id ?? circle}`;

function titleOf(template: Template | undefined, of: Template | undefined): string {
  if (template !== undefined) return say('Change the template');
  return of === undefined ? say('New template') : say('“{{name}}” in another language', { name: of.name });
}

type FieldsProps = {
  readonly form: Form;
  readonly put: (change: Partial<Form>) => void;
  readonly circle: 'mine' | 'shared';
  readonly refused: Refused | undefined;
  readonly fault: string | undefined;
};

function Fields({ form, put, circle, refused, fault }: FieldsProps) {
  return (
    <>
      <Naming {...{ form, put, circle, refused }} />
      <div className="template-body">
        <TextArea
          label={say('The letter')}
          hint={say(
            'Facts of the case: {{facts}}. What only the officer knows: {{ask}}. What they have to look at: {{edit}}. What depends on the case: {{condition}}.',
            {
              facts: Object.keys(FACTS)
                .map((name) => `{{${name}}}`)
                .join(', '),
              ask: '{{ask: the day we came}}',
              edit: '{{edit: We came on Monday.}}',
              condition: '{{if way is letter}} … {{else}} … {{end}}',
            },
          )}
          required
          rows={9}
          maxLength={20_000}
          value={form.body}
          onChange={(body) => put({ body })}
          fault={fault ?? refused?.on('body')}
        />
      </div>
      <fieldset className="field">
        <legend>{say('Offered first for')}</legend>
        <div className="row-of">
          {KINDS.map((kind) => (
            <Pick
              key={kind}
              label={sentence(kind)}
              checked={form.kinds.includes(kind)}
              onChange={(on) => put({ kinds: on ? [...form.kinds, kind] : form.kinds.filter((one) => one !== kind) })}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Naming({ form, put, circle, refused }: Omit<FieldsProps, 'fault'>) {
  const teams = useTeams();
  return (
    <div className="columns">
      <TextField
        label={say('Name')}
        required
        maxLength={120}
        value={form.name}
        onChange={(name) => put({ name })}
        fault={refused?.on('name')}
      />
      <TextField
        label={say('Typed as ;')}
        required
        maxLength={30}
        pattern="[a-z0-9][a-z0-9-]{0,29}"
        title={say('Small letters, digits and hyphens.')}
        value={form.shortcut}
        onChange={(shortcut) => put({ shortcut: shortcut.toLowerCase() })}
        fault={refused?.on('shortcut')}
      />
      {circle === 'shared' && (
        <SelectField
          label={say('For')}
          value={form.teamId}
          options={[
            { value: '', label: say('Everybody') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(teamId) => put({ teamId })}
        />
      )}
      <TextField
        label={say('Language')}
        required
        maxLength={20}
        value={form.language}
        onChange={(language) => put({ language })}
        fault={refused?.on('language')}
      />
    </div>
  );
}

const EXAMPLE = {
  'customer.name': 'Peg Doolan',
  'case.reference': '482-130-T',
  'case.subject': 'Concession card refused',
  'officer.name': 'Mira Tolentino',
  'team.name': 'Concessions',
  'agency.name': 'Service Southmark',
  'nextStep.date': 'Thursday 19 November',
  today: 'Monday 16 November',
  'case.kind': 'enquiry',
  'customer.language': 'en',
  way: 'email',
  print: 'standard',
};

/** How it reads for a made-up case; gaps stand in brackets as the officer will see them. */
const Trial = ({ body }: { body: string }) => (
  <figure className="trial">
    <figcaption className="small quiet">{say('As it will read, for an example')}</figcaption>
    <p className="draft-text">{fillTemplate(body, EXAMPLE)}</p>
  </figure>
);

function Retire({ id, circle, onDone }: { id: string; circle: 'mine' | 'shared'; onDone: () => void }) {
  const mine = useTell(contract.retireMyTemplate, { onDone });
  const shared = useTell(contract.retireTemplate, { onDone });
  const retire = circle === 'mine' ? mine : shared;
  return (
    <Button weight="grave" busy={retire.isPending} onClick={() => retire.mutate({ params: { id } })}>
      {say('Put it away')}
    </Button>
  );
}

function Versions({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const nameOf = useNameOf();
  const asked = useAsk(contract.templateVersions, { params: { id } }, { enabled: open });
  return (
    <div>
      <Fold open={open} onToggle={() => setOpen(!open)}>
        {say('Earlier versions')}
      </Fold>
      {open &&
        asked.data?.versions.map(({ version, body, madeAt, madeBy, used }) => (
          <div key={version} className="version">
            <p className="small quiet">
              {say('Version {{version}} by {{name}}', { version: String(version), name: nameOf(madeBy) })},{' '}
              <At at={madeAt} />.{' '}
              {sayCount(used, '{{count}} message was made from it.', '{{count}} messages were made from it.')}
            </p>
            <p className="draft-text">{body}</p>
          </div>
        ))}
    </div>
  );
}
