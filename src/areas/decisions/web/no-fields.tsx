import { useState } from 'react';
import { Choice, TextArea } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';

export type No = { readonly alternative: string; readonly noAlternative: string; readonly reviewRight: string };

/** What a customer is told with a "no": what else there is, or why there is nothing, and who can look at it again. */
export function NoFields({ value, onChange }: { value: No; onChange: (value: No) => void }) {
  const [none, setNone] = useState(value.alternative === '' && value.noAlternative !== '');
  const put = (more: Partial<No>) => onChange({ ...value, ...more });
  return (
    <>
      <Choice<'offer' | 'none'>
        label={say('Another way')}
        value={none ? 'none' : 'offer'}
        onChange={(which) => {
          setNone(which === 'none');
          put(which === 'none' ? { alternative: '' } : { noAlternative: '' });
        }}
        options={[
          { value: 'offer', label: say('We offer something else') },
          { value: 'none', label: say('There is nothing else') },
        ]}
      />
      {none ? (
        <TextArea
          label={say('Why there is nothing else')}
          hint={say('They read this in the letter.')}
          required
          rows={2}
          maxLength={2000}
          value={value.noAlternative}
          onChange={(noAlternative) => put({ noAlternative })}
        />
      ) : (
        <TextArea
          label={say('What we offer instead')}
          hint={say('They read this in the letter.')}
          required
          rows={2}
          maxLength={2000}
          value={value.alternative}
          onChange={(alternative) => put({ alternative })}
        />
      )}
      <TextArea
        label={say('Who can look at it again, and how they ask')}
        required
        rows={2}
        maxLength={2000}
        value={value.reviewRight}
        onChange={(reviewRight) => put({ reviewRight })}
      />
    </>
  );
}
