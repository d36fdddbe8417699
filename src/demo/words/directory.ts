type Act = readonly [verb: string, how: string];

/** One thing that agencies deal with: who it is for, what one brings, what people call it, and what can be done about it. */
export type Topic = {
  readonly thing: string;
  readonly about: string;
  readonly who: string;
  readonly words: string;
  readonly bring: readonly string[];
  readonly acts: readonly Act[];
};

const GIVEN: readonly Act[] = [
  ['Apply for', 'Takes applications for THING and decides on them.'],
  ['Renew', 'Renews THING before it runs out.'],
  ['Replace a lost', 'Replaces THING that was lost, stolen or damaged.'],
  ['Change details on', 'Corrects names, addresses and other details on THING.'],
  ['Ask for a review of a decision on', 'Looks again at a decision about THING that somebody disagrees with.'],
];
const HELP: readonly Act[] = [
  ['Get', 'Gives THING to people who need it.'],
  ['Ask about', 'Explains how to get THING, and helps with the forms.'],
  ['Book', 'Books a time for THING.'],
  ['Change or end', 'Changes or ends THING when somebody no longer needs it as it was.'],
  ['Complain about', 'Hears complaints about THING and answers them in writing.'],
];
const PAID: readonly Act[] = [
  ['Pay', 'Takes payment of THING by card, transfer or in cash at a counter.'],
  ['Pay by instalments', 'Agrees on paying THING in parts over time.'],
  ['Dispute', 'Looks into THING that somebody believes is wrong.'],
  ['Ask for hardship relief on', 'Reduces, delays or waives THING for people in hardship.'],
  ['Get a copy of', 'Sends another copy of THING.'],
];
const SEEN: readonly Act[] = [
  ['Report', 'Takes reports of THING and has somebody look at it.'],
  ['Follow up on', 'Tells what became of a report of THING.'],
  ['Ask for an inspection of', 'Sends an inspector to look at THING.'],
  ['Claim damage from', 'Takes claims for damage caused by THING.'],
  ['Get advice on', 'Advises people and businesses on THING.'],
];

const of = (
  thing: string,
  words: string,
  acts: readonly Act[],
  rest: Partial<Omit<Topic, 'thing' | 'words' | 'acts'>> = {},
): Topic => ({
  thing,
  words,
  acts,
  about: rest.about ?? 'For everybody who lives in Southmark.',
  who: rest.who ?? 'Anybody who lives in Southmark.',
  bring: rest.bring ?? ['Proof of who you are', 'Proof of address'],
});

const HARD = {
  who: 'People on a low income or in sudden hardship.',
  bring: ['Proof of income', 'Bank statements of three months'],
};
const OLDER = { who: 'People of 65 years and over, and those who care for them.', bring: ['Proof of age'] };

