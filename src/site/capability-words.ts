/** What the site says about badges, and to whoever was asked for a statement. */
export const CAPABILITY_WORDS = {
  badge: {
    title: 'Check a badge',
    verdict: {
      valid: 'This badge is good',
      warning: 'This badge is good, with a remark',
      invalid: 'This badge is not good',
    },
    outcome: { holds: 'Yes.', warning: 'Mind:', fails: 'No.' },
    lead: 'Paste the text of a badge. It is checked here; nothing of it is kept, and nobody else is asked.',
    label: 'The badge',
    hint: 'It begins with a curly bracket.',
    check: 'Check it',
    next: 'Check another badge',
    unreadable: 'This is not a badge as we read it. Copy the whole text of the file, from the first sign to the last.',
  },

  statement: {
    title: (officer: string) => `What did you see ${officer} do?`,
    lead: (officer: string) =>
      `${officer} asks you to say, in your own words, what you saw of their work. It takes a few minutes and needs no account. The link is good once.`,
    shows: 'They would like it to show this',
    label: 'What did they do, and how well?',
    hint: 'Say what happened and what you saw. Leave out the names of customers.',
    author: 'Your name',
    relationship: 'How do you know their work?',
    relationshipHint: 'Such as: their team leader, I sat beside them, I was the customer.',
    signing: 'With your name you confirm that this is what you saw. It cannot be changed afterwards.',
    sign: 'Sign and send',
    thanks: 'Thank you',
    signed: 'Your statement is signed and has gone to the officer. You can close this page.',
    lost: 'This link is not open',
    lostLead: 'It was used already, or it has run out. Ask the officer for a new one.',
    noAuthor: 'Write your name.',
    noRelationship: 'Say how you know their work.',
    noStatement: 'Say what you saw.',
    tooLong: (most: number) => `Shorten this to ${most} characters.`,
  },
} as const;
