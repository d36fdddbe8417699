import type { TeamKey } from '../agency.ts';

/** What Service Southmark knows, in its own words. Its laws and agencies do not exist. */
export type DemoArticle = {
  readonly title: string;
  readonly topic: string;
  readonly agency: string;
  readonly audience: 'internal' | 'public';
  readonly team: TeamKey;
  readonly source: string;
  readonly body: string;
};

const REVENUE = 'Revenue Southmark';
const WATER = 'Southmark Water';
const TRANSPORT = 'Transport Southmark';
const REGISTRY = 'Southmark Registry';

type Circle = Omit<DemoArticle, 'title' | 'body'>;

const article = (circle: Circle, title: string, ...parts: readonly string[]): DemoArticle => ({
  ...circle,
  title,
  body: parts.join('\n\n'),
});

const card: Circle = {
  topic: 'Concessions',
  agency: REVENUE,
  audience: 'public',
  team: 'concessions',
  source: 'Concessions Act, part 2',
};
const fine: Circle = {
  topic: 'Fines',
  agency: REVENUE,
  audience: 'public',
  team: 'fines',
  source: 'Fines Act, part 4',
};
const water: Circle = {
  topic: 'Water',
  agency: WATER,
  audience: 'public',
  team: 'water',
  source: 'Water Customer Code, chapter 5',
};
const car: Circle = {
  topic: 'Vehicles',
  agency: TRANSPORT,
  audience: 'public',
  team: 'vehicles',
  source: 'Vehicles Regulation, part 3',
};
const paper: Circle = {
  topic: 'Certificates',
  agency: REGISTRY,
  audience: 'public',
  team: 'certificates',
  source: 'Registration Act, section 40',
};
const licence: Circle = {
  topic: 'Licences',
  agency: TRANSPORT,
  audience: 'public',
  team: 'licences',
  source: 'Driver Licensing Regulation, part 2',
};
const help: Circle = { topic: 'Getting help', agency: '', audience: 'public', team: 'front', source: '' };
const guide: Circle = {
  topic: 'How we work',
  agency: '',
  audience: 'internal',
  team: 'front',
  source: 'Service charter',
};

