import { say } from '#ui/words/say.ts';
import { useSuggestions } from './suggestions.ts';

/** What could stand where somebody is typing, one arrow down from the field. */
export function SuggestionList({ typed, onPut }: { typed: string; onPut: (text: string) => void }) {
  const offered = useSuggestions(typed, onPut);
  if (offered.length === 0) return null;
  return (
    <ul className="narrow-by" aria-label={say('Narrow the search')}>
      {offered.map(({ insert, about, put }) => (
        <li key={insert}>
          <button type="button" onClick={put}>
            <b>{insert.trim()}</b> {about}
          </button>
        </li>
      ))}
    </ul>
  );
}
