import { useState } from 'react';
import { permissionsOf } from '#areas/identity/rules/index.ts';
import { useMe, useNameOf, useOfficers, useTeams } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/dialog.tsx';
import { SelectField, TextArea } from '#ui/parts/field.tsx';
import { inTurn, useKeptWords } from '#ui/parts/kept-words.ts';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { AnswerBy } from './answer-by.tsx';
import type { PageProps } from './complaint-page.tsx';
import { Onward } from './onward.tsx';

/** Who does what with it, who is kept apart, and the way to the next stage. */
export function ComplaintSide({ it, view, complaint }: PageProps) {
  const me = useMe();
  const nameOf = useNameOf();
  const [onward, setOnward] = useState(false);
  const may = me.may('cases.assign') && complaint.state === 'open' && it.case.mergedInto === null;
  const stage = complaint.stages[complaint.stage - 1];
  const { subjects } = complaint;
  return (
    <aside className="side" aria-label={say('Who deals with it')}>
      <AnswerBy it={it} complaint={complaint} />
      <section className="slot">
        <h2>{say('Who deals with it')}</h2>
        <dl className="pairs">
          <dt>{say('Looks into it')}</dt>
          <dd>
            {stage === undefined || stage.investigatorId === null ? say('not named') : nameOf(stage.investigatorId)}
          </dd>
          <dt>{say('Decides')}</dt>
          <dd>{stage === undefined || stage.deciderId === null ? say('not named') : nameOf(stage.deciderId)}</dd>
          <dt>{say('It is about')}</dt>
          <dd>{subjects.length === 0 ? say('nobody by name') : subjects.map(nameOf).join(', ')}</dd>
        </dl>
        {may && <NameOfficer it={it} view={view} complaint={complaint} />}
      </section>
      <KeptApart complaint={complaint} onOnward={may ? () => setOnward(true) : undefined} />
      <Onward it={it} complaint={complaint} />
      {onward && <NextStage it={it} view={view} complaint={complaint} onClose={() => setOnward(false)} />}
    </aside>
  );
}

type Apart = { readonly complaint: PageProps['complaint']; readonly onOnward: (() => void) | undefined };

/** Who cannot have it, and the way to whoever can. */
function KeptApart({ complaint, onOnward }: Apart) {
  const nameOf = useNameOf();
  const { apart } = complaint;
  const next = complaint.stages[complaint.stage];
  return (
    <section className="slot">
      <h2>{say('Kept apart')}</h2>
      <p className="small">
        {apart.now.length === 0
          ? say('Nobody is kept apart from this stage.')
          : say('Kept from this stage, because they had to do with it before: {{names}}.', {
              names: apart.now.map(nameOf).join(', '),
            })}{' '}
        {next?.independent === true &&
          apart.next.length > 0 &&
          say('Stage {{number}} would exclude {{names}}, worked out from who touched it.', {
            number: next.number,
            names: apart.next.map(nameOf).join(', '),
          })}
      </p>
      {onOnward !== undefined && next !== undefined && (
        <Button onClick={onOnward}>{say('They ask for the next stage')}</Button>
      )}
      {next === undefined && <p className="small">{say('This is the last stage with us.')}</p>}
    </section>
  );
}

type Part = 'investigator' | 'decider' | 'subject';

function useWhoMay(apart: readonly string[]) {
  return useOfficers()
    .filter((one) => !one.disabled && permissionsOf(one.roles).includes('cases.change') && !apart.includes(one.id))
    .map(({ id, name }) => ({ value: id, label: name }));
}

function NameOfficer({ it, complaint }: PageProps) {
  const [part, setPart] = useState<Part>();
  const [officerId, setOfficer] = useState('');
  const who = useWhoMay(part === 'subject' ? [] : complaint.apart.now);
  const name = useTell(contract.nameOfficer, { onDone: () => setPart(undefined) });
  const titles: Readonly<Record<Part, () => string>> = {
    investigator: () => say('Who looks into it'),
    decider: () => say('Who decides it'),
    subject: () => say('Whom it is about'),
  };
  const open = (which: Part) => () => {
    setOfficer('');
    setPart(which);
  };
  return (
    <>
      <div className="row-of">
        <Button onClick={open('investigator')}>{say('Who looks into it')}</Button>
        <Button onClick={open('decider')}>{say('Who decides it')}</Button>
        <Button weight="bare" onClick={open('subject')}>
          {say('Whom it is about')}
        </Button>
      </div>
      {part !== undefined && (
        <Dialog
          title={titles[part]()}
          open
          onClose={() => setPart(undefined)}
          onSubmit={() => name.mutate({ params: { id: it.case.id }, body: { part, officerId } })}
          acts={
            <>
              <Button onClick={() => setPart(undefined)}>{say('Leave it')}</Button>
              <Button type="submit" weight="main" busy={name.isPending}>
                {say('Save')}
              </Button>
            </>
          }
        >
          <SelectField
            label={say('Officer')}
            required
            value={officerId}
            options={[{ value: '', label: say('Choose who') }, ...who]}
            onChange={setOfficer}
          />
          <Trouble fault={name.error} />
        </Dialog>
      )}
    </>
  );
}

function NextStage({ it, complaint, onClose }: PageProps & { onClose: () => void }) {
  const teams = useTeams();
  const who = useWhoMay(complaint.apart.next);
  const [teamId, setTeam] = useState(it.case.teamId);
  const [ownerId, setOwner] = useState('');
  const { words: why, set: setWhy, end } = useKeptWords({ caseId: it.case.id, field: 'next stage' });
  const go = useTell(contract.nextStage, { onDone: inTurn(end, onClose) });
  const next = complaint.stages[complaint.stage];
  return (
    <Dialog
      title={say('On to: {{stage}}', { stage: next?.title ?? '' })}
      open
      onClose={onClose}
      onSubmit={() =>
        go.mutate({ params: { id: it.case.id }, body: { teamId, ownerId: ownerId === '' ? null : ownerId, why } })
      }
      acts={
        <>
          <Button onClick={onClose}>{say('Leave it')}</Button>
          <Button type="submit" weight="main" busy={go.isPending}>
            {say('Begin the stage')}
          </Button>
        </>
      }
    >
      <SelectField
        label={say('Queue')}
        value={teamId}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setTeam}
      />
      <SelectField
        label={say('Officer')}
        hint={say('Whoever had to do with it before is not in the list.')}
        value={ownerId}
        options={[{ value: '', label: say('Whoever is free') }, ...who]}
        onChange={setOwner}
      />
      <TextArea
        label={say('What they say of it')}
        hint={say('They need not give a reason.')}
        maxLength={2000}
        rows={3}
        value={why}
        onChange={setWhy}
      />
      <Trouble fault={go.error} />
    </Dialog>
  );
}
