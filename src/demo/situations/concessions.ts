import type { Situation } from './situation.ts';

export const CONCESSIONS: readonly Situation[] = [
  {
    team: 'concessions',
    kind: 'enquiry',
    often: 2,
    heat: 1,
    subjects: [
      'Concession card refused after move',
      'Card cancelled when I changed address',
      'Why has my concession stopped?',
    ],
    asks: [
      'I moved from {oldstreet} to {street}, {suburb} in the last few weeks and now my concession card is refused. Nothing has changed except where I sleep. Why does moving house cost me my card?',
      'Your letter of {date} says I no longer qualify because of the people I live with. I have a room in my daughter’s house and I pay board. I am not kept by anybody.',
      'The bus driver took my card and said it was cancelled. I only rang you to change my address. Did somebody press the wrong button?',
    ],
    adds: [
      'I have had this card for eleven years.',
      'I go to hospital three times a week, so the fares add up.',
      'The machine at {suburb} station just says see staff.',
    ],
    needs: [
      [
        'To put this right I need to see what you pay towards the household. A photo of the last two board receipts, or a bank statement showing the payments, is enough.',
        'Here are the board receipts you asked for. My daughter signs them every fortnight.',
      ],
      [
        'Please tell me the date you moved, and whether you share your income with anybody at the new address.',
        'I moved in on {date}. We share the kitchen and nothing else.',
      ],
    ],
    answers: [
      'Your card was stopped because our system counted the income of everybody at your new address. As you pay board, only your own income counts. I have turned the card back on from today, and the fares you paid since {date} will be refunded.',
      'When you changed your address the system asked for your household again, and the answer was read wrongly. Your card works again from tomorrow morning. You do not need a new one.',
    ],
    then: [
      [
        'Will it happen again if I move back in the spring?',
        'It should not. I have put a note on your record that you pay board, so whoever changes your address next will see it.',
      ],
    ],
    notes: [
      'Pays board, so the household test looks at her own income only. Rule 4.2(c). Ask for the receipts, do not ask for a new form.',
      'Third one this month where a change of address set off the household check. Raised with the system team.',
    ],
    tasks: ['Check the fares charged since {date} and refund the difference'],
    steps: ['Look at the board receipts', 'Ring with the result of the household test', 'Turn the card back on'],
    tags: ['household test', 'address change'],
    files: [
      ['board-receipts.pdf', 'Board receipts'],
      ['refusal-letter.pdf', 'Letter of refusal'],
    ],
  },
];
