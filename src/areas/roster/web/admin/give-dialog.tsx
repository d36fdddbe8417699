import { useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { fromFields, toFields } from '#ui/time/clock.ts';
import { useZone } from '#ui/time/now.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { CHANNELS, type Channel } from '../../rules/index.ts';
import { channelName } from '../presence-dialog.tsx';
import type { MatrixOfficer, MatrixSkill } from './skill-matrix.tsx';

type GiveProps = { readonly officer: MatrixOfficer; readonly skill: MatrixSkill; readonly onClose: () => void };

/** How well somebody can do something, until when, and how it is known. */
export function GiveDialog({ officer, skill, onClose }: GiveProps) {
  const zone = useZone();
  const has = officer.has.find(({ skillId }) => skillId === skill.id);
  const until = has?.validUntil ?? null;
  const [level, setLevel] = useState(String(has?.level ?? 3));
  const [lastDay, setLastDay] = useState(until === null ? '' : toFields(until - 1, zone).date);
  const [evidence, setEvidence] = useState(has?.evidence ?? '');
  const give = useTell(contract.giveSkill, { onDone: onClose });
  const take = useTell(contract.takeSkill, { onDone: onClose });
  // It holds on its last day, and is over when that day is.
  const validUntil = lastDay === '' ? null : (fromFields(lastDay, '23:59', zone) ?? 0) + 60_000;
  return (
    <Dialog
      title={say('{{officer}}: {{skill}}', { officer: officer.name, skill: skill.name })}
      open
      onClose={onClose}
      onSubmit={() =>
        give.mutate({
          params: { id: skill.id },
          body: { officerId: officer.id, level: Number(level), validUntil, evidence },
        })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          {has !== undefined && (
            <Button
              weight="grave"
              busy={take.isPending}
              onClick={() => take.mutate({ params: { id: skill.id }, body: { officerId: officer.id } })}
            >
              {say('Take it away')}
            </Button>
          )}
          <Button type="submit" weight="main" busy={give.isPending}>
            {say('Keep this')}
          </Button>
        </>
      }
    >
      <GiveFields {...{ level, setLevel, lastDay, setLastDay, evidence, setEvidence }} />
      <Trouble fault={give.error ?? take.error} />
    </Dialog>
  );
}

type FieldsProps = {
  readonly level: string;
  readonly setLevel: (level: string) => void;
  readonly lastDay: string;
  readonly setLastDay: (day: string) => void;
  readonly evidence: string;
  readonly setEvidence: (words: string) => void;
};

const GiveFields = ({ level, setLevel, lastDay, setLastDay, evidence, setEvidence }: FieldsProps) => (
  <>
    <SelectField
      label={say('Level')}
      value={level}
      onChange={setLevel}
      options={[
        { value: '1', label: say('1, has begun') },
        { value: '2', label: say('2, with help') },
        { value: '3', label: say('3, alone') },
        { value: '4', label: say('4, also what is hard') },
        { value: '5', label: say('5, teaches it') },
      ]}
    />
    <TextField
      label={say('Holds until')}
      hint={say('Leave it empty where it does not expire. Once expired it does not count.')}
      type="date"
      value={lastDay}
      onChange={setLastDay}
    />
    <TextField
      label={say('How it is known')}
      hint={say('An exam, a course, somebody who has seen it.')}
      maxLength={500}
      value={evidence}
      onChange={setEvidence}
    />
  </>
);

/** How much of each channel an officer may be given at a time. */
export function CapacityDialog({ officer, onClose }: Pick<GiveProps, 'officer' | 'onClose'>) {
  const mayManage = useMe().may('roster.manage');
  const [typed, setTyped] = useState<Readonly<Record<Channel, string>>>({
    phone: String(officer.most.phone),
    chat: String(officer.most.chat),
    counter: String(officer.most.counter),
    email: String(officer.most.email),
  });
  const set = useTell(contract.setCapacity, { onDone: onClose });
  const of = (channel: Channel) => Number(typed[channel]);
  return (
    <Dialog
      title={say('How much {{name}} takes at a time', { name: officer.name })}
      open
      onClose={onClose}
      onSubmit={() =>
        set.mutate({
          body: {
            officerId: officer.id,
            phone: of('phone'),
            chat: of('chat'),
            counter: of('counter'),
            email: of('email'),
          },
        })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          {mayManage && (
            <Button type="submit" weight="main" busy={set.isPending}>
              {say('Keep this')}
            </Button>
          )}
        </>
      }
    >
      {!mayManage && <p className="small quiet">{say('A leader of their team sets this.')}</p>}
      <div className="columns">
        {CHANNELS.map((channel) => (
          <TextField
            key={channel}
            label={channelName(channel)}
            inputMode="numeric"
            required
            pattern="[0-9]{1,3}"
            readOnly={!mayManage}
            value={typed[channel]}
            onChange={(text) => setTyped({ ...typed, [channel]: text })}
          />
        ))}
      </div>
      <p className="hint small">{say('Officers can set less for themselves, and never more.')}</p>
      <Trouble fault={set.error} />
    </Dialog>
  );
}
