import type { Situation } from './situation.ts';

export const FRONT: readonly Situation[] = [
  {
    team: 'front',
    kind: 'service request',
    often: 1.6,
    subjects: ['Change of address for everything', 'Moved to {suburb}', 'New address, who needs to know?'],
    asks: [
      'We have moved from {oldstreet} to {street}, {suburb}. Can I tell you once for the licence, the car and the water, or must I write to everybody?',
      'Please change my address everywhere you have it. Last time two of your departments knew and two did not.',
    ],
    answers: [
      'Once is enough. I have changed it for your licence, your car and your water account. A label for the licence comes by post; the electoral roll is the only one that you must tell yourself.',
      'Done in all four places, and I have looked at each to be sure. The enclosed page lists what was changed and when.',
    ],
    notes: ['Changed in all systems, screenshots on file.', 'Water still had the address before the old one.'],
    steps: ['Change the address in each system', 'Send the list of what was changed'],
    tags: ['address change'],
  },
  {
    team: 'front',
    kind: 'enquiry',
    subjects: [
      '0|Opening hours over the holidays',
      '0|Is Merrin Street open on Friday?',
      '1|Which counter is wheelchair friendly?',
    ],
    asks: [
      'Is the Merrin Street counter open on the Friday before the long weekend? The sign and the website do not agree.',
      'My wife uses a power chair. Which of your counters has a desk she can get under and a door that opens by itself?',
    ],
    answers: [
      'It is open until 2 pm that Friday. The sign was right, and the website is now too.',
      'Port Ellery has both. At Merrin Street the door is automatic but desk 1 is the only low one, so ask at the entrance and somebody will take you there.',
    ],
    notes: ['Website corrected.', 'Access details confirmed with the counter manager.'],
    steps: ['Ask the counter'],
    tags: ['counter', 'access'],
  },
  {
    team: 'front',
    kind: 'enquiry',
    subjects: [
      '0|Is this text message from you?',
      'Is this really you?',
      '1|Somebody rang and said they were Service Southmark',
    ],
    asks: [
      'I got a text saying that I have a toll of $4.35 to pay and a link that is not quite your name. I did not press it. Is it you?',
      'A man rang and knew my name and my plate and wanted my card number for a refund of {amount}. I hung up. Did I do right?',
    ],
    answers: [
      'It is not from us. We never send a link to pay in a text. Thank you for not pressing it; we have passed it on to have the page taken down.',
      'You did right. We never ask for a card number by telephone. I have put a watch on your account, and nothing has been changed in it.',
    ],
    then: [
      [
        'I did give him my date of birth before I hung up. Is that bad?',
        'It is not enough to get into your account here. I have added a password that an officer will ask for. Ring your bank as well, today.',
        1,
      ],
    ],
    notes: ['Scam, page reported. Watch put on the account.', 'Fifth report of this text this week.'],
    steps: ['Report the page', 'Put a watch on the account'],
    tags: ['scam'],
  },
  {
    team: 'front',
    kind: 'compliment',
    often: 0.9,
    subjects: ['0|Thank you to the officer at desk 3', 'A kind word', 'Credit where it is due'],
    asks: [
      'I would like to thank the young man at desk 3 in Merrin Street. My hands shake and he filled in the whole form with me and never once looked at the clock.',
      'I came in expecting an hour of misery and was out in twelve minutes with everything done. Please tell the lady with the red glasses that she made my day.',
      'Your officer rang me back at ten to five on a Friday, as she had said she would. I had forgotten that people do that.',
    ],
    answers: [
      'Thank you for taking the time to write. I have read your message out at the morning meeting, and it now hangs in the tea room.',
      'I have passed this on to the officer and their team leader. It means more than you may think.',
    ],
    notes: ['That was Callum. Put with his evidence.', 'Passed on at stand-up, big smiles.'],
    steps: ['Find out who it was', 'Pass it on'],
    tags: ['thanks'],
  },
  {
    team: 'front',
    kind: 'suggestion',
    often: 0.9,
    subjects: [
      '0|An idea for the waiting room',
      '0|Suggestion: larger numbers',
      '1|The form asks the same thing twice',
      '2|A text before an appointment',
    ],
    asks: [
      'The screen with the numbers cannot be seen from the seats by the window. Could there be a second one, or a voice?',
      'The change of address form asks for my old address twice and my new one once. Surely it should be the other way about.',
      'Could you send a text the day before an appointment? I have missed two by my own fault.',
    ],
    answers: [
      'Thank you, that is a good idea and an easy one. A second screen is on order, and there will be a voice at both counters by the end of next month.',
      'You are right about the form. The new one, which asks each thing once, is out for comment now and I have added your name to those who will see it first.',
      'We have looked into it. Text reminders start in the new year. Until then the counter can write the day on a card for you.',
    ],
    notes: ['Passed to the counter managers’ meeting.', 'Second person to say so this year.'],
    steps: ['Put it to the counter managers’ meeting'],
    tags: ['idea'],
  },
  {
    team: 'front',
    kind: 'enquiry',
    subjects: ['0|Speaking for my mother', '0|Power of attorney: where do I lodge it?', '1|Acting for somebody else'],
    asks: [
      'My mother is in care and I have a power of attorney. Do I have to show it at every department, or can you keep one copy for all?',
      'I help my neighbour, who does not see well, with his letters. May I ring about his account, if he sits next to me?',
    ],
    needs: [
      [
        'Please send a certified copy of the power of attorney, all pages.',
        'All eleven pages, certified by the pharmacist.',
        0,
      ],
    ],
    answers: [
      'One copy is enough. It is on your mother’s record now, and any of us can speak with you about her licence, her water and her concession.',
      'Yes, as long as he says so at the beginning of the call. If you would like to do it without him there, he can sign the enclosed form.',
    ],
    notes: ['Attorney recorded, valid until revoked.', 'Verbal consent each time is fine.'],
    tasks: ['Record the authority on every account'],
    steps: ['Check the certified copy', 'Record the authority'],
    tags: ['authority'],
    files: [['power-of-attorney.pdf', 'Power of attorney']],
  },
  {
    team: 'front',
    kind: 'enquiry',
    heat: 1,
    subjects: ['Locked out of my account', 'The code never arrives', '1|Cannot sign in since the update'],
    asks: [
      'The page sends a code to a phone number I gave up in {year}. I cannot change the number without the code. It is a very good joke.',
      'Since the update my account says that I do not exist. I assure you that I do.',
    ],
    answers: [
      'I have checked who you are on the phone and changed the number. A code to the new one works now.',
      'Your account was joined with an older one under your former name. You can sign in with either address now, and everything is in one place.',
    ],
    notes: ['Identity confirmed with three questions.', 'Two accounts, joined.'],
    steps: ['Confirm who is asking', 'Change the number'],
    tags: ['account'],
  },
  {
    team: 'front',
    kind: 'enquiry',
    subjects: ['0|Interpreter for an appointment', '0|Sign language interpreter', '1|Help with a form in my language'],
    asks: [
      'My father needs a sign language interpreter for his appointment on {day}. How do I book one, and who pays?',
      'I run English classes and ten of my students need help with the same form. Could somebody come to us?',
    ],
    answers: [
      'We book it and we pay. An interpreter is booked for {day}. If you would like a particular one, tell me the name.',
      'Two officers will come to your class on {day} with the forms in five languages. Please let me know which ones.',
    ],
    notes: ['Interpreter booked, job 77{number}.', 'Outreach team is keen.'],
    tasks: ['Book the interpreter'],
    steps: ['Book the interpreter', 'Confirm the day'],
    tags: ['interpreter', 'access'],
  },
];
