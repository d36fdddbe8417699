import type { TodayWords } from '#areas/cases/web/index.ts';
import { useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say, sayWith } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type Thing = { readonly facts: Readonly<Record<string, string | number | null>> };
const idOf = ({ facts }: Thing): string => String(facts['id'] ?? '');

/** Three words that say how somebody is. The answer is theirs, and goes to nobody unless they want to talk. */
function HowAreYou({ it }: { it: Thing }) {
  const answer = useTell(contract.answerWellbeing);
  const put = (how: 'fine' | 'a break' | 'to talk') => answer.mutate({ params: { id: idOf(it) }, body: { how } });
  return (
    <span className="row-of">
      <Button busy={answer.isPending} onClick={() => put('fine')}>
        {say('I am fine')}
      </Button>
      <Button busy={answer.isPending} onClick={() => put('a break')}>
        {say('I take a break')}
      </Button>
      <Button busy={answer.isPending} onClick={() => put('to talk')}>
        {say('I want to talk to somebody')}
      </Button>
    </span>
  );
}

function Talked({ it }: { it: Thing }) {
  const talked = useTell(contract.talked);
  return (
    <Button busy={talked.isPending} onClick={() => talked.mutate({ params: { id: idOf(it) } })}>
      {say('We talked')}
    </Button>
  );
}

function Who({ it }: { it: Thing }) {
  return useNameOf()(String(it.facts['who'] ?? ''));
}

export const CONDUCT_TODAY: Readonly<Record<string, TodayWords>> = {
  'conduct.wellbeing': {
    icon: 'person',
    What: () => <span className="what">{say('How are you after that?')}</span>,
    Why: ({ it }) => (
      <>
        {say('What happened was aimed at you. Nobody else reads your answer, unless you want to talk.')}{' '}
        <HowAreYou it={it} />
      </>
    ),
  },
  'conduct.talk': {
    icon: 'people',
    What: ({ it }) => <span className="what">{sayWith('Talk with {{who}}', { who: <Who it={it} /> })}</span>,
    Why: ({ it }) => (
      <>
        {say('Something was aimed at them, and they want to talk to somebody.')} <Talked it={it} />
      </>
    ),
  },
};
