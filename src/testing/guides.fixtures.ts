/** A guide of three questions: one way goes round, and each can be left. */
export const LEAK_GUIDE = {
  steps: [
    {
      id: 'where',
      kind: 'question',
      words: 'Where does the water come out?',
      hint: 'The meter is a small box with a lid.',
      choices: [
        { words: 'Before the meter', to: 'ours' },
        { words: 'After the meter', to: 'plumber' },
        { words: 'I do not know', to: 'turns' },
      ],
    },
    {
      id: 'turns',
      kind: 'question',
      words: 'Does the wheel in the meter turn?',
      hint: '',
      choices: [
        { words: 'Yes', to: 'plumber' },
        { words: 'No', to: 'where' },
      ],
    },
    { id: 'ours', kind: 'outcome', words: 'We repair it at no cost to you.', into: 'answer' },
    { id: 'plumber', kind: 'outcome', words: 'Ring a licensed plumber.', into: 'answer' },
  ],
} as const;
