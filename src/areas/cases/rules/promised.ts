/** Points and spaces come and go with a sentence; its words are what was said. */
const bare = (text: string): string => text.replaceAll('.', '').replaceAll(/\s+/g, ' ').trim();

/** Whether a sentence that was accepted as a promise, or passed over, still stands in the text as it was. */
export const stillSaid = (text: string, quote: string): boolean => bare(text).includes(bare(quote));