export const TOPICS: Readonly<Record<string, Topic>> = {
  bond: of('rental bond', 'bond deposit flat renting tenant landlord', GIVEN, { who: 'Tenants and landlords.' }),
  bondloan: of('bond loan', 'cannot afford deposit rental bond help money moving', GIVEN, HARD),
  crisis: of('crisis housing', 'homeless nowhere to sleep evicted shelter tonight', HELP, HARD),
  social: of('social housing', 'public housing cheap flat waiting list', GIVEN, HARD),
  concession: of('concession card', 'pensioner discount travel card cheaper', GIVEN, OLDER),
  companion: of('companion card', 'carer ticket support person', GIVEN),
  water: of('water bill', 'water account usage leak charge', PAID),
  power: of('electricity bill', 'power energy account disconnection', PAID),
  rates: of('council rates', 'rates notice property land', PAID),
  fine: of('traffic fine', 'penalty speeding infringement ticket camera', PAID),
  parking: of('parking fine', 'parking ticket penalty', PAID),
  toll: of('toll notice', 'toll road unpaid trip', PAID),
  licence: of('driver licence', 'driving licence card learner provisional', GIVEN),
  photo: of('photo card', 'identity card proof of age', GIVEN),
  rego: of('vehicle registration', 'rego car plates motorbike trailer', GIVEN),
  permit: of('mobility parking permit', 'disabled parking permit', GIVEN),
  birth: of('birth certificate', 'certificate baby proof of birth', GIVEN),
  marriage: of('marriage certificate', 'wedding certificate', GIVEN),
  name: of('change of name', 'new name deed poll married name', GIVEN),
  boat: of('boat licence', 'boating vessel jetski', GIVEN),
  fishing: of('fishing licence', 'recreational fishing', GIVEN),
  trade: of('trade licence', 'builder plumber electrician contractor licence', GIVEN, {
    who: 'People who work in a licensed trade.',
  }),
  child: of('working with children check', 'wwcc clearance volunteer', GIVEN),
  security: of('security licence', 'guard bouncer licence', GIVEN),
  food: of('food parcels', 'groceries hungry food bank nothing to eat', HELP, HARD),
  voucher: of('energy vouchers', 'help with power bill cannot pay electricity', HELP, HARD),
  counsel: of('financial counselling', 'debt money trouble owing bills', HELP, HARD),
  legal: of('free legal help', 'lawyer solicitor court advice', HELP, HARD),
  tenancy: of('tenancy advice', 'eviction repairs rent increase landlord', HELP),
  family: of('family violence support', 'abuse unsafe at home violent partner', HELP, {
    who: 'Anybody who is not safe at home.',
    bring: [],
  }),
  mental: of('mental health counselling', 'depressed anxious counselling therapist', HELP),
  drug: of('alcohol and drug support', 'drinking addiction rehab', HELP),
  homecare: of('home care', 'help at home cleaning meals elderly', HELP, OLDER),
  meals: of('meals at home', 'meals on wheels food delivered', HELP, OLDER),
  transport: of('community transport', 'lift to hospital cannot drive bus', HELP, OLDER),
  respite: of('respite care', 'carer break rest', HELP),
  disab: of('disability equipment', 'wheelchair ramp hoist aids', HELP),
  interp: of('interpreting', 'interpreter translator language', HELP),
  school: of('school travel pass', 'school bus student opal travel', GIVEN, { who: 'Pupils and their parents.' }),
  childcare: of('child care subsidies', 'day care cost kindergarten', GIVEN, HARD),
  pothole: of('potholes', 'hole in road damage tyre', SEEN),
  tree: of('fallen trees', 'tree branch storm blocked path', SEEN),
  noise: of('noise', 'loud neighbours party barking dog', SEEN),
  rubbish: of('dumped rubbish', 'illegal dumping mattress waste', SEEN),
  pollution: of('water pollution', 'oil creek dead fish smell', SEEN),
  product: of('unsafe products', 'recall dangerous toy appliance', SEEN),
  scam: of('scams', 'fraud stolen money fake text', SEEN),
  building: of('building defects', 'cracks leaking apartment builder', SEEN),
};

type Kind = 'agency' | 'vendor' | 'advocate' | 'partner';

