import type { Situation } from './situation.ts';

export const CERTIFICATES: readonly Situation[] = [
  {
    team: 'certificates',
    kind: 'service request',
    often: 1.6,
    heat: 1,
    subjects: [
      '0|Birth certificate for school enrolment',
      '0|Certificate needed by {day}',
      '1|Where is my daughter’s certificate?',
    ],
    asks: [
      'The school wants a birth certificate for {child} by {day}. I ordered it on {date} and the page still says received.',
      'We never got the certificate after {child} was born. The hospital says the form was sent. School starts soon and I am running out of excuses.',
    ],
    needs: [
      [
        'The copy of your licence that you sent has the address cut off. Could you send it again?',
        'Here it is again, the whole thing this time.',
      ],
    ],
    answers: [
      'The certificate was posted this morning by express. The enclosed letter says that it is on its way and schools accept it.',
      'The birth was recorded but the payment was not matched to it. That is done now, and the certificate will be with you before {day}.',
    ],
    notes: ['Express post, no charge, the delay was ours.', 'Letter for the school enclosed, they all take it.'],
    tasks: ['Print and post the certificate by express'],
    steps: ['Match the payment', 'Post the certificate', 'Send the school a letter'],
    tags: ['birth certificate', 'school'],
    files: [['identity-document.pdf', 'Copy of identity document']],
  },
  {
    team: 'certificates',
    kind: 'service request',
    subjects: ['Wrong spelling on birth certificate', 'Correction to a certificate', '0|One letter wrong since {year}'],
    asks: [
      'My birth certificate has one letter wrong and always has had. Now the passport office will not take it. I was born in {year} and it has never mattered before.',
      'You printed our son’s name without the accent. It is not a decoration, it is how the name is spelt.',
    ],
    needs: [
      [
        'Please send something from near the time of birth that shows the right spelling, such as a baptism or hospital record.',
        'My mother kept the hospital bracelet card. A scan is attached.',
        0,
      ],
    ],
    answers: [
      'The register has been corrected and a new certificate is in the post. As the mistake was the registry’s, there is no fee.',
      'Our printer can do accents, and the register had the name right all along. I have printed it again myself and looked at it twice.',
    ],
    notes: [
      'Register entry compared with the hospital return: clerk’s error.',
      'Template dropped the accent. Print room told.',
    ],
    tasks: ['Compare the register with the hospital return'],
    steps: ['Compare with the original return', 'Correct the register'],
    tags: ['correction'],
    files: [['hospital-card.pdf', 'Card from the hospital']],
  },
  {
    team: 'certificates',
    kind: 'enquiry',
    subjects: ['0|Getting married in April', '0|How early must we give notice?', '1|Marriage: papers from overseas'],
    asks: [
      'We want to marry at the Merrin registry in April. How early must we give notice, and must both of us be there for it?',
      'My fiancée’s birth certificate is in Portuguese. Does it have to be translated, and by whom?',
    ],
    answers: [
      'At least one month and at most eighteen before the day. Both of you sign the notice, but you can do that on different days. April is filling up, so choose a day soon.',
      'Yes, by an accredited translator. You can have it done while you wait for the day; the notice can be given with the original alone.',
    ],
    then: [
      [
        'Can my grandmother watch by video? She is 96.',
        'Of course. Tell the celebrant on the day and we will set up the screen where she can see you both.',
        0,
      ],
    ],
    notes: ['Standard notice rules.', 'Accredited translation, original sighted later.'],
    steps: ['Send the notice form', 'Book the day'],
    tags: ['marriage'],
  },
  {
    team: 'certificates',
    kind: 'service request',
    heat: 1,
    subjects: [
      '0|Death certificate for the bank',
      '0|Certificate after my father’s death',
      '0|Waiting for a death certificate',
      '1|A mistake on my mother’s death certificate',
    ],
    asks: [
      'My father died on {date}. The bank will not speak to us without a certificate and the funeral director says it is with you. Could somebody tell me when?',
      'Mum’s death certificate says that she was never married. She was married to Dad for fifty-one years. He is very upset by it.',
    ],
    answers: [
      'I am sorry for your loss. The doctor’s paper came to us today and the certificate was posted this afternoon, with two extra copies at no charge, because most families need them.',
      'I am so sorry that your father had to read that. The register has been corrected and a new certificate is on its way to him by courier, with a letter of apology.',
    ],
    notes: [
      'Be gentle. Extra copies at no charge.',
      'Form from the funeral director left the field empty and our system filled in never married. Corrected by hand, reported.',
    ],
    tasks: ['Courier the corrected certificate'],
    steps: ['Ask the doctor for the missing paper', 'Post the certificate'],
    tags: ['death certificate', 'bereavement'],
  },
  {
    team: 'certificates',
    kind: 'service request',
    subjects: ['0|Change of name after divorce', 'Deed of name change', '1|Changing my child’s family name'],
    asks: [
      'I would like to go back to the name I was born with. I have the divorce order. Do I need a change of name as well?',
      'My son would like to have my family name. His father agrees. What do we all have to sign?',
    ],
    answers: [
      'No. Your birth certificate and the divorce order together are enough for banks, the passport office and us. You do not have to pay for a change of name.',
      'All three of you, as he is over twelve: both parents and your son himself. The form is enclosed, and it can be signed at any counter.',
    ],
    notes: ['No registration needed, saved them the fee.', 'Child is 13, so his consent is needed.'],
    steps: ['Send the right form'],
    tags: ['change of name'],
  },
  {
    team: 'certificates',
    kind: 'enquiry',
    subjects: [
      '0|Family history: a marriage about {year}',
      '0|Looking for my grandmother’s marriage',
      '1|Who may order an old certificate?',
    ],
    asks: [
      'I am writing our family history and cannot find my grandmother’s marriage, about {year}, in Port Ellery. Spelling was not her husband’s strong point.',
      'May I order the birth certificate of an aunt who died young? Nobody closer than me is alive.',
    ],
    answers: [
      'I found them under two other spellings. Because the marriage is more than sixty years old you may have the full certificate. The order form is enclosed with the number filled in.',
      'Yes. Where nobody closer is living, a niece may order it. Please send something that shows how you are related.',
    ],
    notes: ['Found by the witness’s name. Very pleasant customer.', 'Open period for marriages is 60 years.'],
    steps: ['Look under other spellings'],
    tags: ['family history'],
  },
  {
    team: 'certificates',
    kind: 'enquiry',
    heat: 2,
    subjects: [
      'Certificate sent to the wrong address',
      'My certificate went to my old address',
      'You posted my certificate to my ex-husband',
    ],
    asks: [
      'I changed my address with you on {date} and you still posted the certificate to {oldstreet}. The person there is somebody who must not have it.',
      'The tracking says delivered. It was delivered to a house I left three years ago. What will you do about it?',
    ],
    answers: [
      'I have cancelled that certificate, so it can no longer be used to prove who you are, and have given you a new one with another number. It waits for you at the counter and will not be posted. I have also had your address taken out of letters, as you asked.',
      'We should have used the new address. The old certificate is cancelled, and a new one is coming by courier, to be signed for. I am sorry.',
    ],
    notes: [
      'Safety concern. Restrict, ring on the mobile only, nothing by post.',
      'Address change was on the account but not on the order.',
    ],
    tasks: ['Cancel the certificate and tell the verification service'],
    steps: ['Cancel the lost certificate', 'Ring on the mobile only'],
    tags: ['safety', 'wrong address'],
    restricted: true,
  },
  {
    team: 'certificates',
    kind: 'enquiry',
    subjects: ['Registering our baby', '0|Registering a home birth', '1|How long do we have to register our baby?'],
    asks: [
      'Our son was born at home with a midwife on {date}. Who sends in the form, she or we? And how long do we have?',
      'We cannot agree on a name yet. Is there a last day, and what happens if we miss it?',
    ],
    answers: [
      'She sends a notice and you register, both within sixty days. The page takes about ten minutes, and you will need her number, which I have enclosed.',
      'Sixty days. If you need a little longer, tell us and nothing happens. You can register now and add the second name within a year without a fee.',
    ],
    notes: ['Midwife’s notice is in.', 'Nothing due yet.'],
    steps: ['See whether the midwife’s notice is in'],
    tags: ['birth registration'],
  },
];
