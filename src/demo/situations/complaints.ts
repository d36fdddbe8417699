import type { Situation } from './situation.ts';

export const COMPLAINTS: readonly Situation[] = [
  {
    team: 'complaints',
    kind: 'complaint',
    heat: 3,
    often: 1.2,
    subjects: [
      '0|Turned away at the Merrin Street counter',
      '1|Spoken to rudely in front of everybody',
      'How I was treated on {date}',
    ],
    asks: [
      'I had my passport and my visa letter in my hand and the officer said out loud, in front of the whole line, that my papers were probably no good. I took an unpaid day to be there. I do not want money, I want it not to happen to the next person.',
      'The officer at the counter sighed at me, rolled her eyes at her colleague and told me to learn to read. I am 68 and was a teacher for forty years.',
    ],
    answers: [
      'You were right to expect your papers to be accepted. They met our rules on {date} and we refused them. We are sorry for that, and for the way it was said. The list at the counter left out the paper you brought; it has been corrected at all four counters. The manager of the centre would like to apologise to you in person, if you wish.',
      'I have spoken to the officer and to the two colleagues who were there, and I accept your account. That is not how anybody should be spoken to here. She has asked me to pass on her apology, which is enclosed. She will work beside a senior colleague for the next month.',
    ],
    then: [
      [
        'Thank you for the apology. You have not said whether my day’s pay will be made good.',
        'You are right, I left that out. We will pay one day, on the payslip that you sent. The second visit would have been needed in any case.',
        0,
      ],
    ],
    notes: [
      'Two staff and one customer agree on the words used. Officer concerned must not see this file.',
      'The counter list leaves out item 3. That is ours to put right.',
    ],
    tasks: ['Speak to the three who were at the counter', 'Have the counter list corrected'],
    steps: ['Speak to the officer concerned', 'Decide the two points', 'Have the team leader approve the answer'],
    tags: ['conduct', 'counter'],
    restricted: true,
  },
  {
    team: 'complaints',
    kind: 'complaint',
    heat: 2,
    often: 1.6,
    subjects: ['0|Nobody rang me back', '0|Four promises and no call', '1|Complaint about being ignored since {date}'],
    asks: [
      'I have been told four times that somebody will ring me back. Nobody has. I have the dates and the names. Is there a telephone in that building?',
      'I first wrote on {date}. I had a number back from a machine, and since then nothing at all. I am not asking for a miracle, only for an answer.',
    ],
    answers: [
      'You were promised four calls and had none. I have listened to the recordings. Each officer wrote the promise in a note that nobody else looks at. That is our failing and not yours. I have settled your question myself, see below, and have asked that promised calls be put on a list that is checked each morning.',
      'Your message was moved between three teams and each thought that another had it. I am sorry. The answer to your question is yes, and the {amount} was paid to you this morning.',
    ],
    notes: [
      'All four promises are in call notes, none had a date.',
      'Moved Water, Front desk, Fines, Front desk. 23 days.',
    ],
    tasks: ['Listen to the four calls and note what was promised'],
    steps: ['Listen to the calls', 'Settle the first question as well', 'Write the answer'],
    tags: ['call back', 'delay'],
  },
  {
    team: 'complaints',
    kind: 'complaint',
    heat: 2,
    subjects: ['Wrong advice cost me {amount}', 'I did what your officer told me', 'Complaint about advice on {date}'],
    asks: [
      'Your officer told me on {date} that I did not need to lodge the form because I was on a plan. I have now been charged {amount} because I did not lodge the form.',
      'I asked twice, was told twice, wrote it down, and it was wrong both times. I would like you to put me where I would have been.',
    ],
    answers: [
      'The recording bears you out: you asked the right question and were given the wrong answer. The charge of {amount} has been taken off and your account is as it would have been. The article the officers use has been rewritten.',
      'I agree that you were told so, and it was wrong. We will pay back {amount} as an act of grace. A team leader has approved it and it will be with you within a week.',
    ],
    notes: [
      'Call of that day found, advice was wrong. Article K-118 is ambiguous.',
      'Act of grace up to $250 is within the team leader’s limit.',
    ],
    tasks: ['Find the recording of {date}', 'Have the article rewritten'],
    steps: ['Find the recording', 'Ask for approval of the payment'],
    tags: ['wrong advice', 'remedy'],
  },
  {
    team: 'complaints',
    kind: 'complaint',
    heat: 1,
    subjects: ['0|Two hours in line at Port Ellery', 'Waiting times', '0|The queue on Monday'],
    asks: [
      'Two hours and ten minutes for a form that took four. There were six desks and one was open. People were standing outside in the rain with prams.',
      'I booked an appointment for 10.15 and was seen at 11.40. Why take bookings?',
    ],
    answers: [
      'Four officers were ill that day and nobody was sent from Merrin Street until noon. That should have happened at nine. There is now a rule for it, and a tent for the rain until the awning is mended.',
      'Bookings were taken for seven desks while five were staffed. The number of bookings now follows the roster. I am sorry for your morning.',
    ],
    notes: ['Roster shows four absences. No call for help until 11:30.', 'Booking tool does not know the roster.'],
    steps: ['Ask the counter manager for the day’s figures'],
    tags: ['waiting time', 'counter'],
  },
  {
    team: 'complaints',
    kind: 'complaint',
    heat: 2,
    subjects: [
      '0|The letter you sent my dead husband',
      '1|Please stop writing to my mother, she has died',
      'Distress caused by your letters',
    ],
    asks: [
      'My husband died in {suburb} in the spring. I told you, twice. You have written to him again, to say that his registration is overdue. I had to sit down.',
      'I have sent you the death certificate and rung three times. The letters still come with her name on them.',
    ],
    answers: [
      'I am truly sorry. Two of our systems had been told and the third had not. It has been now, I did it myself, and I have checked that nothing else is waiting to be sent. The manager of that area will write to you by hand.',
      'You had done everything that could be asked of you. The letters have been stopped, and the fees taken off. I am ashamed that it took three calls.',
    ],
    notes: [
      'Told on two dates, both on file. Vehicles was never notified.',
      'Ring before writing. No automatic letters to this address.',
    ],
    tasks: ['Stop every letter to this name in all systems'],
    steps: ['Stop all letters', 'Ring before writing'],
    tags: ['bereavement', 'letters'],
  },
  {
    team: 'complaints',
    kind: 'privacy complaint',
    heat: 2,
    subjects: [
      '1|My address was given away on the telephone',
      '0|A letter for somebody else in my envelope',
      '1|You gave my address to my ex-partner',
    ],
    asks: [
      'There were two letters in my envelope and one of them is not mine. It has a stranger’s name, licence number and address on it. I suppose that somebody has mine.',
      'My new address was given to the other party in a dispute about a fence, on the telephone. I had asked you not to give it to anybody.',
    ],
    answers: [
      'A folding machine put two letters in 31 envelopes on {date}. All 31 people have been told, and yours was not among the letters that went astray. Thank you for keeping the other one safe; a courier will fetch it.',
      'Your complaint is upheld. An officer read out the address without looking at the note on your record. You now have a password, the note shows in red, and the officer has been retrained. I have reported it to the privacy commissioner and will send you a copy.',
    ],
    notes: ['Notifiable. Commissioner told within the time allowed.', 'Note on record was there, on the second tab.'],
    tasks: ['Tell the privacy commissioner', 'Work out who else was affected'],
    steps: ['Work out who was affected', 'Tell the commissioner', 'Write to the customer'],
    tags: ['privacy', 'breach'],
    restricted: true,
  },
  {
    team: 'complaints',
    kind: 'access request',
    often: 1.3,
    subjects: ['Request for my records', '0|Everything you hold about me', '0|Access to my file and call recordings'],
    asks: [
      'Under the access law I would like a copy of everything you hold about me since {year}, and the recordings of my calls.',
      'Please send me the notes officers have made on my water account. I am told that there is one which calls me difficult.',
    ],
    needs: [
      [
        'Before we begin I need to be sure that it is you. Please send a copy of a licence or passport, with the number covered if you like.',
        'A copy of my licence is attached.',
      ],
      [
        'To keep this to what you need: which years, and which of our services?',
        'The last three years, and only the fines.',
        0,
      ],
    ],
    answers: [
      'Your records are enclosed: 41 pages and a list of 6 recordings, which you can hear at any counter. Two lines are covered because they are about somebody else. How to have that reviewed is on the last page.',
      'Here are the notes on your account, in full. You were told right about the word. It should not have been written, it has been answered with a correction beside it, and I apologise.',
    ],
    notes: ['Third-party material on two pages, covered.', 'Search of four systems done, list on file.'],
    tasks: ['Search the four systems and list what was found', 'Cover what is about other people'],
    steps: ['Confirm identity', 'Collect the records', 'Have the release approved'],
    tags: ['access request'],
    files: [['licence-copy.pdf', 'Copy of licence']],
  },
  {
    team: 'complaints',
    kind: 'decision review',
    heat: 2,
    subjects: ['Review of a refusal', 'I ask for a second look at decision {number}', 'Internal review'],
    asks: [
      'I ask for a review of decision {number}. The letter gives no reasons that I can find, only the name of a law.',
      'The person who refused me is the person I complained about. I would like somebody else to decide it.',
    ],
    answers: [
      'I had no part in the first decision. Having read everything again, I have come to another one: your application is granted from {date}. My reasons are in the enclosed notice.',
      'I have looked at this afresh and come to the same result, but for another reason, which should have been given to you at the start. It is explained in the notice, with how to take it further.',
    ],
    notes: ['New decision maker, had no contact with the first.', 'Reasons in the first letter are not reasons.'],
    tasks: ['Collect the file of the first decision'],
    steps: ['Read the file of the first decision', 'Write the reasons'],
    tags: ['review'],
  },
  {
    team: 'complaints',
    kind: 'complaint',
    heat: 1,
    subjects: [
      '0|The website will not work with my screen reader',
      '1|Complaint: form cannot be used by blind people',
      '0|Access to your online form',
    ],
    asks: [
      'I use a screen reader. The third page of the address form says button, button, button. I would like to change my address without asking my son.',
      'The pictures with traffic lights lock me out. I am blind. You must have heard this before.',
    ],
    answers: [
      'You are right, and we had heard it before, which makes it worse. The buttons have names since Monday. I tested the whole form with a screen reader yesterday, and would be glad to hear whether it works for you.',
      'The pictures are gone from all forms. Thank you for holding us to it. I have changed your address for you meanwhile.',
    ],
    notes: ['Known fault, ticket with the web team was closed without a fix.', 'Tested with two screen readers.'],
    tasks: ['Test the form with a screen reader'],
    steps: ['Have the form mended', 'Ask the customer to try it'],
    tags: ['access', 'website'],
  },
];
