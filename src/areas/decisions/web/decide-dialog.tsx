import { useState } from 'react';
import type { CaseView } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, TextArea } from '#ui/parts/field.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { saysNo } from '../rules/index.ts';
import { ChooseDecider } from './choose-decider.tsx';
import type { DecisionView } from './decision-panel.tsx';
import { NoFields } from './no-fields.tsx';
import { usualReview } from './words.ts';

export type Verdict = 'approve' | 'decline' | 'return';

type Props = {
  readonly it: CaseView;
  readonly decision: DecisionView;
  readonly verdict: Verdict;
  readonly onClose: () => void;
};

/** Yes, no, or back with what is missing. */
export function DecideDialog(props: Props) {
  switch (props.verdict) {
    case 'approve':
      return <Approve {...props} />;
    case 'decline':
      return <Decline {...props} />;
    case 'return':
      return <SendBack {...props} />;
  }
}

function Approve({ it, decision, onClose }: Props) {
  const { id, power, amountCents, mine } = decision;
  const [reasons, setReasons] = useState('');
  const [holds, setHolds] = useState(false);
  const [secondId, setSecond] = useState('');
  const [substituteId, setSubstitute] = useState('');
  const query = { power, ...(amountCents === null ? {} : { amountCents }) };
  const asked = useAsk(contract.deciders, { params: { id: it.case.id }, query }, { enabled: mine.second });
  const approve = useTell(contract.approve, { onDone: onClose });
  const orNull = (value: string) => (value === '' ? null : value);
  return (
    <Dialog
      title={say('Approve: {{what}}', { what: decision.what })}
      open
      onClose={onClose}
      onSubmit={() =>
        approve.mutate({
          params: { id },
          body: { reasons, conditionHolds: holds, secondId: orNull(secondId), substituteId: orNull(substituteId) },
        })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" icon="tick" busy={approve.isPending}>
            {say('Approve it')}
          </Button>
        </>
      }
    >
      <p className="small quiet">{mine.because}</p>
      {mine.condition !== '' && <Pick label={mine.condition} checked={holds} onChange={setHolds} />}
      {mine.second && (
        <Loaded asked={asked} what={say('Who may sign as well')}>
          {(deciders) => (
            <ChooseDecider
              label={say('Who signs as well')}
              deciders={deciders}
              but={[decision.askedBy]}
              value={secondId}
              substitute={substituteId}
              onChange={setSecond}
              onSubstitute={setSubstitute}
            />
          )}
        </Loaded>
      )}
      <TextArea
        label={say('Why, if you want to add something')}
        rows={3}
        maxLength={4000}
        value={reasons}
        onChange={setReasons}
      />
      <Trouble fault={approve.error} />
    </Dialog>
  );
}

function Decline({ decision, onClose }: Props) {
  const [reasons, setReasons] = useState('');
  const [no, setNo] = useState({ alternative: '', noAlternative: '', reviewRight: usualReview() });
  const decline = useTell(contract.decline, { onDone: onClose });
  return (
    <Dialog
      title={say('Decline: {{what}}', { what: decision.what })}
      open
      onClose={onClose}
      onSubmit={() => decline.mutate({ params: { id: decision.id }, body: { reasons, ...no } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="grave" busy={decline.isPending}>
            {say('Decline it')}
          </Button>
        </>
      }
    >
      <TextArea label={say('Why')} required rows={3} maxLength={4000} value={reasons} onChange={setReasons} />
      {saysNo(decision.power, 'declined') && <NoFields value={no} onChange={setNo} />}
      <Trouble fault={decline.error} />
    </Dialog>
  );
}

function SendBack({ decision, onClose }: Props) {
  const [reasons, setReasons] = useState('');
  const sendBack = useTell(contract.sendBack, { onDone: onClose });
  return (
    <Dialog
      title={say('Send it back: {{what}}', { what: decision.what })}
      open
      onClose={onClose}
      onSubmit={() => sendBack.mutate({ params: { id: decision.id }, body: { reasons } })}
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={sendBack.isPending}>
            {say('Send it back')}
          </Button>
        </>
      }
    >
      <TextArea
        label={say('What is missing')}
        required
        rows={4}
        maxLength={4000}
        value={reasons}
        onChange={setReasons}
      />
      <Trouble fault={sendBack.error} />
    </Dialog>
  );
}
