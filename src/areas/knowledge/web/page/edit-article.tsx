import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '#ui/parts/button.tsx';
import { Choice, TextArea, TextField } from '#ui/parts/field.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { Refused } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { guide as guideShape } from '../../contract/guides.ts';
import type { Audience, Guide } from '../../rules/index.ts';
import { GuideEditor } from '../guide/guide-editor.tsx';
import { ArticleProse } from '../prose.tsx';

type Wording = {
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly audience: Audience;
  readonly agency: string;
  readonly topic: string;
  readonly language: string;
  readonly legalSource: string;
  readonly guide: Guide | null;
};
type EditProps = { readonly id?: string; readonly wording?: Wording; readonly onClose: () => void };

const NEW = {
  title: '',
  body: '',
  audience: 'internal' as Audience,
  agency: '',
  topic: '',
  language: 'en',
  legalSource: '',
};
type Form = typeof NEW & { readonly whatChanged: string };

/** Writes an article, or its next wording. The wordings before stay, and what is published stays so until this is agreed to. */
export function EditArticle({ id, wording, onClose }: EditProps) {
  const navigate = useNavigate();
  const [typed, setForm] = useState<Form>(() => begun(wording));
  const kept = useKeptWords({ caseId: null, field: `article ${id ?? 'new'}` }, typed.body);
  const form: Form = { ...typed, body: kept.words };
  const guide = useKeptGuide(id, wording?.guide ?? null);
  const put = ({ body, ...change }: Partial<Form>) => {
    if (body !== undefined) kept.set(body);
    setForm((was) => ({ ...was, ...change }));
  };
  const write = useTell(contract.write, {
    onDone: (saved) => {
      kept.end();
      guide.end();
      toast({ words: say('It is saved as a draft. Finish it when it can be read by somebody else.') });
      onClose();
      if (id === undefined) void navigate({ to: '/knowledge/$id', params: { id: saved.id } });
    },
  });
  const named = id === undefined || wording === undefined ? {} : { id, version: wording.version };
  const refused = write.error instanceof Refused ? write.error : undefined;
  return (
    <Dialog
      title={id === undefined ? say('Write an article') : say('Write the next wording')}
      open
      wide
      onClose={onClose}
      onSubmit={() => write.mutate({ body: { ...form, guide: guide.it, ...named } })}
      acts={
        <>
          <Button weight="bare" onClick={onClose}>
            {say('Leave it')}
          </Button>
          <Button type="submit" weight="main" busy={write.isPending}>
            {say('Save it')}
          </Button>
        </>
      }
    >
      <Fields form={form} put={put} refused={refused} isNew={id === undefined} />
      {form.body !== '' && (
        <figure className="trial">
          <figcaption className="small quiet">{say('As it will read')}</figcaption>
          <ArticleProse body={form.body} top={3} />
        </figure>
      )}
      <GuideEditor guide={guide.it} audience={form.audience} onChange={guide.set} />
      <Trouble fault={write.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

/** The guide as it is being written: as safe as the words of the article. */
function useKeptGuide(id: string | undefined, first: Guide | null) {
  const kept = useKeptWords({ caseId: null, field: `guide ${id ?? 'new'}` }, JSON.stringify(first));
  return {
    it: readGuide(kept.words) ?? null,
    set: (guide: Guide | null) => kept.set(JSON.stringify(guide)),
    end: kept.end,
  };
}

function readGuide(words: string): Guide | null | undefined {
  try {
    return guideShape.nullable().safeParse(JSON.parse(words)).data;
  } catch {
    // What was kept by an older page may not be a guide; then there is none.
    return undefined;
  }
}

function begun(wording: Wording | undefined): Form {
  const { title, body, audience, agency, topic, language, legalSource } = wording ?? NEW;
  return { title, body, audience, agency, topic, language, legalSource, whatChanged: '' };
}

type FieldsProps = {
  readonly form: Form;
  readonly put: (change: Partial<Form>) => void;
  readonly refused: Refused | undefined;
  readonly isNew: boolean;
};

function Fields({ form, put, refused, isNew }: FieldsProps) {
  const text = (name: 'title' | 'agency' | 'topic' | 'language' | 'legalSource' | 'whatChanged') => ({
    value: form[name],
    onChange: (value: string) => put({ [name]: value }),
    fault: refused?.on(name),
  });
  return (
    <>
      <TextField
        label={say('Title')}
        hint={say('The question it answers, as a customer would ask it.')}
        required
        maxLength={200}
        {...text('title')}
      />
      <div className="columns">
        <TextField label={say('Topic')} maxLength={120} {...text('topic')} />
        <TextField label={say('Agency')} hint={say('Empty: it holds for all.')} maxLength={120} {...text('agency')} />
        <TextField label={say('Language')} required maxLength={20} {...text('language')} />
      </div>
      <div className="row-of">
        <Choice
          label={say('Who may read it')}
          value={form.audience}
          options={[
            { value: 'internal', label: say('Officers only') },
            { value: 'public', label: say('Everybody, on the public site too') },
          ]}
          onChange={(audience) => put({ audience })}
        />
      </div>
      <TextArea
        label={say('The article')}
        hint={say(
          'A line that begins with ## is a heading, one with - or 1. a point of a list. **Bold**, and [words](https://…) for a link.',
        )}
        required
        rows={14}
        maxLength={100_000}
        value={form.body}
        onChange={(body) => put({ body })}
        fault={refused?.on('body')}
      />
      <TextField label={say('The law or instrument it rests on')} maxLength={1000} {...text('legalSource')} />
      {!isNew && <TextField label={say('What changed, and why')} maxLength={1000} {...text('whatChanged')} />}
    </>
  );
}
