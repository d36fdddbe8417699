/** What people add when they have somebody on the telephone: a subject for the new case, and what was said. */
export const SECOND_MATTERS: readonly (readonly [subject: string, said: string])[] = [
  [
    'Address on the water account',
    'While we spoke: the water bill still goes to the old house. Could that be changed as well?',
  ],
  [
    'When is the next concession renewal?',
    'Also asked when the concession card must be renewed, and whether a letter comes by itself.',
  ],
  [
    'Copy of a birth certificate',
    'Mentioned that her grandson needs a birth certificate for a passport, and asked what it costs.',
  ],
  [
    'Parking at the Merrin Street counter',
    'Asked in passing whether the disabled bay at Merrin Street is ever free. It has had a skip in it for a month.',
  ],
  ['Second car on the same account', 'Has bought a trailer and would like it on the same renewal date as the car.'],
];

/** Mail that waits to be sorted: it names a case, but the sender is nobody we know on it. */
export const STRAYS: readonly (readonly [name: string, address: string, subject: string, text: string])[] = [
  [
    'Ruth Pell',
    'ruth.pell@homemail.example',
    'Mum’s case {ref}',
    'Hello, I am writing for my mother, who has no e-mail of her own. Her reference is {ref}. She has the papers you asked for now. Where should she bring them?\n\nRuth Pell',
  ],
  [
    'Aldo Ricci',
    'aldo@ricci-conveyancing.example',
    'Our client, your ref {ref}',
    'We act for your customer in the sale of the house. Please let us have a final figure for the water account under {ref} before Thursday.\n\nAldo Ricci\nRicci Conveyancing',
  ],
  [
    'Merrin Health',
    'transport@merrinhealth.example',
    'Patient transport, {ref}',
    'With the patient’s consent: we can carry her on Mondays and Fridays until the card is sorted out. Please confirm that you have told her.\n\nPatient transport, Merrin Health',
  ],
  [
    'J',
    'j.k.1987@quickpost.example',
    'Re: {ref}',
    'hi this is my new email the old one got hacked. can u send the answer here instead thx',
  ],
  [
    'Gordon Tull',
    'gtull@postbag.example',
    'FW: letter {ref}',
    'This came to me by mistake, it is for the people who lived here before. I have not opened anything else of theirs.\n\nG. Tull',
  ],
  [
    'Sabine Oduya',
    'sabine@tenantsunion.example',
    'Tenant’s dispute {ref}',
    'I am the advocate for this tenant. A signed authority will follow by post. Meanwhile please do not restrict the water.\n\nSabine Oduya',
  ],
  [
    'Harriet',
    'harriet.m@southcoast.example',
    'RE: RE: Your message [{ref}]',
    'Sending from my husband’s computer because mine is being repaired. Yes, Thursday suits.\n\nHarriet',
  ],
  [
    'Pat Loomis',
    'pat.loomis@inbox.example',
    'Reference {ref}',
    'I was told to quote {ref}. I do not know whose number it is, the lady on the phone gave it to me. My question is about a parking permit.\n\nPat Loomis',
  ],
];

/** Newsletters and the like, which belong to no case. */
export const BULLETINS: readonly (readonly [from: string, subject: string])[] = [
  ['news@municipal-digest.example', 'Municipal Digest: ten ideas for shorter queues'],
  ['events@linden-conference.example', 'Last places: Service in the Public Eye, Linden Park'],
  ['noreply@stationery.example', 'Your order of 40 reams has left our warehouse'],
  ['updates@weatherdesk.example', 'Storm warning for Kestrel Bay, Saturday'],
];
