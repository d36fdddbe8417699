/** The words of the case that shows everything: Peg Doolan, whose concession card was refused after a move. */
export const PEG = {
  email: 'peg.doolan@homemail.example',
  to: 'concessions@southmark.example',
  subject: 'Concession card refused after move',
  first: `Dear Concessions,

I have had your letter of last week. It says I am living with a taxpayer and so my concession card is stopped. I am living with my daughter Ruth because I cannot manage the stairs at my own place any more. Why was my card stopped when all I did was move in with my daughter?

I go to dialysis three times a week and the bus is how I get there.

The letter is attached. The print is very small.

Yours truly,
Margaret Doolan (Peg)`,
  holding: `Dear Mrs Doolan,

Thank you for writing, and for sending the letter. I am looking at the decision again myself. Please do not fill in another form.

So that I can do that, could you send me anything that shows what you pay Ruth towards the house? A few lines in her handwriting will do.

Kind regards,
Mira Tolentino
Concessions, Service Southmark
(02) 5550 1110`,
  called:
    '“They have me down as living with a taxpayer. I am living with my daughter because I cannot manage the stairs.” By voice relay, 14 minutes. Promised a call with the result and the letter again in large print.',
  question: 'Does the board she pays her daughter count as household income? The refusal says rule 4.2.',
  side: {
    asked: 'Why was my card stopped when all I did was move in with my daughter?',
    needs: 'Cheaper fares to dialysis, from Monday',
    feels: 'Upset, and ashamed to ask twice',
    expects: 'I waited in by the phone all yesterday afternoon.',
    affected: 'Ruth, her daughter, who drives her when the bus costs too much',
  },
  advice:
    'The household test looks at her own income when she pays board. Rule 4.2(c). Ask for the board receipts; do not wait for a new form. Same as the Vella decision, linked.',
  upset: `I waited in by the phone all yesterday afternoon. I do not like to be a nuisance but I have to be at the hospital on Monday and it is $9.60 each way without the card.

Ruth has copied the board receipts for you, two pages.

Peg Doolan`,
  quoted: 'Could you send me anything that shows what you pay Ruth towards the house?',
  draft: `Dear Mrs Doolan,

I am sorry I did not ring you yesterday when I said I would. Your card was stopped under a rule about who you live with. I now think that rule was read wrongly, and your receipts should settle it.

`,
  refusal: [
    'Margaret Doolan',
    '3/18 Banksia Road, Merrin',
    'Your card has been stopped.',
    'Reason: household income, rule 4.2',
  ],
  receipts: ['Received from Mum for board, $180', 'Received from Mum for board, $180', 'Ruth Doolan'],
} as const;

/** What machines sent while Mira waited: subject, text, and whether it says that somebody is away. */
export const NOTICES: readonly (readonly [subject: string, text: string, away: boolean])[] = [
  [
    'Delivery delayed: your message is waiting',
    'homemail.example has taken your message and will deliver it when the mailbox has room.',
    false,
  ],
  [
    'Automatic reply: Peg reads her mail on Sundays',
    'Peg reads her mail on Sundays with Ruth. If it cannot wait, please ring by the relay.',
    true,
  ],
  ['Your message was displayed', 'The message you sent was displayed on the screen of the recipient.', false],
];

export const VELLA = {
  email: 'carmel.vella@postbag.example',
  subject: 'Board paid to my sister and the household test',
  text: 'I rent a room from my sister and pay board every week. Your letter counts her wages as mine. They are not.\n\nCarmel Vella',
  answer:
    'Dear Carmel Vella,\n\nYou pay board, so only your own income counts. The refusal is set aside and your card works again from today.\n\nKind regards,\nDev Raman\nConcessions, Service Southmark',
} as const;
