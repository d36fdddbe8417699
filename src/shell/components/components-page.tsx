import { useState } from 'react';
import { Choice } from '#ui/parts/field.tsx';
import { Acts } from './acts.tsx';
import { Fields } from './fields.tsx';
import { Part } from './part.tsx';
import { Said } from './said.tsx';

/**
 * Every part the desk is built of, in every state, in each of its coats side by side. Made for whoever builds a screen,
 * and for the tests: its words are samples and go through no catalogue.
 */
const COATS = [
  { name: 'Light', theme: 'light' },
  { name: 'Dark', theme: 'dark' },
  { name: 'High contrast, light', theme: 'light', contrast: 'more' },
  { name: 'High contrast, dark', theme: 'dark', contrast: 'more' },
] as const;

type Shown = 'All' | (typeof COATS)[number]['name'];

export default function ComponentsPage() {
  const [shown, setShown] = useState<Shown>('All');
  const coats = COATS.filter(({ name }) => shown === 'All' || name === shown);
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>Components</h1>
          <p>What the desk is built of, in every state.</p>
        </div>
      </header>
      <div className="filters">
        <Choice
          label="Coat"
          value={shown}
          options={[
            { value: 'All' as const, label: 'All' },
            ...COATS.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={setShown}
        />
      </div>
      <div className="coats">
        {coats.map((coat) => (
          <Coat key={coat.name} {...coat} />
        ))}
      </div>
    </main>
  );
}

function Coat({ name, theme, contrast }: { name: string; theme: string; contrast?: string }) {
  return (
    <section className="coat" data-theme={theme} data-contrast={contrast} aria-label={name}>
      <h2>{name}</h2>
      <Acts coat={name} />
      <Fields coat={name} />
      <Said />
      <Part title="Type">
        <p className="type-2xl">26, a figure</p>
        <p className="type-xl">20, the title of a page</p>
        <p className="type-lg">16, a message</p>
        <p>14, the desk</p>
        <p className="small">13, a reason</p>
        <p className="label">12, a label</p>
        <p className="voice">Serif is a person speaking, unedited.</p>
      </Part>
    </section>
  );
}
