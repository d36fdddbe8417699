import { serve, type Server } from '#platform/serve.ts';
import * as contract from '../contract.ts';
import { trendOf } from './measures.ts';
import { dropWord, plainWords, setWord } from './plain-words.ts';

const DONE = { done: true } as const;

export function writingRoutes(server: Server, { zone }: { readonly zone: string }): void {
  serve(server, contract, {
    plainWords: async (reading) => ({ words: await plainWords(reading) }),
    setWord: (work, { body }) => setWord(work, body).then(() => DONE),
    dropWord: (work, { body }) => dropWord(work, body.word).then(() => DONE),
    trend: async (reading, { query }) => ({ weeks: await trendOf(zone, reading, query) }),
  });
}
