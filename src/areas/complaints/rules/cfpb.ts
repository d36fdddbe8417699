import { dayOfDate, dayOfText, textOfDay } from '#kernel/civil.ts';
import type { Relief } from './pack.ts';

/** One complaint as the public database of the CFPB has it. */
export type CfpbComplaint = {
  readonly externalId: string;
  /** Days such as 2026-04-02. */
  readonly receivedOn: string;
  readonly sentOn: string | null;
  readonly product: string;
  readonly topic: string;
  readonly company: string;
  readonly narrative: string;
  readonly tags: readonly string[];
  /** The category as the company gave it, and what the consumer got by it; null while it is in progress. */
  readonly response: string;
  readonly relief: Relief | null;
  readonly timely: boolean | null;
};

export type ReadCfpb =
  | { readonly ok: true; readonly it: CfpbComplaint }
  | { readonly ok: false; readonly fault: string };

/** The columns without which a row says nothing. */
export const CFPB_NEEDS = [
  'Date received',
  'Issue',
  'Company',
  'Company response to consumer',
  'Complaint ID',
] as const;

/** Source: field reference of the Consumer Complaint Database, “Company response to consumer”; the last three are older. */
const RESPONSES: Readonly<Record<string, Relief | null>> = {
  'closed with monetary relief': 'monetary',
  'closed with non-monetary relief': 'non-monetary',
  'closed with explanation': 'explanation',
  closed: 'none',
  'untimely response': 'none',
  'in progress': null,
  'closed with relief': 'monetary',
  'closed without relief': 'none',
};

/** Reads one row. Exports differ: days are written three ways, and nothing may be “None”, “N/A” or empty. */
export function readCfpb(row: Readonly<Record<string, string>>): ReadCfpb {
  const field = (name: string): string => {
    const value = (row[name] ?? '').trim();
    return /^(?:none|n\/a)$/i.test(value) ? '' : value;
  };
  const refused = (fault: string) => ({ ok: false, fault }) as const;
  const externalId = field('Complaint ID');
  if (externalId === '') return refused('“Complaint ID” is empty');
  const receivedOn = dayIn(field('Date received'));
  if (receivedOn === undefined) return refused(`“Date received” is “${row['Date received'] ?? ''}”, which is no day`);
  const response = field('Company response to consumer');
  const relief = RESPONSES[response.toLowerCase()];
  if (relief === undefined)
    return refused(`“Company response to consumer” is “${response}”, which the CFPB does not have`);
  const issue = field('Issue');
  if (issue === '') return refused('“Issue” is empty');
  return {
    ok: true,
    it: {
      externalId,
      receivedOn,
      sentOn: dayIn(field('Date sent to company')) ?? null,
      product: field('Product'),
      topic: issue,
      company: field('Company'),
      narrative: field('Consumer complaint narrative'),
      tags: field('Tags')
        .split(',')
        .map((tag) => tag.trim().toLowerCase())
        .filter((tag) => tag !== ''),
      response,
      relief,
      timely: { yes: true, no: false }[field('Timely response?').toLowerCase()] ?? null,
    },
  };
}

/** 2026-04-02, 04/02/2026 or 04/02/26, as Americans write it. */
function dayIn(text: string): string | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text);
  if (american === null) return dayOfText(text.slice(0, 10)) === undefined ? undefined : text.slice(0, 10);
  const [month, day, year] = american.slice(1).map(Number);
  if (month === undefined || day === undefined || year === undefined) return undefined;
  const written = { year: year < 100 ? 2000 + year : year, month, day };
  const made = textOfDay(dayOfDate(written));
  const asked = `${written.year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return made === asked ? made : undefined;
}
