import { TextField } from '#ui/parts/field.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

/** What a point is about, in a word this agency already uses or in a new one. */
export const TopicField = ({ topic, onTopic }: { topic: string; onTopic: (topic: string) => void }) => (
  <TextField
    label={say('What it is about')}
    hint={say('In the words you use for it. Reports count by them.')}
    maxLength={120}
    offers={useAsk(contract.topics, {}).data?.topics ?? []}
    value={topic}
    onChange={onTopic}
  />
);
