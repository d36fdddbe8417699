import { useState } from 'react';
import { Choice } from '#ui/parts/field.tsx';
import { say } from '#ui/words/say.ts';
import { CoverageMap } from './coverage-map.tsx';
import { Offers } from './offers.tsx';
import { Portfolio } from './portfolio.tsx';
import './capability.css';

type Part = 'offered' | 'portfolio' | 'map';

/** What an officer did, as evidence of what they can do: what is offered, what they claimed, and what is covered by it. */
export function EvidencePage() {
  const [part, setPart] = useState<Part>('offered');
  return (
    <main className="sheet capability" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Evidence')}</h1>
          <p>
            {say('Your work, as evidence of what you can do. Nothing counts until you claim it and a leader agrees.')}
          </p>
        </div>
        <span className="push">
          <Choice
            label={say('What to show')}
            value={part}
            onChange={setPart}
            options={[
              { value: 'offered', label: say('From your work') },
              { value: 'portfolio', label: say('Portfolio') },
              { value: 'map', label: say('What is covered') },
            ]}
          />
        </span>
      </header>
      <div className="page">
        {part === 'offered' && <Offers />}
        {part === 'portfolio' && <Portfolio />}
        {part === 'map' && <CoverageMap />}
      </div>
    </main>
  );
}
