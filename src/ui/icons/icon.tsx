import sprite from './icons.svg?raw';

const NAMES = [
  'today case queue search board chart book map phone mail counter web letter chat lock clock tick cross plus right',
  'down pause eye pen clip warn person people link undo dots offline ear speech sign flag half text trend cap split',
] as const;

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;
export type IconName = Words<(typeof NAMES)[number]>;

/** A picture beside a word. Where it stands alone, its button or link carries the name. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  const known = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className={className === undefined ? 'icon' : `icon ${className}`} {...known}>
      <use href={`#i-${name}`} />
    </svg>
  );
}

/** Draws every icon once, unseen, where the others refer to it. */
export function IconSheet() {
  return <div hidden className="icon-sheet" dangerouslySetInnerHTML={{ __html: sprite }} />;
}

/** The mark of the house: a ring that is nearly closed, and the dot that closes it. */
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="2.75" aria-hidden="true">
      <path d="M10 2.5a7.5 7.5 0 1 0 7.5 7.5" strokeLinecap="round" />
      <circle cx="15.3" cy="4.7" r="2.2" fill="var(--kept-fill)" stroke="none" />
    </svg>
  );
}