/** Each with what it is to the desk and what it deals with. Nobody here exists. */
export const AGENCIES: readonly (readonly [name: string, kind: Kind, topics: string])[] = [
  ['Southmark Housing', 'agency', 'crisis social bondloan disab'],
  ['Rental Bonds Office', 'agency', 'bond bondloan tenancy building'],
  ['Southmark Transport', 'agency', 'licence rego school permit'],
  ['Roads of Southmark', 'agency', 'toll pothole tree rego'],
  ['Fines Southmark', 'agency', 'fine parking toll counsel'],
  ['Southmark Water', 'agency', 'water pollution voucher counsel'],
  ['Registry of Life Events', 'agency', 'birth marriage name photo'],
  ['Concessions Southmark', 'agency', 'concession companion voucher transport'],
  ['Fair Trading Southmark', 'agency', 'trade product scam building'],
  ['Licensing and Industry', 'agency', 'trade security child boat'],
  ['Southmark Fisheries', 'agency', 'fishing boat pollution licence'],
  ['Environment Southmark', 'agency', 'pollution noise rubbish tree'],
  ['Health Southmark Coast', 'agency', 'mental drug homecare interp'],
  ['Health Southmark Ranges', 'agency', 'mental drug homecare transport'],
  ['Health Southmark Metro', 'agency', 'mental drug respite disab'],
  ['Office for Children', 'agency', 'child childcare family school'],
  ['Ageing and Disability', 'agency', 'homecare disab respite companion'],
  ['Legal Aid Southmark', 'agency', 'legal tenancy family counsel'],
  ['Education Southmark', 'agency', 'school childcare child interp'],
  ['Merrin Council', 'agency', 'rates rubbish parking noise'],
  ['Port Ellery Council', 'agency', 'rates pothole tree noise'],
  ['Dunmore Shire', 'agency', 'rates rubbish pothole parking'],
  ['Alder Valley Shire', 'agency', 'rates tree noise rubbish'],
  ['Kestrel Bay Council', 'agency', 'rates parking pothole rubbish'],
  ['Upper Tarn Shire', 'agency', 'rates tree pothole noise'],
  ['Wattle Creek Council', 'agency', 'rates rubbish noise parking'],
  ['Northgate City', 'agency', 'rates parking noise building'],
  ['Harbour Housing', 'partner', 'crisis bondloan tenancy food'],
  ['Merrin Neighbourhood Centre', 'partner', 'food voucher counsel interp'],
  ['Port Ellery Community House', 'partner', 'food voucher transport meals'],
  ['Quay Kitchen', 'partner', 'food meals voucher transport'],
  ['Second Spring', 'partner', 'mental drug counsel family'],
  ['Open Door Refuge', 'partner', 'family crisis legal counsel'],
  ['Tarn Carers', 'partner', 'respite homecare transport meals'],
  ['Wheels for All', 'partner', 'transport disab permit companion'],
  ['Steady Money', 'partner', 'counsel voucher power food'],
  ['Newcomers Welcome', 'partner', 'interp legal school childcare'],
  ['River Country Aboriginal Service', 'partner', 'family legal mental homecare'],
  ['Tenants Together', 'advocate', 'tenancy bond legal building'],
  ['Older Voices', 'advocate', 'homecare concession legal respite'],
  ['Disability Voice Southmark', 'advocate', 'disab permit companion legal'],
  ['Energy and Water Advocate', 'advocate', 'power water counsel voucher'],
  ['Consumer Voice', 'advocate', 'scam product building counsel'],
  ['Young and Heard', 'advocate', 'mental school crisis child'],
  ['Brightline Energy', 'vendor', 'power voucher counsel scam'],
  ['Southern Retail Power', 'vendor', 'power voucher counsel product'],
  ['Clearway Tolls', 'vendor', 'toll rego counsel scam'],
  ['Lingua Interpreting', 'vendor', 'interp legal mental family'],
  ['Homeward Meals', 'vendor', 'meals homecare food transport'],
  ['Steprite Equipment', 'vendor', 'disab product homecare permit'],
];

/** Town, postcode, and where it lies. */
export const CITIES: readonly (readonly [city: string, postcode: string, latitude: number, longitude: number])[] = [
  ['Merrin', '7801', -35.31, 150.42],
  ['Port Ellery', '7804', -35.47, 150.39],
  ['Dunmore', '7812', -35.62, 149.98],
  ['Kestrel Bay', '7820', -35.71, 150.21],
  ['Alder Vale', '7833', -35.18, 149.77],
  ['Northgate', '7800', -35.22, 150.35],
];

/** What people say for the same need. */
export const SAME_WORDS: readonly (readonly string[])[] = [
  ['rental bond', 'bond', 'deposit', 'security deposit'],
  ['homeless', 'nowhere to live', 'nowhere to sleep', 'sleeping rough', 'crisis housing', 'emergency accommodation'],
  ['evicted', 'eviction', 'kicked out', 'thrown out'],
  ['power bill', 'electricity bill', 'energy bill'],
  ['food parcel', 'groceries', 'food bank', 'hungry', 'nothing to eat'],
  ['hardship', 'no money', 'cannot pay', "can't pay", 'broke', 'struggling'],
  ['debt', 'owe money', 'owing', 'financial counselling'],
  ['violent', 'abuse', 'hits me', 'not safe at home', 'family violence'],
  ['lawyer', 'solicitor', 'legal help', 'legal advice'],
  ['rego', 'registration', 'vehicle registration'],
  ['driving licence', 'driver licence', 'licence card', 'license'],
  ['fine', 'penalty', 'infringement', 'ticket'],
  ['wheelchair', 'disability equipment', 'mobility aid'],
  ['carer', 'caring for', 'looking after'],
  ['interpreter', 'translator', 'interpreting'],
  ['pensioner', 'pension card', 'concession card', 'seniors card'],
  ['meals on wheels', 'meals at home', 'food delivered'],
  ['counselling', 'therapist', 'psychologist', 'someone to talk to'],
];
