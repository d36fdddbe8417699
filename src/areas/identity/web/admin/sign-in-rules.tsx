import { Loaded } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say, sayCount } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

/** How officers come in, and what keeps others out. */
export function SignInRules() {
  const asked = useAsk(contract.signInRules, {});
  return (
    <Loaded asked={asked} what={say('The rules')}>
      {({ shortestPassword, sessionHours, linkDays, freeTries, longestWaitMinutes }) => (
        <ul className="page-words stack">
          <li>
            {sayCount(
              shortestPassword,
              'A password has at least {{count}} character. Nothing else is asked of it.',
              'A password has at least {{count}} characters. Nothing else is asked of it.',
            )}
          </li>
          <li>
            {say(
              'The first {{free}} wrong passwords in a row cost nothing. Each one more doubles the wait, up to {{most}} minutes, for the account and for the address they came from. Nobody is locked out for good.',
              {
                free: freeTries,
                most: longestWaitMinutes,
              },
            )}
          </li>
          <li>
            {sayCount(
              sessionHours,
              'Whoever signs in stays in for {{count}} hour.',
              'Whoever signs in stays in for {{count}} hours.',
            )}{' '}
            {say(
              'Officers see where they are signed in and can end each of those places. Whoever is disabled is out at once.',
            )}
          </li>
          <li>
            {sayCount(
              linkDays,
              'A link with which somebody chooses a password works once, and for {{count}} day.',
              'A link with which somebody chooses a password works once, and for {{count}} days.',
            )}
          </li>
        </ul>
      )}
    </Loaded>
  );
}
