import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Choice, TextArea } from '#ui/parts/field.tsx';
import { Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { Reply } from './decision-panel.tsx';

type Flag = Reply['flags'][number];

/** Why somebody above has to know of this case, and whether they do. */
export function Flags({ flags, may }: { flags: readonly Flag[]; may: boolean }) {
  return flags.map((flag) => <OneFlag key={flag.id} flag={flag} may={may} />);
}

function OneFlag({ flag, may }: { flag: Flag; may: boolean }) {
  const me = useMe();
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  const [ending, setEnding] = useState(false);
  const see = useTell(contract.seeFlag);
  const params = { id: flag.id };
  const kind = <b>{flag.kind === 'sensitive' ? say('Sensitive') : say('Emerging')}</b>;
  return (
    <Notice meaning="risk" icon="flag">
      {sayWith('{{kind}}: {{why}}', { kind, why: flag.why })}
      <p className="small">
        {say('{{who}}, {{when}}', { who: nameOf(flag.by), when: dayAndHour(flag.at, now, zone) })}{' '}
        {flag.seenBy === null
          ? say('No leader has read it yet.')
          : say('Read by {{who}}.', { who: nameOf(flag.seenBy) })}
      </p>
      <div className="row-of">
        {flag.seenAt === null && me.may('cases.see-all') && flag.by !== me.officer.id && (
          <Button busy={see.isPending} onClick={() => see.mutate({ params })}>
            {say('I know of it')}
          </Button>
        )}
        {may && (
          <Button weight="bare" onClick={() => setEnding(true)}>
            {say('It is over…')}
          </Button>
        )}
      </div>
      <Trouble fault={see.error} />
      {ending && <EndFlag flag={flag} onClose={() => setEnding(false)} />}
    </Notice>
  );
}

function EndFlag({ flag, onClose }: { flag: Flag; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const end = useTell(contract.endFlag, { onDone: onClose });
  return (
    <Dialog
      title={say('It is over')}
      open
      onClose={onClose}
      onSubmit={() => end.mutate({ params: { id: flag.id }, body: { reason } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={end.isPending}>
            {say('Take the mark away')}
          </Button>
        </>
      }
    >
      <TextArea label={say('Why')} required maxLength={2000} value={reason} onChange={setReason} />
      <Trouble fault={end.error} />
    </Dialog>
  );
}

/** Says that somebody above has to know of it. The leaders of its team are told at once. */
export function RaiseFlag({ it, onClose }: { it: CaseView; onClose: () => void }) {
  const [kind, setKind] = useState<Flag['kind']>('sensitive');
  const [why, setWhy] = useState('');
  const raise = useTell(contract.raiseFlag, { onDone: onClose });
  return (
    <Dialog
      title={say('Somebody above should know')}
      open
      onClose={onClose}
      onSubmit={() => raise.mutate({ params: { id: it.case.id }, body: { kind, why } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={raise.isPending}>
            {say('Tell the leaders')}
          </Button>
        </>
      }
    >
      <Choice<Flag['kind']>
        label={say('It is')}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'sensitive', label: say('Sensitive') },
          { value: 'emerging', label: say('One of more to come') },
        ]}
      />
      <TextArea
        label={say('Why')}
        hint={say('For example: a journalist has asked; a minister’s office has written; the third of its kind today.')}
        required
        maxLength={2000}
        value={why}
        onChange={setWhy}
      />
      <Trouble fault={raise.error} />
    </Dialog>
  );
}

/** A note for whoever has to speak about this case, prepared from the record, to be copied. */
export function BriefingNote({ it, onClose }: { it: CaseView; onClose: () => void }) {
  const asked = useAsk(contract.briefing, { params: { id: it.case.id } });
  const now = useNow();
  const zone = useZone();
  const whole = asked.data?.parts.map(({ title, lines }) => [title, ...lines].join('\n')).join('\n\n') ?? '';
  const copy = () => void navigator.clipboard.writeText(whole).then(() => toast({ words: say('Copied.') }));
  return (
    <Dialog
      title={say('Briefing note')}
      open
      wide
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{say('Close')}</Button>
          <Button weight="main" onClick={copy}>
            {say('Copy it')}
          </Button>
        </>
      }
    >
      <Loaded asked={asked} what={say('The note')}>
        {({ parts, preparedAt }) => (
          <>
            <p className="small quiet">
              {say('Put together from the record, {{when}}. Nothing is summarised.', {
                when: dayAndHour(preparedAt, now, zone),
              })}
            </p>
            {parts.map(({ title, lines }) => (
              <section key={title} className="briefing">
                <h3>{title}</h3>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </section>
            ))}
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
