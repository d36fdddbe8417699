type Detector = { readonly detect: (text: string) => { language: string; isReliable: () => boolean } };

const held: { detector: Detector | undefined } = { detector: undefined };

/** Fewer letters say nothing of their language. */
const LEAST = 20;

/** The language of a text, where it is plain which. The detector is fetched when the first text is asked about. */
export async function languageOf(text: string): Promise<string | null> {
  const words = text.trim().slice(0, 2000);
  if (words.length < LEAST) return null;
  held.detector ??= (await import('eld/small')).eld;
  const found = held.detector.detect(words);
  return found.isReliable() && found.language !== '' ? found.language : null;
}
