import { useState } from 'react';
import { useTeams } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { At } from '#ui/time/now.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { toast } from '#ui/parts/toast.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

/** Which queue the mail to each of our addresses goes to, and where mail comes in. */
export function Mailboxes() {
  const teams = useTeams();
  const asked = useAsk(contract.listMailboxes, {}, { watch: ['intake', 'identity'] });
  const nameOf = (teamId: string) => teams.find(({ id }) => id === teamId)?.name ?? '';
  return (
    <Loaded asked={asked} what={say('The addresses')}>
      {({ mailboxes, listeners }) => (
        <>
          {mailboxes.length === 0 ? (
            <Empty title={say('No address of ours is known yet')}>
              <p>{say('Mail to any address is taken in and sorted by hand until you say which queue it goes to.')}</p>
            </Empty>
          ) : (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{say('Address')}</th>
                  <th scope="col">{say('Queue')}</th>
                  <th scope="col">{say('Becomes')}</th>
                </tr>
              </thead>
              <tbody>
                {mailboxes.map(({ address, teamId, caseKind }) => (
                  <tr key={address}>
                    <td>{address}</td>
                    <td>{nameOf(teamId)}</td>
                    <td>{caseKind}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <SetMailbox />
          <h2 className="part">{say('Where mail comes in')}</h2>
          <ul className="page-words small">
            {listeners.length === 0 && <li className="due">{say('Nowhere: no listener and no mailbox is set.')}</li>}
            {listeners.map((listener) => (
              <li key={listener}>{listener}</li>
            ))}
          </ul>
          <Connections />
        </>
      )}
    </Loaded>
  );
}

function SetMailbox() {
  const teams = useTeams();
  const [address, setAddress] = useState('');
  const [chosen, setTeam] = useState('');
  const team = chosen === '' ? (teams[0]?.id ?? '') : chosen;
  const set = useTell(contract.setMailbox, {
    onDone: () => {
      setAddress('');
      toast({ words: say('Mail to {{address}} has its queue.', { address }) });
    },
  });
  return (
    <form
      className="page-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ body: { address, teamId: team, caseKind: 'enquiry' } });
      }}
    >
      <h2>{say('Say where mail to an address goes')}</h2>
      <div className="columns">
        <TextField label={say('Our address')} type="email" required value={address} onChange={setAddress} />
        <SelectField
          label={say('Goes to')}
          value={team}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setTeam}
        />
      </div>
      <Trouble fault={set.error} />
      <div className="row-of">
        <Button type="submit" busy={set.isPending}>
          {say('Set it')}
        </Button>
      </div>
    </form>
  );
}

/** Whether our mail servers answer, asked when somebody wants to know. */
function Connections() {
  const asked = useAsk(contract.connections, {}, { enabled: false });
  return (
    <>
      <h2 className="part">{say('Do the mail servers answer?')}</h2>
      <div className="page-words">
        <p className="row-of">
          <Button busy={asked.isFetching} onClick={() => void asked.refetch()}>
            {say('Test the connections')}
          </Button>
          <span className="small quiet">{say('It signs in and looks. Nothing is taken, nothing is sent.')}</span>
        </p>
        <div role="status">{asked.data !== undefined && <Tried told={asked.data} />}</div>
        <Trouble fault={asked.error} />
      </div>
    </>
  );
}

function Tried({ told: { connections, lastMailAt } }: { told: ReplyOf<typeof contract.connections> }) {
  return (
    <>
      {connections.length === 0 && (
        <p className="small quiet">{say('No mailbox and no mail server is set, so there is nothing to test.')}</p>
      )}
      <ul className="stack small">
        {connections.map(({ way, name, works, said }) => (
          <li key={way + name}>
            <Tag meaning={works ? 'kept' : 'late'} icon={works ? 'tick' : 'warn'}>
              {works ? say('Answers') : say('Does not answer')}
            </Tag>{' '}
            {way === 'in'
              ? say('Mail is collected from {{name}}.', { name })
              : say('Mail goes out by {{name}}.', { name })}{' '}
            {said !== '' && <span className="quiet">{said}</span>}
          </li>
        ))}
      </ul>
      {lastMailAt !== null && (
        <p className="small">{sayWith('The last mail came in {{at}}.', { at: <At key="at" at={lastMailAt} /> })}</p>
      )}
    </>
  );
}
