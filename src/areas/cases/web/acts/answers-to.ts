/** Whether every word that was typed begins a word of the name: "ra de" finds Dev Raman. */
export function answersTo(label: string, typed: string): boolean {
  const words = plain(label).split(/[\s-]+/);
  return plain(typed)
    .split(/\s+/)
    .every((piece) => words.some((word) => word.startsWith(piece)));
}
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
