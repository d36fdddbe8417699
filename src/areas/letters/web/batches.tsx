import { useState } from 'react';
import { useViews } from '#areas/cases/web/index.ts';
import { useSharedTemplates } from '#areas/correspondence/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { usePages, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { stateOf } from './batch-words.ts';
import { OneBatch } from './one-batch.tsx';

type Batch = ReplyOf<typeof contract.batches>['batches'][number];

/** The same letter to many: made from a list and a template, looked at by sample, released by somebody else. */
export function Batches() {
  const [open, setOpen] = useState<string>();
  const [making, setMaking] = useState(false);
  if (open !== undefined) return <OneBatch id={open} onBack={() => setOpen(undefined)} />;
  return (
    <>
      <div className="page of-list row-of">
        <span className="push" />
        <Button weight="main" icon="plus" onClick={() => setMaking(true)}>
          {say('Write to many')}
        </Button>
      </div>
      <AllBatches onOpen={setOpen} />
      {making && (
        <MakeBatch
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false);
            setOpen(id);
          }}
        />
      )}
    </>
  );
}

function AllBatches({ onOpen }: { onOpen: (id: string) => void }) {
  const asked = usePages(contract.batches, {}, { watch: ['batches'] });
  return (
    <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={say('The batches')}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.batches);
        if (all.length === 0)
          return (
            <Empty title={say('Nobody wrote to many yet')}>
              <p>
                {say(
                  'Save a list of cases, choose a template, and every case gets its own letter. You look at a sample, and somebody else lets them go.',
                )}
              </p>
            </Empty>
          );
        return (
          <>
            <ul className="found batches">
              {all.map((one) => (
                <BatchLine key={one.id} one={one} onOpen={onOpen} />
              ))}
            </ul>
            {asked.hasNextPage && (
              <Button weight="bare" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                {say('More')}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function BatchLine({ one, onOpen }: { one: Batch; onOpen: (id: string) => void }) {
  const { word, ...mark } = stateOf(one.state);
  return (
    <li className="is-tall">
      <span className="when">
        <At at={one.madeAt} />
      </span>
      <div>
        <button type="button" className="what" onClick={() => onOpen(one.id)}>
          {one.title}
        </button>{' '}
        <Tag {...mark}>{word}</Tag>
        <p className="why">{one.template}</p>
      </div>
      <p className="whom">{sayCount(one.letters, '{{count}} letter', '{{count}} letters')}</p>
    </li>
  );
}

type MakeProps = { readonly onClose: () => void; readonly onMade: (id: string) => void };

type Form = {
  readonly title: string;
  readonly to: 'list' | 'people';
  readonly viewId: string;
  readonly people: string;
  readonly templateId: string;
  readonly way: 'letter' | 'as reached';
};

function MakeBatch({ onClose, onMade }: MakeProps) {
  const [form, setForm] = useState<Form>({
    title: '',
    to: 'list',
    viewId: '',
    people: '',
    templateId: '',
    way: 'letter',
  });
  const make = useTell(contract.makeBatch, { onDone: ({ id }) => onMade(id) });
  return (
    <Dialog
      title={say('Write to many')}
      open
      onClose={onClose}
      onSubmit={() => make.mutate({ body: bodyOf(form) })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={make.isPending}>
            {say('Make the letters')}
          </Button>
        </>
      }
    >
      <Fields form={form} put={(change) => setForm({ ...form, ...change })} />
      <p className="small quiet">{say('Nothing goes yet. You look at them first.')}</p>
      <Trouble fault={make.error} kept={say('What you chose is still here.')} />
    </Dialog>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const bodyOf = ({ title, to, viewId, people, templateId, way }: Form) => ({
  ...{ title, templateId, way },
  viewId: to === 'list' ? viewId : null,
  people: to === 'list' ? [] : linesOf(people),
});

function Fields({ form, put }: { form: Form; put: (change: Partial<Form>) => void }) {
  const templates = useSharedTemplates();
  return (
    <>
      <TextField
        label={say('What it is called')}
        required
        maxLength={120}
        value={form.title}
        onChange={(title) => put({ title })}
      />
      <Choice
        label={say('To whom')}
        value={form.to}
        options={[
          { value: 'list', label: say('The cases of a list') },
          { value: 'people', label: say('People who have no case') },
        ]}
        onChange={(to) => put({ to })}
      />
      {form.to === 'list' ? <ToList form={form} put={put} /> : <ToPeople form={form} put={put} />}
      <SelectField
        label={say('What they are told')}
        required
        value={form.templateId}
        options={[
          { value: '', label: say('Choose a template') },
          ...templates.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(templateId) => put({ templateId })}
      />
      <SelectField
        label={say('How it goes')}
        value={form.way}
        options={[
          { value: 'letter', label: say('By letter to everybody') },
          { value: 'as reached', label: say('To each as they are reached') },
        ]}
        onChange={(way) => put({ way: way === 'letter' ? 'letter' : 'as reached' })}
      />
    </>
  );
}

type Put = { readonly form: Form; readonly put: (change: Partial<Form>) => void };

function ToList({ form, put }: Put) {
  const views = useViews().data?.views ?? [];
  return (
    <SelectField
      label={say('To the cases of the list')}
      hint={views.length === 0 ? say('You have no list yet. Narrow “All cases”, and save that.') : undefined}
      required
      value={form.viewId}
      options={[
        { value: '', label: say('Choose a list') },
        ...views.map(({ id, name, open }) => ({
          value: id,
          label: sayCount(open, '{{name}}, {{count}} case', '{{name}}, {{count}} cases', { name }),
        })),
      ]}
      onChange={(viewId) => put({ viewId })}
    />
  );
}

const ToPeople = ({ form, put }: Put) => (
  <TextArea
    label={say('Where they are reached, one a line')}
    hint={say(
      'An e-mail address, a telephone number or a postal address that is on record. Each gets a case when the letter is written, so that an answer finds its place.',
    )}
    required
    rows={6}
    value={form.people}
    onChange={(people) => put({ people })}
  />
);
