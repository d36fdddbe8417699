import { StrictMode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { Welcome } from '#areas/identity/web/index.ts';
import { must } from '#kernel/must.ts';
import { IconSheet } from '#ui/icons/icon.tsx';
import { listenToKeys } from '#ui/keys/keys.ts';
import { look, wear } from '#ui/look/look.ts';
import { forgetAnswers, recallAnswers } from '#ui/wire/kept-answers.ts';
import { newClient } from '#ui/wire/client.ts';
import { learn, useSpoken } from '#ui/words/languages.ts';
import { BASE } from './base.ts';
import { router } from './routes.tsx';
import './styles/desk.css';

// The content security policy allows no code made from text, which zod would otherwise try.
config({ jitless: true });
wear();
listenToKeys();

const DOOR = `${BASE}/sign-in`;
/** A one-time link leads here. It stands outside the desk, because whoever opens it is nobody yet. */
const WELCOME = '/welcome';

/** To the door, and afterwards back to where the officer was. What they were writing is kept by its draft. */
function goToTheDoor(): void {
  forgetAnswers();
  const { pathname, search } = window.location;
  if (pathname === DOOR || pathname === WELCOME) return;
  const atHome = pathname === BASE || pathname === `${BASE}/`;
  void router.navigate({ to: '/sign-in', search: atHome ? {} : { back: pathname + search }, replace: true });
}

const client = newClient({ onSignedOut: goToTheDoor });

/** A change of language draws everything afresh in it, from the answers that are there. */
function Kept() {
  const spoken = useSpoken();
  return (
    <QueryClientProvider client={client} key={spoken}>
      <IconSheet />
      {window.location.pathname === WELCOME ? (
        <Welcome onDone={() => window.location.replace(BASE)} />
      ) : (
        <RouterProvider router={router} />
      )}
    </QueryClientProvider>
  );
}

const desk = createRoot(must(document.getElementById('desk'), 'a place for the desk in index.html'));
const ready = [
  learn(look().language || document.documentElement.lang),
  recallAnswers(client, window.location.pathname.slice(BASE.length), Date.now()),
];
void Promise.all(ready).then(() =>
  desk.render(
    <StrictMode>
      <Kept />
    </StrictMode>,
  ),
);