export const ARTICLES: readonly DemoArticle[] = [
  article(
    card,
    'Does my concession card stay valid when I move?',
    'Your card stays valid when you move. Tell us your new address within 28 days, online, by telephone or at a counter, and no new form is needed.',
    '## When you move in with family',
    'Living with a relative does not end a concession. What counts is your own income, not the income of the people you live with. If you pay board, keep the receipts: they show that you run your own household.',
    '## If the card was stopped',
    'Ask for a review within 28 days of the letter. While the review runs we can cover your travel, so that you miss no appointment.',
  ),
  article(
    card,
    'Changing the name on a concession card',
    'The name on the card has to be the one on your pension letter. Send us a copy of the letter and, where your name changed, the marriage or change of name certificate.',
    'The new card comes in ten working days and costs nothing. The old card works until then.',
  ),
  article(
    card,
    'Lost, stolen, bent or faulty concession cards',
    'Report a lost or stolen card at once, so that nobody else travels on it. A new card costs nothing the first time in a year, and $6 after that. With a crime number from the police it is always free.',
    '## Faulty cards',
    'A card that does not tap or came bent is replaced free of charge. Keep the faulty one until the new one arrives, and show it with the letter we send you.',
  ),
  article(
    card,
    'Travel concessions for students',
    'Full-time students of any age travel at half fare. You need an enrolment of at least three quarters of a full load, and the form signed by your school or university.',
    '- Apply again each year in February.\n- Part-time students under 18 qualify too.\n- Students who earn more than $940 a fortnight do not.',
  ),
  article(
    card,
    'Rebates paid to a wrong or closed bank account',
    'A rebate that went to a closed account comes back to us within seven working days, and we pay it again to the account you name. Tell us the new account by telephone, never by e-mail.',
    'If it went to an account that is open and not yours, we ask the bank to return it. That can take 20 working days; we pay you meanwhile.',
  ),
  article(
    fine,
    'Paying a fine in parts',
    'You can pay a fine in parts. Tell us what you can spare each fortnight; $10 is enough for most people. While you keep to the plan no fee is added and nothing is taken from your licence.',
    '## When you miss a payment',
    'Ring us before the day, and we move it. After two missed payments in a row the plan ends and the whole amount is due.',
    '## On a pension or allowance',
    'We can take the payment from it each fortnight, if you ask us to. You can stop that at any time.',
  ),
  article(
    fine,
    'A fine for a car you had sold',
    'You do not have to pay a fine for a car that was not yours on the day. Send us the notice of sale with the date, the buyer’s name and address, and we ask the buyer instead.',
    'No notice of sale? A receipt, a message to the buyer or a bank statement that shows the payment will do. Tell us before the due date on the fine, and the due date stops while we look.',
  ),
  article(
    fine,
    'Somebody else was driving: naming the driver',
    'Name the driver within 28 days, online or on the back of the notice. We need their full name, address and licence number. Naming somebody who was not driving is an offence.',
    'A company has to name the driver, or pay five times the fine.',
  ),
  article(
    fine,
    'Asking us to look at a fine again',
    'Ask for a review before the due date, and tell us why: an emergency, a fault of the machine, a sign that could not be seen, or that you were not well. Send what shows it. We answer within 42 days, and nothing is due while we look.',
    'A fine can be reviewed once. If we say no, you can choose to have a court decide, within 28 days of our letter.',
  ),
  article(
    fine,
    'Working off a fine',
    'People who cannot pay can work a fine off: with unpaid work, a course, treatment or counselling, at up to $1,000 a month. A sponsor, such as a doctor or a community service, agrees it with you and tells us.',
  ),
  article(
    fine,
    'How many demerit points do I have?',
    'A full licence loses its last point at 13. Points count for three years from the day of the offence, then they come off by themselves.',
    'Your points are on your page online, at any counter, and in a letter we send free once a year.',
  ),
  article(
    water,
    'Why is my water bill so high?',
    'First find out whether water is being lost. Turn off every tap, read the black digits of the meter, wait an hour and read them again. If the numbers moved, there is a leak between the meter and the house.',
    '## The numbers did not move',
    'Ask us for a special reading. It is free if the first reading was wrong, and $32 if it was right. The due date stops while we look.',
    '## The numbers moved',
    'Have a licensed plumber find and repair the leak, and send us the invoice: you can get the leak allowance.',
  ),
  article(
    water,
    'The leak allowance',
    'Once in five years we take the lost water off a bill, where a leak was hidden and a licensed plumber repaired it. Ask within three months of the bill and send the invoice.',
    'We compare the bill with the same quarter of the two years before, and take off what is above. Leaks of taps, toilets and pools do not count.',
  ),
  article(
    water,
    'Who repairs a leaking or burst pipe?',
    '## Before the meter and in the street',
    'We repair it at no cost to you, at any hour. Ring (02) 5550 1130 and say where the water comes out.',
    '## After the meter',
    'Pipes behind the meter belong to the house. Turn the tap at the meter to stop the water, and ring a licensed plumber.',
  ),
  article(
    water,
    'When you cannot pay a water bill',
    'Nobody’s water is turned down or off while we talk. Ring us before the due date, and we stop fees and letters from that day.',
    '## What we can do',
    '- Spread the bill over up to twelve months.\n- Pay every seventh instalment for you when six came on time.\n- Apply for the hardship grant of up to $300 with you.',
    '## What we need',
    'A pension or health card, or the name of a community worker who knows your situation. Nothing else.',
  ),
  article(
    water,
    'Brown water, or water that smells or tastes of something',
    'Brown water after work in the street is rust from the pipes. Run the garden tap for ten minutes; it is safe, but do not wash white clothes in it. A smell of a swimming pool is chlorine, which is what keeps the water safe.',
    'Ring us if it stays for more than two hours, if it is milky and does not clear, or if somebody falls ill.',
  ),
  article(
    water,
    'Extra water for dialysis at home',
    'Who has dialysis at home pays nothing for the water it takes, up to 190,000 litres a year. The hospital signs the form, and the rebate begins on the day of the first treatment.',
    'Tell us too, so that you are on the list of homes we never cut off, and are told before any work on the pipes.',
  ),
  article(
    car,
    'Renewing a registration',
    'Renew up to six weeks before the day on the notice, online or at a counter. You need the number plate and, for cars older than five years, an inspection of the last six months.',
    '## The notice has not come',
    'You do not need it. The registration runs out all the same, so look it up online with the number plate.',
    '## For how long',
    'Three, six or twelve months. Three months cost $8 more in a year.',
  ),
  article(
    car,
    'Bought or sold a car: transferring the registration',
    'The seller sends the notice of sale the same day; the buyer transfers within 14 days and pays the duty. After that a late fee of $140 is added.',
    'If the transfer does not show, one of the two papers is missing. Send us the receipt and the name of the other side, and we write to them.',
  ),
  article(
    car,
    'Lost or stolen number plates',
    'Report stolen plates to the police first, then to us with the crime number. You get new plates with another number on the same day, free of charge. For lost plates it is $48.',
    'If somebody uses your number, fines that come are stopped as soon as we have the crime number.',
  ),
  article(
    car,
    'Bringing a car from another state',
    'Change the registration within three months of moving here. Bring the car with its papers, an inspection, proof of your address and the old plates. What is left of the old registration is paid back by the other state.',
  ),
  article(
    paper,
    'What a certificate costs and how long it takes',
    'A certified copy of a birth, death or marriage certificate costs $62 and comes in ten working days. For $95 it is ready in two working days at the counter at Merrin Street.',
    'You need three papers that show who you are, one of them with a picture. For somebody else you need their written word, or to be their child, parent or partner.',
  ),
  article(
    paper,
    'Correcting a mistake in a certificate',
    'A mistake that we made is corrected free of charge. For any other, send the form with two papers from before the day of the certificate that show how it should read. The correction costs $54.',
  ),
  article(
    paper,
    'Registering a baby',
    'Register a baby within 60 days of the birth. Both parents sign. It is free, and you need it before the first certificate.',
    '## Born at home',
    'The midwife or doctor who was there signs the notice of birth. If nobody was there, ring us first.',
    '## After 60 days',
    'It is still free. We ask for a paper from the hospital or the child health nurse.',
  ),
  article(
    paper,
    'Getting married: notice and papers',
    'Give notice at least one month and at most eighteen months before the day. Bring birth certificates and something with a picture; who was married before brings the divorce order or the death certificate. Papers in another language need a sworn translation.',
  ),
  article(
    licence,
    'A licence that was lost or stolen, also overseas',
    'Order a new licence online or at a counter for $29. It comes in ten working days, and you get a paper that allows you to drive meanwhile.',
    '## Overseas',
    'We send a letter in English, free of charge and by e-mail, that says what you may drive. Rental companies take it together with your passport.',
  ),
  article(
    licence,
    'Booking, moving and missing a driving test',
    'Book online up to twelve weeks ahead. You can move a test free of charge until two working days before. If we cancel on the day, the next one is free and you choose first.',
    'No test near you? Look at 6 am, when tests that were given back are shown.',
  ),
  article(
    licence,
    'Log book hours that are missing',
    'Hours in the app are kept for five years. Sign out and in again; if they are still missing, tell us the days and we bring them back. For a lost paper book, the supervising driver signs a statement of the hours, and up to 60 are taken on.',
  ),
  article(
    licence,
    'Medical reviews of drivers',
    'A letter about a medical review is no judgement. Have the form filled in by your doctor within 28 days; ask for more time if you cannot get an appointment. You may drive until we write otherwise, unless your doctor says no.',
  ),
  article(
    help,
    'Acting for somebody else',
    'A person can let you act for them: on a form, with a power of attorney, or by word while they are with you on the telephone. We note what for and until when. Bring the original of a power of attorney to any counter, or send a certified copy.',
  ),
  article(
    help,
    'Interpreters, sign language and relay',
    'An interpreter is free of charge, by telephone at once and in person within three working days. Tell us the language when you ring or write. For sign language, book two working days ahead.',
    'Ring us by the relay service if you are deaf or find speaking hard. Take the time you need.',
  ),
  article(
    help,
    'Changing your address with all of us at once',
    'Tell us once, and we tell Revenue, Transport and Water. It takes two working days. You need your old and new address and one paper with the new one, such as a lease or a bill.',
  ),
  article(
    guide,
    'When a customer says they cannot pay',
    'Do not ask them to prove it first. Stop fees and letters while you talk, and say that you did.',
    '1. Ask what they can spare in a fortnight, and take the lowest sum they name.\n2. Offer the hardship grant and, for fines, working it off.\n3. Put the day of the next call on the case, and make it a promise.',
    'Refer to a financial counsellor only with their consent.',
  ),
  article(
    guide,
    'What to say when we were wrong',
    'Say sorry first, and say for what. Then say what was put right, and by when you look whether it held. Do not explain the system.',
    'Refunds up to $100 are yours to give. Above that ask your team leader, with what you recommend.',
  ),
];
