import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea, TextField } from '#ui/parts/field.tsx';
import { useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { toFields } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { wordsFault } from '../rules/index.ts';

type Form = {
  readonly title: string;
  readonly topic: string;
  readonly subject: string;
  readonly textBody: string;
  readonly firstDay: string;
  readonly lastDay: string;
};

/** Fixes what is said, to whom and when. Somebody else lets it go. */
export function MakeCampaign({ onClose }: { onClose: () => void }) {
  const today = toFields(useNow(), useZone()).date;
  const [form, setForm] = useState<Form>({
    ...{ title: '', topic: '', subject: '', textBody: '' },
    ...{ firstDay: today, lastDay: today },
  });
  const { words, set, end } = useKeptWords({ caseId: null, field: 'campaign' }, '');
  const make = useTell(contract.makeCampaign, {
    onDone: () => {
      end();
      onClose();
    },
  });
  const fault = words === '' ? undefined : wordsFault(words);
  return (
    <Dialog
      title={say('New campaign')}
      open
      wide
      onClose={onClose}
      onSubmit={() => make.mutate({ body: { ...form, body: words } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={make.isPending}>
            {say('Have it approved')}
          </Button>
        </>
      }
    >
      <Fields form={form} put={(change) => setForm({ ...form, ...change })} />
      <TextArea
        label={say('What they are told')}
        hint={say('Facts: {{facts}}. How to hear no more is added below.', {
          facts: '{{customer.name}}, {{agency.name}}',
        })}
        required
        rows={8}
        maxLength={20_000}
        value={words}
        onChange={set}
        fault={fault}
      />
      <TextArea
        label={say('On a telephone (may stay empty)')}
        hint={say(
          'For those who would rather get a text message. Without it, nobody does. Who writes and how to hear no more is added.',
        )}
        rows={2}
        maxLength={600}
        value={form.textBody}
        onChange={(textBody) => setForm({ ...form, textBody })}
      />
      <Trouble fault={make.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

function Fields({ form, put }: { form: Form; put: (change: Partial<Form>) => void }) {
  const topics = useAsk(contract.topics, {}).data?.topics ?? [];
  return (
    <>
      <TextField
        label={say('What it is called')}
        required
        maxLength={120}
        value={form.title}
        onChange={(title) => put({ title })}
      />
      <SelectField
        label={say('For everybody who asked about')}
        required
        value={form.topic}
        options={[
          { value: '', label: say('Choose a topic') },
          ...topics.map(({ topic, reached }) => ({
            value: topic,
            label: sayCount(reached, '{{topic}}, {{count}} address', '{{topic}}, {{count}} addresses', { topic }),
          })),
        ]}
        onChange={(topic) => put({ topic })}
      />
      <TextField
        label={say('Subject')}
        required
        maxLength={200}
        value={form.subject}
        onChange={(subject) => put({ subject })}
      />
      <div className="columns">
        <TextField
          label={say('From')}
          type="date"
          required
          value={form.firstDay}
          onChange={(firstDay) => put({ firstDay })}
        />
        <TextField
          label={say('Until')}
          type="date"
          required
          value={form.lastDay}
          onChange={(lastDay) => put({ lastDay })}
        />
      </div>
    </>
  );
}
