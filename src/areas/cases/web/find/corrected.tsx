/** Says aloud what was searched instead of what was typed. */
export function Corrected({ words }: { words: readonly { typed: string; used: string }[] }) {
  // Half a word that was finished is what typing is like, and needs no remark.
  const wrong = words.filter(({ typed, used }) => !used.startsWith(typed));
  if (wrong.length === 0) return null;
  return (
    <p className="small quiet corrected">
      {wrong.map(({ typed, used }) => (
        <span key={typed}>
          Nothing says “{typed}”. Shown is <b>{used}</b>.{' '}
        </span>
      ))}
    </p>
  );
}

/** Marks what was looked for inside what was found. */
export function Marked({ text, q }: { text: string; q: string }) {
  const at = q.length < 2 ? -1 : text.toLowerCase().indexOf(q.toLowerCase());
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + q.length)}</mark>
      {text.slice(at + q.length)}
    </>
  );
}
