import { useState } from 'react';
import { Button } from '#ui/parts/button.tsx';
import { Fault, TextField } from '#ui/parts/field.tsx';
import { Notice, wordsFor } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { Door } from './door.tsx';

type SignInProps = { readonly cameBack: boolean; readonly onDone: () => void };

export function SignIn({ cameBack, onDone }: SignInProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useTell(contract.signIn, { onDone });
  return (
    <Door title={greeting()}>
      {cameBack && (
        <Notice icon="lock">
          <b>{say('You were signed out.')}</b>{' '}
          {say('What you were writing is kept. Sign in and you are back where you were.')}
        </Notice>
      )}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ body: { email, password } });
        }}
      >
        <TextField
          label={say('Work e-mail')}
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={setEmail}
        />
        <TextField
          label={say('Password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
        />
        {signIn.error && <Fault>{wordsFor(signIn.error)}</Fault>}
        <Button type="submit" weight="main" busy={signIn.isPending}>
          {signIn.isPending ? say('Signing in') : say('Sign in')}
        </Button>
      </form>
      <p className="small quiet">{say('Forgotten it? Your administrator can give you a link to choose another.')}</p>
    </Door>
  );
}

function greeting(): string {
  const hour = new Date().getHours();
  if (hour < 12) return say('Good morning');
  return hour < 18 ? say('Good afternoon') : say('Good evening');
}
