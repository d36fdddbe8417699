/** Stands in a letter for the address of the partner’s page, and is replaced only on the way out. */
export const PAGE_LINK = '[page of this referral]';

export type Told = {
  readonly agency: string;
  readonly organization: string;
  readonly service: string | null;
  readonly officer: string;
  /** The day by which we asked for an answer, in words. */
  readonly by: string;
};

/** The first letter to whoever is asked: what it is and how to open it, and nothing about the customer. */
export const offerLetter = ({ agency, service, officer, by }: Told): string =>
  [
    `${officer} of ${agency} asks you to take somebody on${service === null ? '' : ` for: ${service}`}.`,
    `What you need to know of them is on a page of its own:\n${PAGE_LINK}`,
    'The first browser that opens the page is the only one that can. If it is not for you, pass this letter on before you open it.',
    `Please accept it or say no there by ${by}. Until you accept, it stays with us.`,
    'If you have a question, answer this e-mail: your answer comes to the officer, and the customer does not see it.',
    agency,
  ].join('\n\n');

/** The page once more, for a browser that cannot open it. */
export const againLetter = (agency: string): string =>
  [
    'Somebody asked for the page of this referral to be sent again.',
    `Here it is. The first browser that opens it is the only one that can:\n${PAGE_LINK}`,
    agency,
  ].join('\n\n');

/** What an officer writes to them. */
export const sideLetter = (body: string, agency: string): string =>
  [body, `You can answer this e-mail, or on the page of the referral:\n${PAGE_LINK}`, agency].join('\n\n');

/** The subject holds nothing of the customer or their case. */
export const subjectOf = (number: number): string => `Referral R-${number}`;

/** What the customer is told: who has it, and what happens next. */
export const customerLetter = ({ agency, organization, service, by }: Told, manner: 'warm' | 'cold'): string =>
  [
    `We have asked ${organization} to help you${service === null ? '' : ` with “${service}”`}.`,
    manner === 'warm'
      ? 'We spoke with them together with you, so they know what it is about.'
      : 'We told them only what they need for this.',
    `They answer us by ${by}. Until they have said yes it stays with us: if they cannot help, we tell you what else there is.`,
    agency,
  ].join('\n\n');

/** What was promised, in words for the promise. */
export const promised = (organization: string): string =>
  `See that ${organization} takes it on, or say what else there is`;
