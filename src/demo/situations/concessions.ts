import type { Situation } from './situation.ts';

export const CONCESSIONS: readonly Situation[] = [
  {
    team: 'concessions',
    kind: 'enquiry',
    often: 1.5,
    heat: 1,
    subjects: [
      'Concession card refused after a change of address',
      'Card cancelled when I changed address',
      'Why has my concession stopped?',
    ],
    asks: [
      'I moved from {oldstreet} to {street}, {suburb} in the last few weeks and now my concession card is refused. Nothing has changed except where I sleep. Why does moving house cost me my card?',
      'Your letter of {date} says I no longer qualify because of the people I live with. I have a room in my son’s house and I pay board. I am not kept by anybody.',
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
        'Here are the board receipts you asked for. They are signed every fortnight.',
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
      'Pays board, so the household test looks at the customer’s own income only. Ask for the receipts, do not ask for a new form.',
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
  {
    team: 'concessions',
    kind: 'enquiry',
    subjects: [
      '0|Card not accepted at ferry terminal',
      '0|Charged full fare on the ferry',
      '1|Ferry gate does not know my card',
    ],
    asks: [
      'I tapped my concession card at the Port Ellery ferry on {date} and it took the full fare. The man at the gate said the card is fine and the machine is fine, so I do not know who is right.',
      'Every bus takes my card. The ferry charges me as an adult. Is the ferry not part of the scheme, or is something wrong with the card?',
    ],
    adds: ['It has happened four times now.', 'I would like the {amount} back if I am owed it.'],
    answers: [
      'Your card was right and the ferry gates were wrong. They had not had their list of cards renewed since {date}. It is fixed now, and {amount} has been put back on your card.',
      'Ferries are part of the scheme. Your card was read as an adult card because it was made before the gates changed. I have sent you a new one, free of charge. Please keep using the old one on buses until it comes.',
    ],
    then: [
      [
        'The new card came, but it has no money on it. What happened to the balance?',
        'The balance moves across overnight once you first tap the new card. If it has not appeared by tomorrow evening, answer this e-mail and I will move it by hand.',
        1,
      ],
    ],
    notes: [
      'Ferry operator confirms their list was stale between the two dates. Refund without asking for receipts.',
      'Older chip. Replace the card rather than argue with the gate.',
    ],
    tasks: ['Ask the ferry operator for the gate records of {date}'],
    steps: ['Ask the ferry operator what the gate recorded', 'Refund the full fares', 'See whether the new card works'],
    tags: ['ferry', 'refund'],
  },
  {
    team: 'concessions',
    kind: 'service request',
    subjects: ['Name differs on card and pension letter', 'Change of name on my card', 'My card still has my old name'],
    asks: [
      'I married in August and my pension letter has my new name, but my concession card has the old one. The inspector wrote both down and said I had to fix it.',
      'I have gone back to my own name after a divorce. How do I get the card changed to match, and do I have to give back the old one first?',
    ],
    needs: [
      [
        'Please send a photo of the certificate that shows both names. It does not need to be certified for this.',
        'The certificate is attached. Please tell me when I can expect the card.',
      ],
    ],
    answers: [
      'Your new card is on its way to {street}, {suburb} and should reach you within eight working days. Carry the certificate with the old card until then.',
      'The name on your card has been changed. You do not need to send the old card back. Please cut it in two once the new one works.',
    ],
    notes: [
      'Certificate sighted, names and date of birth agree with the record.',
      'Same person under both names, no duplicate card found.',
    ],
    steps: ['Check the certificate', 'Order the new card', 'See whether the card has arrived'],
    tags: ['change of name'],
    files: [
      ['marriage-certificate.pdf', 'Marriage certificate'],
      ['pension-letter.pdf', 'Pension letter'],
    ],
  },
  {
    team: 'concessions',
    kind: 'enquiry',
    heat: 2,
    subjects: [
      'Does a carer’s allowance count as income?',
      'Carer payment and the card',
      'Third time asking about carer’s allowance',
    ],
    asks: [
      'I look after my brother and get the allowance for it. One of your people told me it counts as income and another told me it does not. Which is it? I need to know before I apply.',
      'The form asks for all income. Does that mean the carer’s allowance as well? If I put it in I am {amount} over the line.',
    ],
    adds: ['Please give me an answer in writing this time.'],
    answers: [
      'It does not count. Carer’s allowance is left out of the income test altogether, so please leave that box empty. I am sorry that you were told two different things.',
      'You were told wrongly the first time. The allowance is not income for this card. On what you have told me you qualify, and I have enclosed the form with that part already filled in.',
    ],
    notes: [
      'Schedule 2 leaves carer’s allowance out. The script at the counter still says to include it. Told Jo.',
      'Given wrong advice twice. Check the call notes of {date}.',
    ],
    tasks: ['Get the counter script corrected on carer’s allowance'],
    steps: ['Confirm the rule with the policy team', 'Answer in writing, with the rule named'],
    tags: ['income test', 'carer'],
  },
  {
    team: 'concessions',
    kind: 'service request',
    heat: 1,
    subjects: [
      '0|Replacement card after a fire',
      '0|Lost everything in a house fire, need my card',
      '1|Stolen bag, card gone',
    ],
    asks: [
      'We had a fire at {street} and everything with my name on it is gone, the card too. The neighbours are very kind but I cannot get to my appointments without it.',
      'My bag was taken at {suburb} station on {date}. The police have a report. Can you send me another card, and stop the old one?',
    ],
    answers: [
      'A new card is waiting for you at the Merrin Street counter from tomorrow. You do not need any papers: say your name and date of birth, and the officer will know about it. The old card has been stopped.',
      'I have stopped the old card and posted a new one. Until it comes, show the driver the letter enclosed here. There is no charge after a theft or a fire.',
    ],
    notes: [
      'Identity confirmed by three questions on the phone. Fee waived, hardship.',
      'Counter at Merrin Street told to expect them.',
    ],
    steps: ['Tell the counter to expect the customer', 'Stop the old card', 'Waive the replacement fee'],
    tags: ['replacement card', 'hardship'],
  },
  {
    team: 'concessions',
    kind: 'enquiry',
    subjects: ['Half fare for a student over 25', 'Mature-age student concession', 'I am 31 and study full time'],
    asks: [
      'I went back to study at 31, full time. The website says students up to 25. Is that right? It seems a strange place to stop.',
      'My college says I should have a travel concession, your site says I am too old. Who is right?',
    ],
    needs: [
      [
        'Please send a letter from your college that shows that you study full time this year.',
        'Here is the letter from the registrar.',
      ],
    ],
    answers: [
      'The age limit went in July. Any full-time student can travel at half fare now, and I am sorry that the page had not caught up. Your concession starts on Monday and runs to the end of the year.',
      'Your college is right. I have approved your concession on the letter you sent. The sticker for your student card comes by post.',
    ],
    notes: [
      'Rule changed 1 July, web page still has the old text. Asked for it to be changed, again.',
      'Full time confirmed by the letter.',
    ],
    steps: ['Look at the college letter', 'Have the web page corrected'],
    tags: ['student', 'website'],
    files: [['enrolment-letter.pdf', 'Letter of enrolment']],
  },
  {
    team: 'concessions',
    kind: 'enquiry',
    heat: 1,
    subjects: [
      'Backdating after a hospital stay',
      '0|Missed the renewal while I was in hospital',
      '1|Card lapsed, I was in rehab for seven weeks',
    ],
    asks: [
      'I was in hospital from {date} and the renewal letter was waiting when I came home. My card had lapsed and I have paid {amount} in full fares and full rates since. Can it be backdated?',
      'My husband had a stroke and nobody opened the post for two months. His card ran out. Must we pay the full water rate for that quarter?',
    ],
    needs: [
      [
        'A discharge summary or a letter from the ward that shows the dates is all I need.',
        'I have attached the discharge letter. Please excuse the coffee on it.',
      ],
    ],
    answers: [
      'I have renewed your card from the day it lapsed, so there is no gap. The rebate on your water account will be put back on the next bill, and {amount} in fares will be refunded to your bank account.',
      'A stay in hospital is a good reason under the rules, so your card runs on without a break. You do not have to apply again until next year.',
    ],
    notes: [
      'Hospital letter covers the whole gap. Backdate in full.',
      'Backdating beyond 90 days needs a team leader. This is 61, so it does not.',
    ],
    tasks: ['Tell Water accounts to put the rebate back for the quarter'],
    steps: ['Read the hospital letter', 'Tell the customer the new date', 'See that the water rebate is back'],
    tags: ['backdating', 'hospital'],
    files: [['discharge-letter.pdf', 'Discharge letter']],
  },
  {
    team: 'concessions',
    kind: 'enquiry',
    subjects: [
      '0|Moved interstate: keep or hand back',
      '0|Leaving the state next month',
      '1|Is my card any use across the border?',
    ],
    asks: [
      'I am moving north on {day}. Do I hand the card back, post it, or just throw it away? And does the new state take over anything?',
      'I split my time between here and my daughter’s place over the border. Can I keep this card, or do I have to choose?',
    ],
    answers: [
      'There is nothing to hand back. Tell us the day you leave and the card stops by itself. The other state does not take anything over, so apply there with the letter I have enclosed, which saves you the income test.',
      'You may keep it as long as you live here for more than half of the year. If that changes, tell us within a month.',
    ],
    notes: [
      'Standard answer. Enclose the letter of eligibility for the other state.',
      'Two questions in one, answered both.',
    ],
    steps: ['Send the letter of eligibility', 'Close the card on the day they leave'],
    tags: ['interstate'],
  },
  {
    team: 'concessions',
    kind: 'service request',
    often: 1.3,
    subjects: ['0|Card arrived bent and unreadable', '1|New card does not tap', 'Faulty card out of the envelope'],
    asks: [
      'The new card came folded in half by the postman and the readers will not have it. Can you send another, flat this time?',
      'My card stopped tapping after a week. I keep it away from my phone as the leaflet says.',
    ],
    answers: [
      'I have ordered another one, and asked for a stiff envelope. It should be with you in a week. There is no charge.',
      'The chip has failed, which happens. A new card was posted today. Drivers will let you ride if you show them this message.',
    ],
    notes: ['Fourth faulty chip from the same batch this quarter.', 'Address checked before reordering.'],
    steps: ['Order a replacement', 'Report the batch to the supplier'],
    tags: ['replacement card', 'faulty'],
  },
  {
    team: 'concessions',
    kind: 'enquiry',
    heat: 1,
    subjects: ['0|Rate rebate paid to old account', 'Where did my rebate go?', 'Rebate went to a closed bank account'],
    asks: [
      'My rebate of {amount} was paid into an account I closed last year. The bank says it has gone back, you say it has been paid. I have seen neither.',
      'I told you about my new bank account in March and the rebate still went to the old one. Please find it.',
    ],
    needs: [
      [
        'Please confirm the last three digits of the new account. Do not send the whole number by e-mail.',
        'The last three digits are 417.',
      ],
    ],
    answers: [
      'The bank sent the money back to us on {date} and it sat there without a name. I have paid it to your new account today and it should show by Thursday.',
      'I have found it. Your new details were saved on your card record but not on your rebate record. Both are right now, and {amount} has been paid again.',
    ],
    notes: [
      'Returned payment found in suspense. Two records, two bank accounts, that old story.',
      'Trace asked for from Treasury, reference 88-{number}.',
    ],
    tasks: ['Trace the returned payment of {amount}'],
    steps: ['Trace the payment', 'Tell the customer the date of payment'],
    tags: ['rebate', 'payment trace'],
  },
];
