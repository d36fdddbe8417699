/** What says that something cannot wait, in the words of whoever writes. */
const SIGNS: readonly RegExp[] = [
  /\b(?:today|tonight|this (?:morning|afternoon|evening)|tomorrow|in an hour|right now|immediately|urgent(?:ly)?|emergency)\b/g,
  /\b(?:no|without) (?:water|power|electricity|gas|heating|heat|food|medication|medicine|insulin|oxygen)\b/g,
  /\b(?:hospital|dialysis|ambulance|surgery|funeral|evict(?:ed|ion)|homeless|court (?:date|tomorrow|on))\b/g,
  /\b(?:gas leak|burst|flood(?:ed|ing)|fire|sparks|live wires?|carbon monoxide)\b/g,
  /\b(?:cut off|disconnect(?:ed|ion)|locked out|stranded|flight (?:leaves|is|on))\b/g,
  /\b(?:hurt|kill|harm) (?:my|him|her|them)sel(?:f|ves)\b/g,
];

const MOST_SHOWN = 4;

/** The words that say that it cannot wait. Few of them are a hint, and an officer decides. */
export function urgentWords(text: string): readonly string[] {
  const lower = text.toLowerCase().replace(/[’‘]/g, "'");
  return [...new Set(SIGNS.flatMap((sign) => lower.match(sign) ?? []))].slice(0, MOST_SHOWN);
}
