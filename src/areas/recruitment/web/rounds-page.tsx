import { useState } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMe, useOfficers } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { Pick, SelectField, TextField } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { shortDay } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import './recruitment.css';

type Round = ReplyOf<typeof contract.rounds>['rounds'][number];
type Role = ReplyOf<typeof contract.rounds>['roles'][number];

/** The rounds somebody judges in. */
export function RecruitmentPage() {
  const asked = useAsk(contract.rounds, {});
  const me = useMe();
  const [opening, setOpening] = useState(false);
  return (
    <main className="sheet recruitment" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Recruitment')}</h1>
          <p>{say('Each of the panel judges alone first. Nobody but the panel sees who applies.')}</p>
        </div>
        {me.may('recruitment.run') && (
          <span className="push">
            <Button weight="main" icon="plus" onClick={() => setOpening(true)}>
              {say('Open a round')}
            </Button>
          </span>
        )}
      </header>
      <div className="page">
        <Loaded asked={asked} what={say('The rounds')}>
          {({ rounds, roles }) => (
            <>
              {rounds.length === 0 ? (
                <Empty title={say('You are on no panel')}>
                  <p>{say('A leader opens a round for a role, and asks you to judge with them.')}</p>
                </Empty>
              ) : (
                <ul className="found">
                  {rounds.map((one) => (
                    <RoundLine key={one.id} it={one} />
                  ))}
                </ul>
              )}
              {opening && <OpenRound roles={roles} onClose={() => setOpening(false)} />}
            </>
          )}
        </Loaded>
      </div>
    </main>
  );
}

function RoundLine({ it }: { it: Round }) {
  const now = useNow();
  const zone = useZone();
  return (
    <li>
      <span className="when num">{shortDay(it.openedAt, now, zone)}</span>
      <div>
        <p className="what">
          <Link to="/recruitment/$id" params={{ id: it.id }}>
            {it.title}
          </Link>{' '}
          {it.closedAt !== null && <Tag>{say('closed')}</Tag>}
          {it.waiting > 0 && (
            <Tag meaning="due">{sayCount(it.waiting, 'one waits for your sheet', '{{count}} wait for your sheet')}</Tag>
          )}
        </p>
        <p className="why">
          {it.role} ·{' '}
          <span className="quiet">{sayCount(it.candidates, 'One candidate.', '{{count}} candidates.')}</span>
        </p>
      </div>
    </li>
  );
}

function OpenRound({ roles, onClose }: { roles: readonly Role[]; onClose: () => void }) {
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [profileId, setProfileId] = useState(roles[0]?.id ?? '');
  const [panel, setPanel] = useState<readonly string[]>([]);
  const [keepMonths, setKeepMonths] = useState('6');
  const open = useTell(contract.openRound, {
    onDone: ({ id }) => void navigate({ to: '/recruitment/$id', params: { id } }),
  });
  const send = () => open.mutate({ body: { title, profileId, panel: [...panel], keepMonths: Number(keepMonths) } });
  return (
    <Dialog
      open
      title={say('Open a round')}
      onClose={onClose}
      onSubmit={send}
      acts={
        <>
          <Button onClick={onClose}>{say('Not now')}</Button>
          <Button weight="main" type="submit" busy={open.isPending}>
            {say('Open it')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('What it is for')}
        hint={say('Such as: two officers for the front counter, March')}
        required
        autoFocus
        value={title}
        onChange={setTitle}
      />
      <SelectField
        label={say('Role')}
        value={profileId}
        onChange={setProfileId}
        options={roles.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <PickPanel panel={panel} onChange={setPanel} />
      <SelectField
        label={say('How long names and notes are kept after it is closed')}
        value={keepMonths}
        onChange={setKeepMonths}
        options={[3, 6, 12, 24].map((n) => ({
          value: String(n),
          label: sayCount(n, 'one month', '{{count}} months'),
        }))}
      />
      <Trouble fault={open.error} kept={say('What you wrote is still here.')} />
    </Dialog>
  );
}

type PanelProps = { readonly panel: readonly string[]; readonly onChange: (panel: readonly string[]) => void };

function PickPanel({ panel, onChange }: PanelProps) {
  const { officer } = useMe();
  const officers = useOfficers().filter(({ id }) => id !== officer.id);
  return (
    <fieldset className="panel-pick">
      <legend>{say('Who judges with you')}</legend>
      {officers.map(({ id, name }) => (
        <Pick
          key={id}
          label={name}
          checked={panel.includes(id)}
          onChange={(on) => onChange(on ? [...panel, id] : panel.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  );
}
