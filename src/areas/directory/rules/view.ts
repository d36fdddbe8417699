import { docIn, docsIn, numberOf, textOf, type Doc } from './doc.ts';

/** A service as an officer reads it: what to tell a customer, in the order in which they ask. */
export type ServiceView = {
  readonly name: string;
  readonly alternateName: string;
  readonly description: string;
  readonly status: string;
  readonly url: string;
  readonly email: string;
  readonly alert: string;
  readonly eligibility: string;
  readonly ages: readonly [least: number | null, most: number | null];
  readonly application: string;
  readonly fees: string;
  readonly costs: readonly string[];
  readonly waitTime: string;
  readonly interpretation: string;
  readonly documents: readonly string[];
  readonly languages: readonly string[];
  readonly phones: readonly { readonly number: string; readonly about: string }[];
  readonly contacts: readonly { readonly name: string; readonly about: string; readonly email: string }[];
  readonly hours: readonly string[];
  readonly areas: readonly string[];
  readonly terms: readonly string[];
  readonly assuredOn: string;
  readonly assurer: string;
};

export type PlaceView = {
  readonly name: string;
  readonly type: string;
  readonly address: string;
  readonly transport: string;
  readonly accessibility: readonly string[];
  readonly phones: ServiceView['phones'];
  readonly hours: readonly string[];
};

const joined = (parts: readonly string[], by = ', '): string => parts.filter((part) => part.trim() !== '').join(by);

export const phonesOf = (doc: Doc): ServiceView['phones'] =>
  docsIn(doc, 'phones').map((phone) => ({
    number: joined(
      [
        textOf(phone, 'number').replace(/^"|"$/g, ''),
        numberOf(phone, 'extension') === null ? '' : `ext. ${numberOf(phone, 'extension')}`,
      ],
      ' ',
    ),
    about: joined([textOf(phone, 'type'), textOf(phone, 'description')]),
  }));

const DAYS: Readonly<Record<string, string>> = {
  MO: 'Mon',
  TU: 'Tue',
  WE: 'Wed',
  TH: 'Thu',
  FR: 'Fri',
  SA: 'Sat',
  SU: 'Sun',
};

/** Opening hours, one line each: the days, from when to when, and what is to be known of it. */
export const hoursOf = (doc: Doc): string[] =>
  docsIn(doc, 'schedules')
    .map((one) => {
      const days = textOf(one, 'byday')
        .split(',')
        .map((day) => DAYS[day.trim().slice(-2).toUpperCase()] ?? day.trim())
        .filter((day) => day !== '');
      const [opens, closes] = [textOf(one, 'opens_at').slice(0, 5), textOf(one, 'closes_at').slice(0, 5)];
      const when = joined([days.join(', '), opens === '' ? '' : `${opens} to ${closes}`], ' ');
      return joined([when, textOf(one, 'description'), textOf(one, 'notes')], '. ');
    })
    .filter((line) => line !== '');

const costOf = (cost: Doc): string => {
  const amount = numberOf(cost, 'amount');
  const money = amount === null ? '' : joined([textOf(cost, 'currency').toUpperCase(), String(amount)], ' ');
  return joined([textOf(cost, 'option'), joined([money, textOf(cost, 'amount_description')], ' ')], ': ');
};

const termNames = (doc: Doc): string[] =>
  docsIn(doc, 'attributes').flatMap((one) => {
    const term = docIn(one, 'taxonomy_term');
    return term === undefined ? [] : [textOf(term, 'name') || textOf(term, 'term')].filter((name) => name !== '');
  });

export function viewOf(doc: Doc): ServiceView {
  return {
    name: textOf(doc, 'name'),
    alternateName: textOf(doc, 'alternate_name'),
    description: textOf(doc, 'description'),
    status: textOf(doc, 'status') || 'active',
    url: textOf(doc, 'url'),
    email: textOf(doc, 'email'),
    alert: textOf(doc, 'alert'),
    eligibility: textOf(doc, 'eligibility_description'),
    ages: [numberOf(doc, 'minimum_age'), numberOf(doc, 'maximum_age')],
    application: textOf(doc, 'application_process'),
    fees: textOf(doc, 'fees_description') || textOf(doc, 'fees'),
    costs: docsIn(doc, 'cost_options')
      .map(costOf)
      .filter((cost) => cost !== ''),
    waitTime: textOf(doc, 'wait_time'),
    interpretation: textOf(doc, 'interpretation_services'),
    documents: docsIn(doc, 'required_documents')
      .map((one) => textOf(one, 'document'))
      .filter((one) => one !== ''),
    languages: docsIn(doc, 'languages')
      .map((one) => textOf(one, 'name'))
      .filter((one) => one !== ''),
    phones: phonesOf(doc),
    contacts: docsIn(doc, 'contacts').map((one) => ({
      name: textOf(one, 'name'),
      about: joined([textOf(one, 'title'), textOf(one, 'department')]),
      email: textOf(one, 'email'),
    })),
    hours: hoursOf(doc),
    areas: docsIn(doc, 'service_areas')
      .map((one) => textOf(one, 'name'))
      .filter((one) => one !== ''),
    terms: termNames(doc),
    assuredOn: textOf(doc, 'assured_date'),
    assurer: textOf(doc, 'assurer_email'),
  };
}

export const placeOf = (location: Doc, here: Doc): PlaceView => ({
  name: textOf(location, 'name'),
  type: textOf(location, 'location_type'),
  address: docsIn(location, 'addresses')
    .slice(0, 1)
    .map((one) =>
      joined(['address_1', 'address_2', 'city', 'state_province', 'postal_code'].map((part) => textOf(one, part))),
    )
    .join(''),
  transport: textOf(location, 'transportation'),
  accessibility: docsIn(location, 'accessibility')
    .map((one) => textOf(one, 'description'))
    .filter((one) => one !== ''),
  phones: [...phonesOf(here), ...phonesOf(location)],
  hours: [...hoursOf(here), ...hoursOf(location)],
});

/** Where a service is and for whom, in words that a place is looked for by. */
export const placeWords = (service: Doc, locations: readonly Doc[]): string =>
  joined(
    [
      ...docsIn(service, 'service_areas').map((one) => textOf(one, 'name')),
      ...locations.flatMap((one) => [
        textOf(one, 'name'),
        ...docsIn(one, 'addresses').flatMap((address) =>
          ['city', 'region', 'state_province', 'postal_code'].map((part) => textOf(address, part)),
        ),
      ]),
    ],
    ' ',
  );

/** What else a service is found by: its programme, the categories it stands in, and words its publisher gave it. */
export const foundBy = (service: Doc): string => {
  const program = docIn(service, 'program');
  return joined(
    [program === undefined ? '' : textOf(program, 'name'), ...termNames(service), textOf(service, 'keywords')],
    ' ',
  );
};
