import type { Situation } from './situation.ts';

export const LICENCES: readonly Situation[] = [
  {
    team: 'licences',
    kind: 'service request',
    often: 1.4,
    heat: 1,
    subjects: ['0|Licence lost in Lisbon', '0|Lost my licence overseas', 'Wallet gone, need proof that I may drive'],
    asks: [
      'My bag was stolen in Lisbon and my licence with it. The hire company wants proof that I may drive, and I am here for two more weeks.',
      'I have lost my licence somewhere between here and the coast. I drive for work tomorrow. Can I carry something on my phone?',
    ],
    needs: [
      [
        'So that I know it is you: what was your address before this one, and the year your first licence was issued?',
        '{oldstreet}, and I think it was {year} plus eighteen, whenever that makes it.',
      ],
    ],
    answers: [
      'Enclosed is a letter in English that says you hold a full licence and until when. Hire companies there accept it. A new card is posted to your home, so that it waits for you.',
      'The card on your phone is as good as the plastic one. I have turned it on: open the app and sign in again. A new card comes by post within a week.',
    ],
    notes: ['Identity confirmed by two questions. Letter of record issued.', 'Digital card turned on.'],
    steps: ['Confirm who is asking', 'Send the letter of record'],
    tags: ['lost licence', 'overseas'],
  },
  {
    team: 'licences',
    kind: 'decision review',
    heat: 2,
    subjects: [
      '0|Medical review: licence refused',
      '1|My doctor says I am fit to drive',
      '0|Refused after a seizure four years ago',
    ],
    asks: [
      'You refused my licence because of a seizure in {year}. My specialist wrote that I have been well for four years. Has anybody read the letter? I live eleven kilometres from a bus.',
      'I am 81 and have had no accident in my life. The form my doctor filled in has a tick in the wrong box and she has told you so.',
    ],
    needs: [
      [
        'The specialist’s letter gives no date of the last examination. Could the clinic add it?',
        'The clinic has added the date and signed it again. Attached.',
        0,
      ],
    ],
    answers: [
      'Your specialist’s letter meets the standard, so your licence has been given back with one condition: a review every two years. I am sorry that it was read only after the refusal went out.',
      'I spoke to your doctor today and she has corrected the form. Your licence goes on as before. You need not do anything.',
    ],
    notes: [
      'The letter had been on file for nine days when the refusal was made. Refusal should not have gone out without an alternative.',
      'Spoke to the GP, tick box error confirmed.',
    ],
    tasks: ['Ask the medical adviser for an opinion on the specialist’s letter'],
    steps: ['Wait for the medical adviser', 'Read the refusal before it goes', 'Ring with the outcome'],
    tags: ['medical', 'review'],
    files: [['specialist-letter.pdf', 'Letter from the specialist']],
  },
  {
    team: 'licences',
    kind: 'enquiry',
    often: 1.4,
    subjects: ['0|Booking a driving test', '0|No test before March', '1|Test cancelled on the day'],
    asks: [
      'The first free driving test in {suburb} is in four months. My daughter has a job that starts in six weeks and needs a licence. Are there cancellations?',
      'The examiner was ill and the test was called off while we stood there. Now we are at the end of the line again. That cannot be right.',
    ],
    answers: [
      'I have put her on the list for cancellations at three centres. A message comes the evening before. Most people get a day within three weeks.',
      'You keep your place when we cancel. I have given you the first test on {day} and there is nothing more to pay.',
    ],
    notes: ['Cancellation list at three centres.', 'Our cancellation, so priority booking.'],
    steps: ['Find an earlier test', 'See whether a cancellation came up'],
    tags: ['driving test'],
  },
  {
    team: 'licences',
    kind: 'enquiry',
    subjects: [
      '0|Changing an overseas licence',
      '0|How long can I drive on my licence from home?',
      '1|Knowledge test in another language',
    ],
    asks: [
      'I hold a licence from overseas and moved here in autumn. Do I have to take the driving test again, or only the questions?',
      'My mother drove for thirty years at home. She reads no English. Can she take the test in her own language?',
    ],
    answers: [
      'Your country is on the list, so there is no test at all. Bring the licence, a translation and your passport to a counter, and you leave with a new one.',
      'Yes, in fourteen languages, and with headphones if she would rather listen. Choose the language when you book.',
    ],
    notes: ['Recognised country, straight exchange.', 'Offer the practice questions in that language.'],
    steps: ['Check the list of countries', 'Send the practice questions'],
    tags: ['overseas licence'],
  },
  {
    team: 'licences',
    kind: 'enquiry',
    subjects: ['0|Learner log book lost', '1|Hours in the app have gone', '1|Log book: 14 hours missing'],
    asks: [
      'My son left his log book on the roof of the car and we drove off. It had 96 hours in it. Must he start again?',
      'The app updated itself and fourteen of my daughter’s hours are gone. The instructor has them in his diary.',
    ],
    needs: [
      [
        'Please send whatever shows the hours: the instructor’s diary, text messages, photos of pages.',
        'Here are photos of most of the pages that I took for his grandmother, of all things.',
        0,
      ],
    ],
    answers: [
      'I have accepted the photos and the instructor’s diary. He is credited with 91 hours and needs 29 more. A new book is in the post.',
      'We found the hours in the copy from the night before the update and have put them back. Please sign out and in again.',
    ],
    notes: ['Accepted on balance, instructor confirmed by phone.', 'App fault on that date, others affected.'],
    steps: ['Ask the instructor', 'Credit the hours'],
    tags: ['learner', 'app'],
    files: [['log-book-pages.pdf', 'Pages of the log book']],
  },
  {
    team: 'licences',
    kind: 'service request',
    subjects: ['1|Photo card for someone who does not drive', '1|Proof of age card', '0|ID for my mother in aged care'],
    asks: [
      'My mother has given up her licence and now has nothing with her photo on it. The bank wants one. She cannot come to a counter.',
      'I have never driven. Can I get the card that looks like a licence, and what does it cost for a pensioner?',
    ],
    answers: [
      'An officer visits the home on the first Monday of the month with a camera. I have put your mother down for {day}. It is free for people with a pension card.',
      'Yes, the photo card. It costs nothing with a pension card. Bring that and one other paper with your name to a counter.',
    ],
    notes: ['Home visit booked.', 'Fee waived with pension card.'],
    tasks: ['Book the home visit'],
    steps: ['Book the home visit', 'Post the card'],
    tags: ['photo card'],
  },
  {
    team: 'licences',
    kind: 'enquiry',
    heat: 1,
    subjects: [
      '1|Renewing from four hours away',
      '0|Renewing while I am at sea',
      '0|Licence runs out while I am on a boat',
    ],
    asks: [
      'My licence runs out while I am working on a boat until {day}. Can it be renewed without a new photo?',
      'The nearest counter is four hours from here and it opens on Tuesdays. Is there truly no other way to renew a licence?',
    ],
    answers: [
      'As your photo is less than ten years old you can renew without coming in. It is done, and the card goes to {street}.',
      'From where you are you can have the photo taken at the police station, who send it to us. I have told them to expect you.',
    ],
    notes: ['Photo from last renewal can be used again.', 'Police station at the highway acts for us.'],
    steps: ['See whether the old photo may be used', 'Tell the station to expect them'],
    tags: ['renewal', 'remote'],
  },
  {
    team: 'licences',
    kind: 'enquiry',
    subjects: ['Truck class on my licence', 'Heavy vehicle class', '0|Upgrade from car to truck'],
    asks: [
      'My employer says that I need a medium rigid licence by winter. Do I take a course, a test, or both?',
      'I passed the truck test on {date} and my card still shows a car. My boss cannot put me on the roster.',
    ],
    answers: [
      'Either: a course with an approved school, which ends with an assessment, or a test with us. The school is quicker at the moment. The list is enclosed.',
      'The school sent in the result with a wrong number. I have added the class today and enclosed a letter for your employer until the card comes.',
    ],
    notes: ['Result sent under another licence number.', 'Letter for employer enclosed.'],
    steps: ['Ask the school for the result', 'Add the class'],
    tags: ['heavy vehicle'],
  },
];
