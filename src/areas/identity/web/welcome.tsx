import { useEffect, useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Fault, TextField } from '#ui/parts/field.tsx';
import { Notice, Waiting, wordsFor } from '#ui/parts/states.tsx';
import { Refused, type ReplyOf } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { Door } from './door.tsx';

type Invitation = ReplyOf<typeof contract.lookAtInvitation>;

/** Opened with a one-time link. The token stands behind the # of the address, which no server and no log ever sees. */
export function Welcome({ onDone }: { onDone: () => void }) {
  const [token] = useState(() => window.location.hash.slice(1));
  const look = useTell(contract.lookAtInvitation);
  const { mutate } = look;
  useEffect(() => mutate({ body: { token } }), [mutate, token]);

  if (look.data) return <Choose token={token} invitation={look.data} onDone={onDone} />;
  return (
    <Door title={look.error ? say('This link does not open') : say('One moment')}>
      {look.error ? (
        <>
          <Notice meaning="late" role="alert">
            {token === '' ? say('The address is cut short. Copy the whole link.') : wordsFor(look.error)}
          </Notice>
          <p className="small quiet">
            {sayWith('A link works once, and not for ever. Ask your administrator for another, or {{signIn}}.', {
              signIn: <a href="/desk">{say('sign in')}</a>,
            })}
          </p>
        </>
      ) : (
        <Waiting what={say('Your link')} />
      )}
    </Door>
  );
}

function Choose({ token, invitation, onDone }: { token: string; invitation: Invitation; onDone: () => void }) {
  const first = invitation.purpose === 'first administrator';
  const [name, setName] = useState(invitation.name);
  const [email, setEmail] = useState(invitation.email);
  const [password, setPassword] = useState('');
  const accept = useTell(contract.acceptInvitation, { onDone });
  const refused = accept.error instanceof Refused ? accept.error : undefined;
  return (
    <Door title={first ? say('Welcome to Kept') : say('Welcome, {{name}}', { name: invitation.name })}>
      <p className="quiet">
        {first
          ? say('You are the first here. With this account you add the others.')
          : say('Choose the password you will sign in with.')}
      </p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate({ body: { token, password, ...(first ? { name, email } : {}) } });
        }}
      >
        {first && <WhoFields {...{ name, setName, email, setEmail, refused }} />}
        <TextField
          label={say('Password')}
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          hint={say('At least 12 characters. Four words in a row are easy to remember and hard to guess.')}
          value={password}
          onChange={setPassword}
          fault={refused?.on('password')}
        />
        {accept.error && refused?.fields.length !== 1 && <Fault>{wordsFor(accept.error)}</Fault>}
        <Button type="submit" weight="main" busy={accept.isPending}>
          {first ? say('Create the account and sign in') : say('Keep it and sign in')}
        </Button>
      </form>
    </Door>
  );
}

type WhoFieldsProps = {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly email: string;
  readonly setEmail: (email: string) => void;
  readonly refused: Refused | undefined;
};

const WhoFields = ({ name, setName, email, setEmail, refused }: WhoFieldsProps) => (
  <>
    <TextField
      label={say('Your name')}
      autoComplete="name"
      required
      autoFocus
      value={name}
      onChange={setName}
      fault={refused?.on('name')}
    />
    <TextField
      label={say('Work e-mail')}
      type="email"
      autoComplete="username"
      required
      value={email}
      onChange={setEmail}
      fault={refused?.on('email')}
    />
  </>
);
