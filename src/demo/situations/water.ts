import type { Situation } from './situation.ts';

export const WATER: readonly Situation[] = [
  {
    team: 'water',
    kind: 'enquiry',
    often: 1.7,
    heat: 1,
    subjects: ['Water bill three times the usual', 'Bill of {amount} cannot be right', 'Disputing my water bill'],
    asks: [
      'My bill for this quarter is {amount}. There are two of us, we have no pool and we were away for three weeks of it. Something is wrong with your meter or with your arithmetic.',
      'The bill has gone from about eighty dollars to {amount}. I have looked under every sink with a torch and there is not a drop. Please have somebody look at the meter.',
    ],
    adds: ['I have attached the last four bills.', 'The garden is gravel.'],
    needs: [
      [
        'Please turn off every tap, look at the black digits on the meter, wait an hour without using water and look again. Tell me both numbers.',
        'First number 04417, an hour later 04419. Nothing was running.',
        1,
      ],
    ],
    answers: [
      'Your meter was read again on {date} and the first reading was wrong: a 3 was taken for an 8. A new bill is on its way, and the old one should be torn up.',
      'Your meter moved with every tap shut, so water is being lost between the meter and the house. Once a plumber has mended it, send us the invoice and we will take the lost water off the bill, once in five years.',
    ],
    then: [
      [
        'The plumber found it under the driveway. Invoice attached. What happens now?',
        'I have taken {amount} off as lost water. The corrected bill comes within a week and the due date moves with it.',
        1,
      ],
    ],
    notes: [
      'Re-read asked for. Stop the due date meanwhile.',
      'Two litres an hour with all taps shut: a leak on their side.',
    ],
    tasks: ['Order a special reading at {street}', 'Stop the due date until the reading is in'],
    steps: ['Wait for the special reading', 'Ring with the result of the reading', 'Work out the leak allowance'],
    tags: ['high bill', 'meter'],
    files: [
      ['last-four-bills.pdf', 'Last four bills'],
      ['plumber-invoice.pdf', 'Plumber’s invoice'],
    ],
  },
  {
    team: 'water',
    kind: 'service request',
    heat: 1,
    subjects: [
      'Hardship: cannot pay the water bill',
      'Asking for more time on the water account',
      '0|Please do not restrict our water',
    ],
    asks: [
      'I have had a letter that our water will be slowed down. I have three children and lost my work on {date}. I can pay something, but not {amount}.',
      'Is there any help for people who cannot pay? I am ashamed to ask. I have paid on the dot for nineteen years.',
    ],
    answers: [
      'Nobody will touch your water. I have put your account into our hardship program from today: no fees, no letters, and you pay what you can. We agreed on $15 a fortnight. Once you have paid six times, we pay the seventh for you.',
      'Please do not be ashamed. I have stopped the restriction, taken off the late fees, and applied for the {amount} grant on your behalf. I will ring you on {day} to see how things are.',
    ],
    notes: [
      'Restriction order cancelled, confirmed with field services by phone.',
      'Eligible for the once-a-year grant. Application made on the call.',
    ],
    tasks: ['Cancel the restriction order with field services', 'Apply for the hardship grant'],
    steps: ['Cancel the restriction', 'Ring to see how the plan is going', 'See whether the grant was given'],
    tags: ['hardship', 'restriction'],
  },
  {
    team: 'water',
    kind: 'service request',
    subjects: [
      '0|Moving out, final reading please',
      '0|Close account at {oldstreet}',
      '1|New tenant, who pays for water?',
    ],
    asks: [
      'We leave {oldstreet} on {day} and settle the same day. Could the meter be read then, and the last bill sent to {street}, {suburb}?',
      'I am a tenant and the agent says that I must put the water in my name. The lease does not mention it. Is that so?',
    ],
    answers: [
      'The meter will be read on the morning of {day}. The final bill comes to {street}. If you are owed money it is paid back within ten days.',
      'A tenant pays for water used only if the place has its own meter, the lease says so, and it has efficient taps. The account itself stays with the owner. You do not have to put it in your name.',
    ],
    notes: ['Reading booked.', 'Tenancy question: gave the rule and the number of the tenants’ union.'],
    steps: ['Book the final reading', 'Send the final bill'],
    tags: ['final reading', 'moving'],
  },
  {
    team: 'water',
    kind: 'enquiry',
    heat: 2,
    subjects: ['0|Brown water in {suburb}', '1|Water smells of a swimming pool', 'Is our water safe to drink?'],
    asks: [
      'The water at {street} has been brown since yesterday afternoon. A whole white wash is ruined. Is it safe for a baby’s bottle?',
      'Our water smells of a swimming pool and leaves a ring on the glass. Nobody in the street has had a letter about it.',
    ],
    answers: [
      'Work on the main in your street stirred up old rust. It looks bad but is safe. Run the cold tap at the front of the house for ten minutes. I have put {amount} on your account for the ruined washing.',
      'The chlorine was raised for two days while a reservoir was cleaned. It is back to normal and was never above the health limit. Leave a jug of it to stand for half an hour and the smell goes.',
    ],
    notes: [
      'Works crew confirms flushing on that day. No notice was delivered, their mistake.',
      'Baby in the house: rang at once, then wrote.',
    ],
    tasks: ['Ask the works crew what was done in {suburb}'],
    steps: ['Ask the works crew', 'Ring about the baby’s bottle first', 'Pay for the washing'],
    tags: ['water quality'],
  },
  {
    team: 'water',
    kind: 'service request',
    subjects: ['0|Burst pipe on the nature strip', '0|Water running down {street}', '1|Leak at the meter'],
    asks: [
      'Water has been running down the gutter outside {street} since this morning. It comes up beside your meter box, so I suppose it is yours.',
      'The tap at the meter drips all day. Is that my plumber or yours? I do not want to pay for the whole street.',
    ],
    answers: [
      'Thank you for telling us. A crew was there by the afternoon and has put in a new fitting. You will not be charged for the lost water, as it was on our side.',
      'Everything up to and with the meter is ours. It has been mended. If it drips again, ring the fault line, day or night.',
    ],
    notes: ['Job 77-{number} raised with field services, priority 2.', 'Our side of the meter.'],
    tasks: ['Raise a job with field services'],
    steps: ['See whether the crew has been', 'Tell the customer it is mended'],
    tags: ['leak', 'field services'],
  },
  {
    team: 'water',
    kind: 'enquiry',
    subjects: ['Rebate for home dialysis', 'Medical rebate on water', 'Extra water for dialysis at home'],
    asks: [
      'My husband starts dialysis at home next month and the nurse says it uses a great deal of water. Is there a rebate and who signs for it?',
      'We have been doing dialysis at home since {date} and only now heard that there is an allowance. Can it start from then?',
    ],
    needs: [
      [
        'Please have the renal clinic sign the second page of the form. That is the only signature that is needed.',
        'The clinic signed it on Monday. Form attached.',
      ],
    ],
    answers: [
      'The first 100 kilolitres a year are free for home dialysis. I have put it on your account from {date}, and marked the house so that we always ring before the water is turned off.',
      'Approved from the day dialysis began. The credit of {amount} shows on your next bill. Your address is now on the list of homes that are warned first.',
    ],
    notes: ['Mark as critical customer in field services before anything else.', 'Clinic form complete.'],
    tasks: ['Mark the property as critical: home dialysis'],
    steps: ['Mark the property as critical', 'Wait for the clinic’s signature'],
    tags: ['medical rebate', 'critical customer'],
    files: [['clinic-form.pdf', 'Form signed by the renal clinic']],
  },
  {
    team: 'water',
    kind: 'enquiry',
    subjects: [
      '1|Bills by e-mail stopped coming',
      'Paid late because no bill came',
      '0|Late fee although I never had a bill',
    ],
    asks: [
      'You charged me a late fee for a bill that never came. I have been on e-mail bills for years. I looked in the junk folder too.',
      'My bills go to an address I do not know. I found that out when I was charged {amount} for paying late.',
    ],
    answers: [
      'Your bills bounced back to us from {date} because of one wrong letter in the address. It is right now and the late fee is off. I am sorry that nobody told you they were coming back.',
      'The fee has been taken off. The bills had been sent to the address of the last owner. Both your last bills are enclosed, with a new due date.',
    ],
    notes: ['Returned mail was visible on the account for five months and nobody acted.', 'Fee waived, our mistake.'],
    steps: ['Correct the e-mail address', 'Take off the late fee'],
    tags: ['e-mail bills', 'late fee'],
  },
  {
    team: 'water',
    kind: 'enquiry',
    subjects: ['1|Meter in my neighbour’s garden', '0|Which meter is mine?', '0|Crossed meters in our units'],
    asks: [
      'We are four units with four meters in a row and no numbers on them. I think that I have been paying for unit 2 since we moved in. I turned mine off and her shower stopped.',
      'The fence was moved and now my meter is in my neighbour’s garden, behind his dog. Who moves it?',
    ],
    needs: [
      [
        'Please tell me the serial number on each meter and which unit goes dry when it is turned off.',
        'Meter ending 218 is mine, meter ending 221 is unit 2. We tested it together and nobody minded.',
        0,
      ],
    ],
    answers: [
      'You were right: the two meters were crossed on our records when the units were built. I have worked out six years of bills for both of you. We owe you {amount}, and your neighbour owes nothing, because it was our mistake.',
      'We will move it to the boundary at no cost, as the fence line was changed by the court. The crew will ring you both before they come.',
    ],
    notes: [
      'Field check confirms crossed meters. Policy: refund the one, do not bill the other.',
      'Dog is friendly, says the customer.',
    ],
    tasks: ['Order a field check of the four meters'],
    steps: ['Wait for the field check', 'Work out both accounts'],
    tags: ['meter', 'crossed meters'],
  },
];
