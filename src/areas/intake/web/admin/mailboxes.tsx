import { useState } from 'react';
import { useTeams } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { SelectField, TextField } from '#ui/parts/field.tsx';
import { Empty, Loaded, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
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
