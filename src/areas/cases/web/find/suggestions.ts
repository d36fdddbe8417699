import { useOfficers, useTeams } from '#areas/identity/web/index.ts';
import { say } from '#ui/words/say.ts';
import { suggestionsFor, type Operator } from '../../rules/index.ts';

/** What could stand where somebody is typing, what it asks for, and putting it there. */
export type Offered = { readonly insert: string; readonly about: string; readonly put: () => void };

/** What each operator asks for, said in a few words. */
const about = (operator: Operator): string => {
  const words: Readonly<Record<Operator, string>> = {
    from: say('who wrote to us'),
    to: say('whom we wrote to'),
    customer: say('whose case it is'),
    owner: say('which officer has it'),
    queue: say('which queue it is in'),
    tag: say('how it is tagged'),
    kind: say('what sort of matter'),
    state: say('where it stands'),
    channel: say('how it came'),
    has: say('with an attachment, a note or a task'),
    is: say('late, open, waiting, closed, unowned'),
    before: say('opened before a day'),
    after: say('opened after a day'),
    since: say('opened since a day'),
    on: say('opened on a day, or in a week or month'),
    opened: say('opened in a stretch of days: a week, a..b'),
    spoke: say('last contact in a stretch of days'),
    due: say('next step due: tomorrow, next week, a..b'),
    ref: say('its reference'),
  };
  return words[operator];
};

/** Operators and what can stand behind them, for the end of what was typed. */
export function useSuggestions(typed: string, put: (text: string) => void): readonly Offered[] {
  const officers = useOfficers();
  const teams = useTeams();
  const names = {
    owner: officers.filter(({ disabled }) => !disabled).map(({ name }) => name),
    queue: teams.map(({ name }) => name),
    tag: [],
  };
  const found = suggestionsFor(typed, names);
  // Two letters begin many words that are no operator; a colon says what is meant.
  const meant = typed.includes(':') || /(?:^|\s)-?\p{L}{2,}$/u.test(typed) ? found : [];
  return meant.map(({ insert, replaces, operator }) => ({
    insert,
    about: insert.endsWith(':') ? about(operator) : '',
    put: () => put(typed.slice(0, typed.length - replaces) + insert),
  }));
}
