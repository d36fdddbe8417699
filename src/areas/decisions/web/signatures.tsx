import { roleCalled, useNameOf } from '#areas/identity/web/index.ts';
import { dayAndHour } from '#ui/time/clock.ts';
import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import type { DecisionView } from './decision-panel.tsx';

type Place = DecisionView['places'][number];

/** Who has signed and who has still to, each with what they said. */
export function Signatures({ places }: { places: readonly Place[] }) {
  const nameOf = useNameOf();
  const now = useNow();
  const zone = useZone();
  return (
    <ul className="signatures small">
      {places.map((place) => (
        <li key={place.n}>
          {place.verdict === null || place.by === null || place.at === null ? (
            <span className="quiet">
              {place.substituteId === null
                ? say('{{who}} signs.', { who: wantedOf(place, nameOf) })
                : say('{{who}} signs, or {{other}} in their place.', {
                    who: wantedOf(place, nameOf),
                    other: nameOf(place.substituteId),
                  })}
            </span>
          ) : (
            <>
              {verdictWords(place.verdict, nameOf(place.by))}{' '}
              <span className="quiet">{dayAndHour(place.at, now, zone)}</span>
              {place.reasons !== '' && <q>{place.reasons}</q>}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const wantedOf = ({ officerId, role }: Place, nameOf: (id: string | null) => string): string =>
  officerId === null ? say('A {{position}}', { position: roleCalled(role ?? '') }) : nameOf(officerId);

function verdictWords(verdict: 'approved' | 'declined' | 'returned', who: string): string {
  switch (verdict) {
    case 'approved':
      return say('{{who}} agreed.', { who });
    case 'declined':
      return say('{{who}} said no.', { who });
    case 'returned':
      return say('{{who}} sent it back.', { who });
  }
}
