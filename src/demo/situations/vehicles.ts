import type { Situation } from './situation.ts';

export const VEHICLES: readonly Situation[] = [
  {
    team: 'vehicles',
    kind: 'service request',
    often: 1.6,
    subjects: ['Transfer of {plate} not showing', 'Bought a car, papers not in my name', 'Registration transfer stuck'],
    asks: [
      'I bought {plate} on {date} and handed in both halves of the form at Port Ellery. My account still shows nothing and I have to sell my old one.',
      'The dealer says that the transfer went through, you say that it did not. I would like to drive my own car before the summer is over.',
    ],
    needs: [
      [
        'The copy we hold cannot be read. Please send a photo of the form, with the stamp from the counter.',
        'Photo attached. The stamp is a bit faint but the date can be read.',
      ],
    ],
    answers: [
      'Your form had been scanned with the page behind it, so it waited for somebody to look. It is done: {plate} has been yours since {date} and no late fee applies.',
      'The seller’s half had the wrong last letter. I have matched the two by hand, and your certificate comes by e-mail tonight.',
    ],
    then: [
      [
        'The certificate has my middle name spelt wrong. Does it matter?',
        'Not for driving, but let us have it right. A corrected one is enclosed.',
      ],
    ],
    notes: ['Matched by hand on chassis number.', 'Counter stamp shows it was in time, so no late fee.'],
    tasks: ['Find the scanned form for {plate}'],
    steps: ['Match the two halves of the form', 'Send the certificate'],
    tags: ['transfer'],
    files: [['transfer-form.pdf', 'Transfer form with stamp']],
  },
  {
    team: 'vehicles',
    kind: 'enquiry',
    often: 1.4,
    subjects: ['Registration renewal {plate}', '0|Renewal notice has not come', '1|Can I renew for three months?'],
    asks: [
      'The registration of {plate} runs out on {day} and no notice has come. I do not want to drive without it by accident.',
      'Can I renew for three months instead of twelve? A year at once is {amount} and I do not have that until the harvest is paid for.',
    ],
    answers: [
      'Your notice went to {oldstreet}. I have changed the address and enclosed a new notice. You can pay until {day} without a gap.',
      'Yes, three or six months are both possible, and cost only a little more than a share of the year. I have enclosed a notice for three months.',
    ],
    notes: ['Old address. Renewal reissued.', 'Three months is allowed for this class.'],
    steps: ['Send a new notice', 'See that it has been paid before it runs out'],
    tags: ['renewal', 'address change'],
  },
  {
    team: 'vehicles',
    kind: 'service request',
    heat: 1,
    subjects: ['0|Stolen number plates', '1|Somebody is using my plates', '0|Plates taken from the station car park'],
    asks: [
      'Both plates were taken from my car at {suburb} station. The police gave me an event number. What do I put on the car to get home?',
      'I keep getting toll notices for trips I did not make. Somebody has copied {plate}. I need new plates and I should not have to pay for them.',
    ],
    needs: [['Please give me the police event number.', 'The event number is E 8{number}.']],
    answers: [
      'Your old plates are marked as stolen. New ones are at the Merrin Street counter, with no charge as there is a police report. The enclosed permit lets you drive there.',
      'I have given you a new combination and told the toll companies. Notices for the old plate after {date} will not come to you. If one slips through, send it to me.',
    ],
    notes: ['Event number checked with the police line.', 'Clone suspected, photos show another model.'],
    tasks: ['Tell the toll companies about the cloned plate'],
    steps: ['Check the police event number', 'Issue new plates'],
    tags: ['stolen plates'],
  },
  {
    team: 'vehicles',
    kind: 'enquiry',
    subjects: [
      '0|Inspection for an older car',
      '0|Where can I get the yearly inspection?',
      '1|Inspection refused for a cracked lens',
    ],
    asks: [
      'My ute is from {year} and needs a yearly inspection. The nearest station in the list closed two years ago. Where do people in {suburb} go?',
      'The mechanic refused the inspection for a crack in a lens that you can hardly see. Is there somebody who decides these things?',
    ],
    answers: [
      'There is a mobile inspector in {suburb} on the first Wednesday of the month, at the showground. I have had the closed one taken off the list. Thank you for telling us.',
      'A crack that lets water in must be refused, one that does not may pass. You can ask for a second inspection at any other station within 14 days without paying twice.',
    ],
    notes: ['List of stations was out of date, corrected.', 'Second inspection is free within 14 days.'],
    steps: ['Find the nearest inspection', 'Have the list corrected'],
    tags: ['inspection', 'website'],
  },
  {
    team: 'vehicles',
    kind: 'service request',
    subjects: ['Cancel registration and refund', '0|Car written off, refund of registration', '1|Handing in plates'],
    asks: [
      'The insurer has written off {plate}. There were seven months left on the registration. How is the rest paid back?',
      'I have stopped driving at 84 and my grandson has the car on the farm. Can I hand in the plates and get something back?',
    ],
    answers: [
      'We have cancelled the registration from {date} and {amount} will be paid to your account within ten days.',
      'Bring the plates to any counter, or send them by post with the enclosed slip. You get back the unused months, about {amount}. We wish you many good trips as a passenger.',
    ],
    notes: [
      'Write-off is on the register, date agrees.',
      'Farm use does not need registration as long as it stays off the road.',
    ],
    steps: ['Cancel the registration', 'Pay the refund'],
    tags: ['refund', 'cancellation'],
  },
  {
    team: 'vehicles',
    kind: 'enquiry',
    subjects: ['Bringing a car from another state', '0|Moved here with an interstate car', '0|Do I need new plates?'],
    asks: [
      'I moved to {suburb} from interstate with my car. How long may I keep the old plates, and must the car be inspected?',
      'My car is registered in my father’s name in another state. He wants to give it to me. What is the cheapest honest way?',
    ],
    answers: [
      'You have three months from the day you moved. You need an inspection, proof of where you live, and the old papers. Bring them to any counter; it takes about half an hour.',
      'Have him sign the papers over to you first, then register it here. A gift between parent and child pays no duty if you both sign the enclosed statement.',
    ],
    notes: ['Standard. Enclose the checklist.', 'No duty between parent and child.'],
    steps: ['Send the checklist'],
    tags: ['interstate'],
  },
  {
    team: 'vehicles',
    kind: 'enquiry',
    heat: 2,
    subjects: [
      'Charged late fee for transfer',
      'Unfair late fee of {amount}',
      '0|The office was closed on the last day',
    ],
    asks: [
      'You charge me {amount} for being a day late with the transfer. The last day was a Sunday and your website was down for maintenance. I was sitting there with my card in my hand.',
      'I stood in line at Port Ellery until they closed the door, was told to come back tomorrow, and tomorrow I was charged for being late.',
    ],
    answers: [
      'You should not have been charged. When the last day is a Sunday the next working day counts. The fee has been paid back to your card.',
      'The counter’s own record shows that they closed early that day. The fee is gone and I have told the manager of that counter why.',
    ],
    notes: [
      'System counts calendar days. Known fault, workaround is a manual refund.',
      'Counter closed 25 minutes early, staff shortage.',
    ],
    steps: ['Look at the counter’s record of the day', 'Refund the fee'],
    tags: ['late fee', 'refund'],
  },
  {
    team: 'vehicles',
    kind: 'service request',
    subjects: [
      '0|Personalised plates for my father’s 80th',
      '0|Order of special plates',
      '1|Plates with a spelling I did not order',
    ],
    asks: [
      'I would like to give my father plates with his initials for his eightieth birthday on {day}. Can they be ready in time, and can they be posted to me and not to him?',
      'The plates have come and they say something rather different from what I ordered. My wife will not ride in the car.',
    ],
    answers: [
      'They can be ready in two weeks and will be sent to you. I have put the order through with a note that it is a surprise.',
      'I am sorry, and I can see why. The right plates were ordered today. Please send the others back with the label enclosed.',
    ],
    notes: ['Marked for delivery to the buyer, not the keeper.', 'Production read a 1 as an I. Redo at no cost.'],
    steps: ['Order the plates', 'See that they arrive before the day'],
    tags: ['plates'],
  },
];
