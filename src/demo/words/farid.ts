/** Farid Karimi, turned away at the Merrin Street counter. Nobody here exists. */
export const FARID = {
  email: 'farid.karimi@homemail.example',
  to: 'complaints@southmark.example',
  subject: 'Turned away at the Merrin Street counter in front of everybody',
  first:
    'I had my passport and my visa letter in my hand. The officer said out loud, in front of the whole line, that my papers were probably no good, and sent me home. I took an unpaid day to be there. I do not want money, I want it not to happen to the next man. I would like somebody to tell me in person that it was wrong.',
  holding:
    'Dear Farid,\n\nThank you for telling us this. I have opened a complaint and am looking into it myself. Nobody it is about has anything to do with it. You will have our answer within 25 working days, and hear from me before that if it takes longer.\n\nKind regards\nMira Tolentino',
  side: {
    asked: 'I want it not to happen to the next man.',
    needs: 'His licence, and to be sure that his papers are enough',
    feels: 'Shamed in front of others, and angry about the lost day',
    expects: 'I would like somebody to tell me in person that it was wrong.',
  },
  points: [
    {
      said: 'My papers were refused although they were good.',
      finding: 'upheld',
      reasons:
        'A passport with a visa grant letter meets List B. The list at the counter left out item 3, and the officer went by the list.',
      cites: 'Identity policy, List B, item 3',
    },
    {
      said: 'It was said out loud, in front of the whole line.',
      finding: 'upheld',
      reasons: 'Two of our staff and one customer agree on the words. Private matters are spoken of privately.',
      cites: 'Service charter 2.1',
    },
    {
      said: 'I lost a day’s pay.',
      finding: 'not upheld',
      reasons: 'A second visit would have been needed in any case, because the photograph was out of date.',
      cites: 'Ex gratia guideline, item 12',
    },
  ],
  late: 'The recording of the counter is with the archive and has to be asked for',
  disagrees:
    'Thank you for the apology, which the manager made very decently. I do not agree about the pay. Nobody told me about the photograph that day.',
  second: [
    'I have read everything again, and had no part in the first answer. The finding stands.',
    'I have spoken to those who were there, and the finding stands.',
    'Nobody told you about the photograph, so you could not have brought another. The wasted visit was ours.',
  ],
  asked: 'The file, the recording, and how the amount of one day’s pay was worked out.',
  recommends: 'The pay should follow the payslip he sent, which shows a night allowance that was left out.',
} as const;
