import type { Situation } from './situation.ts';

export const FINES: readonly Situation[] = [
  {
    team: 'fines',
    kind: 'decision review',
    often: 1.6,
    heat: 1,
    subjects: ['Speeding fine on the car I sold', 'Fine for {plate}, sold before the date', 'Not my car any more'],
    asks: [
      'I have had a fine for {plate}, which I sold before {date}. I filled in my half of the transfer at the time. I was not in that suburb and neither was my money.',
      'A camera says I was speeding in a car that I no longer own. I have the receipt with the buyer’s name. What else do you need from me?',
    ],
    needs: [
      [
        'Please send the receipt or the notice of sale, with the date and the buyer’s name on it.',
        'Receipt attached, with both our signatures. His phone number is on it too.',
      ],
    ],
    answers: [
      'The car was not yours on that day. The fine has been withdrawn in your name and will be sent to the person who bought it. There is nothing for you to pay.',
      'Your notice of sale was handed in on time but had been filed under another plate. I have put that right and withdrawn the fine. I am sorry for the fright.',
    ],
    then: [
      [
        'Will this show on my record, or raise my insurance?',
        'No. A fine that is withdrawn leaves no points and insurers never see it.',
      ],
    ],
    notes: [
      'Transfer was lodged in time, mis-keyed as a zero for an O. Withdraw.',
      'Buyer never sent in their half. Vehicles has been told.',
    ],
    tasks: ['Ask Vehicle registration for the transfer history of {plate}'],
    steps: ['Get the transfer history of {plate}', 'Decide the review', 'Ring with the outcome'],
    tags: ['sold vehicle', 'review'],
    files: [
      ['receipt-of-sale.pdf', 'Receipt of sale'],
      ['notice-of-sale.pdf', 'Notice of sale'],
    ],
  },
  {
    team: 'fines',
    kind: 'service request',
    often: 1.6,
    heat: 1,
    subjects: ['Payment plan for fines', 'Cannot pay {amount} at once', 'Asking to pay by instalments'],
    asks: [
      'I cannot pay {amount} all at once. I can manage twenty dollars a fortnight. Is there a way to do that without it growing every month?',
      'My hours were cut and I have three fines. I do not want to ignore them. Could they be put together so that I pay a bit each week?',
    ],
    adds: ['I would rather it came out by itself so that I do not forget.'],
    needs: [
      [
        'Tell me what you can pay and how often, and the day your income comes in. I do not need your bank statements.',
        'Twenty dollars, every second Thursday, the day after I am paid.',
      ],
    ],
    answers: [
      'Your fines are on one plan now: $20 each fortnight from {day}. While you keep to it nothing is added and nothing goes to enforcement. If a payment is hard to make, tell us before the day and we will move it.',
      'I have set up the plan you asked for and taken off the two overdue fees of $65, because you came to us yourself. The first payment is on {day}.',
    ],
    then: [
      [
        'I missed the second payment because my pay came late. Have I broken it?',
        'No. I have moved that payment to the end of the plan. One missed payment does not break it, and you did well to tell us.',
      ],
    ],
    notes: [
      'Centrepoint of the plan is what they can keep up, not what clears it fastest. $20 is sound.',
      'Overdue fees waived under the hardship rule, came forward before enforcement.',
    ],
    steps: ['Set up the payment plan', 'See that the first payment came', 'Join the three fines into one plan'],
    tags: ['payment plan', 'hardship'],
  },
  {
    team: 'fines',
    kind: 'decision review',
    heat: 2,
    subjects: [
      '0|Parking fine while loading my mother’s wheelchair',
      'Disability permit was on the dash',
      'Fined in a disabled bay with a permit',
    ],
    asks: [
      'I was fined in a disabled bay at {suburb} while I was getting my mother into her chair. The permit was on the dash the whole time. The officer walked round the car twice and did not look up.',
      'The fine says no permit shown. It had slipped down on the seat. It is a real permit and it was in date. {amount} is a week of food for us.',
    ],
    needs: [['Please send a photo of both sides of the permit.', 'Both sides attached, as asked.']],
    answers: [
      'The photos taken at the time show the edge of the permit on the dash. The fine is withdrawn. Thank you for sending the permit, and please give your mother our apology.',
      'Your permit was valid on the day, so I have changed the fine to a caution. There is nothing to pay. Please fix the permit to the windscreen with the clip we have posted to you.',
    ],
    notes: [
      'Photo 3 of 5 shows the permit. Should never have been issued.',
      'First fine in nine years, permit valid: caution under 4.1.',
    ],
    steps: ['Look at the officer’s photos', 'Decide the review'],
    tags: ['parking', 'permit', 'review'],
    files: [['permit-both-sides.pdf', 'Permit, both sides']],
  },
  {
    team: 'fines',
    kind: 'enquiry',
    often: 1.3,
    subjects: ['0|Somebody else was driving', 'How do I nominate the driver?', '1|Company car fine {number}'],
    asks: [
      'The fine is in my name, but my nephew had the car that weekend. He has admitted it. How do I tell you without paying it first?',
      'We run eleven vans and fine {number} belongs to a driver who has left us. Can we nominate him with only his last address?',
    ],
    answers: [
      'Use the form I have enclosed, or the nomination page, within 28 days of the date on the fine. Give the full name, the address and the licence number if you have it. Do not pay first: a fine that has been paid cannot be moved.',
      'Yes. His last known address is enough, with the date he left. Once we have the form the fine is withdrawn from you and sent to him.',
    ],
    then: [
      [
        'The page would not take the form. It says the date has passed, but I am two days inside it.',
        'The page counts from the day of the offence, which is wrong. I have entered your nomination by hand today.',
      ],
    ],
    notes: [
      'Within time. Enter by hand, the online page still counts from the wrong day.',
      'Fleet customer, offer them the bulk form.',
    ],
    steps: ['Enter the nomination', 'Send the fine to the nominated driver'],
    tags: ['nomination'],
  },
  {
    team: 'fines',
    kind: 'enquiry',
    heat: 3,
    subjects: [
      '0|Licence suspended for a fine I never received',
      '0|Suspended over a letter sent to the wrong house',
      'How can you suspend me for this?',
    ],
    asks: [
      'I was stopped by the police on {date} and told that my licence is suspended for a fine. What fine? You have been writing to {oldstreet}, where I have not lived for two years. I drive for a living.',
      'I paid this fine. I have the receipt. You suspended my licence anyway and I found out at the side of the road with my children in the car.',
    ],
    adds: ['Every day this goes on costs me {amount}.'],
    answers: [
      'I have lifted the suspension and it has been gone from the police system since 10 this morning. The fine itself has been put back to the beginning, at your right address, with no fees added. I am sorry. Your licence record had your new address and our letters did not.',
      'Your payment had gone to another fine with nearly the same number. I have moved it, lifted the suspension, and written a letter that you can show to the police and to your employer.',
    ],
    then: [
      [
        'My boss wants something that says it was not my fault. Can you do that?',
        'Yes. The enclosed letter says that the suspension was made in error and that you did nothing wrong.',
      ],
    ],
    notes: [
      'Letters went to the old address although Licences had the new one since 2024. Lift today, then fix.',
      'Misallocated payment, one digit out. Urgent: drives for a living.',
    ],
    tasks: ['Lift the suspension and confirm that the police system shows it'],
    steps: [
      'Lift the suspension today',
      'Ring when the police system shows it',
      'Find out why the address was not used',
    ],
    tags: ['suspension', 'urgent', 'address'],
  },
  {
    team: 'fines',
    kind: 'service request',
    heat: 1,
    subjects: [
      'Work and development order',
      '1|Can I do volunteer work for my fines?',
      '0|Caseworker asking about a client’s fines',
    ],
    asks: [
      'I am a caseworker and my client owes {amount} in fines that will never be paid in money. Can counselling sessions count, and how are the hours reported?',
      'Somebody at the community centre said that I can work off my fines by volunteering. I help at the kitchen on Wednesdays already. Does that count?',
    ],
    needs: [
      [
        'Please ask the organisation to confirm that it is registered with us, and the hours each week.',
        'They say that they are registered and have sent you an e-mail. It is four hours each Wednesday.',
      ],
    ],
    answers: [
      'Yes. Once the order is made, each hour takes $40 off and enforcement stops from the first day. I have enclosed the form. The organisation reports the hours by the fifth of each month.',
      'The order is made. {amount} will be worked off over about five months at four hours a week. If a week is missed for illness, tell us, and nothing is lost.',
    ],
    notes: [
      'Organisation is registered. Enforcement paused from today.',
      'Ask that hours before the order be counted too? No, not allowed, but start date can be today.',
    ],
    steps: ['Confirm the organisation is registered', 'Make the order'],
    tags: ['work order', 'hardship'],
  },
  {
    team: 'fines',
    kind: 'enquiry',
    heat: 1,
    subjects: [
      '0|Toll notice and a fine for the same trip',
      '0|Charged twice for one trip',
      '1|Toll paid, still fined',
    ],
    asks: [
      'I have a toll notice and a fine for the same trip on {date}. The toll was paid two days later. Why is there a fine of {amount} on top of it?',
      'The tag in my car beeped, the money left my account, and now there is a fine that says I did not pay.',
    ],
    answers: [
      'The toll company sent us the unpaid trip before your payment reached them. They have taken it back and the fine is withdrawn.',
      'Your tag is linked to your old plate, so the trip on {plate} looked unpaid. Tell the toll company about the new plate. I have withdrawn this fine as a first one.',
    ],
    notes: [
      'Toll operator confirms payment on the second day. Withdraw.',
      'Plate changed in May, tag still on the old one.',
    ],
    steps: ['Ask the toll operator about the payment', 'Withdraw or explain'],
    tags: ['toll'],
  },
  {
    team: 'fines',
    kind: 'decision review',
    subjects: [
      '0|Red light camera, ambulance behind me',
      '0|Moved through a red light to let an ambulance pass',
      'Review of fine {number}',
    ],
    asks: [
      'I crossed the line on red at {suburb} because an ambulance was behind me with its lights on. Please look at the second photograph. What was I supposed to do?',
      'I would like fine {number} looked at again. The lights at Bridge Street were all out of order that morning and a policeman was waving us through.',
    ],
    answers: [
      'The second photo shows the ambulance behind you. You did the right thing and the fine is withdrawn.',
      'The council confirms that the lights were faulty from 7 to 10 that morning. The fine is withdrawn, as are the nineteen others from that corner.',
    ],
    notes: [
      'Ambulance clear in frame 2.',
      'Council fault log confirms. Check for others at the same corner, same morning.',
    ],
    tasks: ['Ask the council for the fault log of the lights'],
    steps: ['Look at the photographs', 'Ask the council about the lights'],
    tags: ['camera', 'review'],
  },
  {
    team: 'fines',
    kind: 'enquiry',
    subjects: ['Points on my licence', '0|How many points do I have left?', '1|When do my demerit points come off?'],
    asks: [
      'I have had two fines this year and would like to know how many points are left before I go on a long drive north.',
      'Do the points from {date} come off three years after the offence, or three years after I paid?',
    ],
    answers: [
      'You have seven points left. The oldest ones come off on {day}, three years after the day of the offence.',
      'Three years from the day of the offence, whenever you paid. You can look at your points at any time in your account, or at a counter.',
    ],
    notes: ['Identity confirmed before giving points. Not given by e-mail, rang first.', 'Simple count.'],
    steps: ['Look up the points', 'Confirm identity before telling them'],
    tags: ['points'],
  },
];
