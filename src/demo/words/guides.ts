import type { Guide, Outcome, Question } from '#areas/knowledge/rules/index.ts';

const ask = (
  id: string,
  words: string,
  hint: string,
  ...choices: readonly (readonly [string, string])[]
): Question => ({
  id,
  kind: 'question',
  words,
  hint,
  choices: choices.map(([said, to]) => ({ words: said, to })),
});

const end = (id: string, words: string, more: Partial<Outcome> = {}): Outcome => ({
  id,
  kind: 'outcome',
  words,
  into: 'answer',
  articleId: null,
  template: '',
  refer: '',
  ...more,
});

/** Guides of articles, by their titles: one that everybody can go through, and one for a call. */
export const GUIDES: Readonly<Record<string, Guide>> = {
  'Who repairs a leaking or burst pipe?': {
    steps: [
      ask(
        'where',
        'Where does the water come out?',
        'The meter is a small box with a lid, mostly near the front of the property.',
        ['In the street, or before the meter', 'ours'],
        ['After the meter', 'kind'],
        ['I do not know', 'turns'],
      ),
      ask(
        'turns',
        'Turn every tap off. Does the wheel in the meter still turn?',
        'Watch it for five minutes.',
        ['Yes, it turns', 'kind'],
        ['No, it stands still', 'ours'],
      ),
      ask(
        'kind',
        'What leaks?',
        '',
        ['A pipe in the ground or in a wall', 'hidden'],
        ['A tap, a toilet or a pool', 'seen'],
      ),
      end(
        'ours',
        'We repair it at no cost to you, at any hour. Ring (02) 5550 1130 and say where the water comes out.',
      ),
      end(
        'hidden',
        'Turn the tap at the meter to stop the water, and ring a licensed plumber. Pipes behind the meter belong to the house.\n\nKeep the invoice: once in three years we take the lost water off a bill. Ask within three months of the bill.',
      ),
      end(
        'seen',
        'Turn the tap at the meter to stop the water, and ring a licensed plumber. Leaks of taps, toilets and pools do not count for the leak allowance.',
      ),
    ],
  },
  'When a customer says they cannot pay': {
    steps: [
      ask(
        'safe',
        'Do they have food, power and somewhere to sleep tonight?',
        'Ask it kindly and as something you ask everybody. Stop fees and letters while you talk.',
        ['Yes', 'what'],
        ['No', 'tonight'],
        ['They would rather not say', 'what'],
      ),
      ask(
        'what',
        'What can they not pay?',
        '',
        ['A fine', 'fine'],
        ['A water bill', 'spare'],
        ['Several things', 'several'],
      ),
      ask(
        'fine',
        'Have they ever had a plan for this fine?',
        'The case shows it, and so does the fines system.',
        ['No', 'plan'],
        ['Yes, and it did not hold', 'several'],
      ),
      ask(
        'spare',
        'Can they spare anything in a fortnight?',
        'Take the lowest sum they name.',
        ['Yes', 'plan'],
        ['No', 'grant'],
      ),
      end(
        'tonight',
        'Ring the crisis line together with the customer and stay on the call until somebody has them. Put the bill aside today.',
        { into: 'note', refer: 'crisis housing' },
      ),
      end(
        'plan',
        'You can pay in parts of a size that you name, every fortnight, and no fee is added while you do. Your first part is due in two weeks. If a fortnight goes wrong, tell us before it is due and we move it.',
        { template: 'When you will hear from us' },
      ),
      end(
        'grant',
        'You may get the hardship grant, which takes up to $400 off a water bill. I have asked for it in your name. You need send nothing now.',
        { template: 'When you will hear from us' },
      ),
      end(
        'several',
        'With their consent, refer to a financial counsellor. Stop every fee for 30 days, and put the day of the next call on the case.',
        { into: 'note', refer: 'financial counselling' },
      ),
    ],
  },
};
