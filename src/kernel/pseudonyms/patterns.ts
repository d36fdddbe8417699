import { anyCase } from './letters.ts';
import type { Kind, Span } from './span.ts';

type Place = { readonly from: number; readonly to: number };
type Pattern = {
  readonly kind: Kind;
  readonly find: RegExp;
  /** The group that goes; the rest says what it is and stays. */
  readonly group?: number;
  readonly sure?: boolean;
  readonly if?: (found: string) => boolean;
};

const DAY_WORD = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const MONTH = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`;
const DATE = String.raw`(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|${DAY_WORD}(?:\s+of)?\s+${MONTH},?\s+\d{4}|${MONTH}\s+${DAY_WORD},?\s+\d{4})`;
const YEAR_IN = /\d{4}(?=-\d{1,2}-)|(?<=[/.\s-])(\d{4})\b/;
/** Whoever was born later than this writes no letters to an agency yet; what happened before it is no matter of today. */
const BORN_BEFORE = 2013;

const STREET_KIND = String.raw`(?:Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Drv|Court|Ct|Crt|Place|Pl|Crescent|Cres|Cr|Parade|Pde|Terrace|Tce|Ter|Way|Close|Cl|Boulevard|Blvd|Bvd|Highway|Hwy|Parkway|Pkwy|Circuit|Cct|Circle|Cir|Square|Sq|Grove|Gr|Gardens|Gdns|Walk|Mews|Esplanade|Esp|Quay|Rise|View|Row|Hill|Green|Loop|Track|Alley|Promenade|Broadway)`;
const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`;
const STATE = String.raw`(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT|AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WV|WI|WY|DC)`;
const LOCALITY = String.raw`(?:,?\s+${WORD}(?:\s+${WORD}){0,2}(?=,?\s+(?:${STATE}|\d{4,5})\b))?(?:,?\s+${STATE})?(?:,?\s+\d{4,5}(?:-\d{4})?)?`;
const UNIT = String.raw`(?:(?:Unit|Apt|Apartment|Flat|Suite|Level|Lot|Shop|House|No\.?)\s*#?\s*\d{1,5}\s?[A-Za-z]?,?\s+(?:of\s+|at\s+)?)`;
const HOUSE = String.raw`\d{1,5}\s?[A-Za-z]?(?:\s?[/-]\s?\d{1,5}\s?[A-Za-z]?)?`;

const NUMBER_WORDS = String.raw`(?:\s*(?:cards?|numbers?|num|nos?\.?|nr\.?|#|ids?|details|is|was|are|of|under|ending(?:\s+in)?|plate|:|=|-|–|\(|"|“|'))*\s*`;
/** A number as people write it after its name: groups of letters and figures, of which the first that counts holds a figure. */
const VALUE = String.raw`((?=[A-Z]{0,6}[ -]?\d|[A-Z0-9]{2,4}[ -]?[A-Z0-9]*\d)[A-Z0-9]{1,20}(?:[ ./-]?[A-Z0-9]*\d[A-Z0-9]*){0,7})`;
/** What it is called may be written in any case; a number is written in figures and capitals. */
const after = (names: string): RegExp =>
  new RegExp(String.raw`\b(?:${anyCase(names)})${anyCase(NUMBER_WORDS)}${VALUE}`, 'gu');
const figures = (text: string): number => text.replaceAll(/\D/g, '').length;
const WHOLE_DATE = new RegExp(`^${DATE}$`, 'iu');
const isNumber = (found: string): boolean => !isDate(found) && hasFigures(found);
/** A day of the calendar: 12-34-56 looks like one and is a sort code. */
function isDate(found: string): boolean {
  if (!WHOLE_DATE.test(found)) return false;
  const [one = 0, two = 0, three = 0] = found.split(/[/.-]/).map(Number);
  if (/^\d{4}-/.test(found)) return two <= 12 && three <= 31;
  return !/^\d{1,2}[/.-]/.test(found) || (Math.min(one, two) <= 12 && Math.max(one, two) <= 31);
}
const hasFigures = (found: string): boolean =>
  figures(found) >= 3 || (figures(found) >= 1 && /[A-Z]/.test(found) && found.length >= 5);
const labelled = (kind: Kind, names: string): Pattern => ({
  kind,
  find: after(names),
  group: 1,
  sure: true,
  if: isNumber,
});

/** The first that fits says what it is. */
const PATTERNS: readonly Pattern[] = [
  { kind: 'link', find: /\b(?:https?|ftp):\/\/[^\s<>"')\]]+|\bwww\.[^\s<>"')\]]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"')\]]+/giu, sure: true },
  { kind: 'case', find: /\b\d{3}-\d{3}-[A-Z]\b/g, sure: true },
  { kind: 'e-mail', find: /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu, sure: true },
  {
    kind: 'e-mail',
    find: /[\p{L}\p{N}._+-]+\s*[([]\s*at\s*[)\]]\s*[\p{L}\p{N}-]+(?:\s*(?:\.|[([]\s*dot\s*[)\]])\s*[\p{L}\p{N}-]+)+/giu,
    sure: true,
  },
  { kind: 'e-mail', find: /\b[\p{L}\p{N}._-]+(?:\s+dot\s+[\p{L}\p{N}_-]+)*\s+at\s+[\p{L}\p{N}-]+(?:\s+dot\s+[\p{L}]{2,})+\b/giu, sure: true },
  { kind: 'account name', find: /(?<![\p{L}\p{N}.])@[\p{L}\p{N}_.]{2,30}(?<!\.)/gu, sure: true },
  { kind: 'account name', find: /\b(?:user ?name|login|handle|skype|telegram|instagram|twitter)\s*(?:is|was|:|=)?\s*([\p{L}\p{N}_.-]*[\p{N}_.][\p{L}\p{N}_-]+)/giu, group: 1, sure: true },
  { kind: 'IP address', find: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\d.]\d)/g, sure: true, if: isIp },
  { kind: 'IP address', find: /(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}:?[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}(?![\w:])/gi, sure: true, if: (found) => /::|(?:[0-9a-f]{1,4}:){5}/i.test(found) },
  { kind: 'number', find: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, sure: true },
  { kind: 'date of birth', find: new RegExp(String.raw`\b(?:born(?:\s+on)?|d\.?\s?o\.?\s?b\.?|date\s+of\s+birth|birth\s?day|birth\s?date|geboren(?:\s+am)?)(?:\s*(?:is|was|:|=|-|the|on|\())*\s*(${DATE}|${DAY_WORD}\s+(?:of\s+)?${MONTH}|\d{8})`, 'giu'), group: 1, sure: true },
  { kind: 'date of birth', find: new RegExp(String.raw`(?<![\d-])${DATE}(?!\d)`, 'giu'), sure: true, if: isOld },
  { kind: 'bank account', find: /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?\b/g, sure: true },
  { kind: 'bank account', find: /\bBSB\s*(?:is|:|=|no\.?|number)?\s*(\d{3}[- ]?\d{3}(?:\s*(?:,|and|\/|a\/?c|acc?(?:oun)?t|number|no\.?|:)*\s*\d[\d -]{4,12}\d)?)/giu, group: 1, sure: true },
  { kind: 'card', find: /(?<![\d-])(?:\d{4}[ -]?){3}\d{1,7}(?!\d)|(?<![\d-])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?!\d)/g, sure: true },
  labelled('card', String.raw`(?:credit|debit)\s+card|visa|master\s?card|amex|cvv|cvc`),
  labelled('health number', String.raw`medicare|medicaid|nhs|health\s+(?:care\s+)?(?:card|insurance|fund)|ihi|irn|patient`),
  labelled('tax number', String.raw`tfn|tax\s+file|tax(?:payer)?\s+(?:id|identification|reference)|abn|acn|ssn|social\s+security|national\s+insurance|nino|utr|ein|tin|sin`),
  labelled('passport', 'passport|visa\\s+grant|travel\\s+document'),
  labelled('plate', String.raw`rego|registration|number\s?plate|licen[cs]e\s+plate|plates?|registered(?:\s+as)?|vin|chassis`),
  labelled('licence', String.raw`(?:driv(?:er|ing)['’]?s?\s+)?licen[cs]e|dl|permit`),
  labelled('bank account', String.raw`(?:bank\s+)?account|acc?t|a\/c|iban|sort\s+code|routing|swift|bpay|crn\s+for\s+bpay`),
  labelled('phone', String.raw`phone|mobile|mob|tel|telephone|fax|call|ring|text|whats\s?app|ph`),
  labelled('case', String.raw`case|ref(?:erence)?|ticket|complaint|claim|request|application|file|matter|incident|order|invoice|receipt|policy|customer|client|member(?:ship)?|student|employee|payroll|staff|crn|notice|fine|infringement|booking|transaction|tracking|serial|docket|warrant|concession|pension(?:er)?|meter|contract|id`),
  labelled('card', 'cards?'),
  { kind: 'case', find: /\b[A-Z]{2,6}[-/]\d{2,4}[-/]\d{2,8}(?:[-/]\d{1,6})?\b/g, sure: true },
  { kind: 'tax number', find: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g, sure: true },
  { kind: 'tax number', find: /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g, sure: true },
  { kind: 'phone', find: /(?<![\d$£€.,])\+\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d(?:[\s.-]?\d){5,12}(?!\d)/g, sure: true },
  { kind: 'phone', find: /(?<![\d$£€])\(\d{2,5}\)[\s.-]?\d(?:[\s.-]?\d){4,9}(?!\d)/g, sure: true },
  { kind: 'phone', find: /(?<![\d$£€.,-])(?:0\d(?:[\s.-]?\d){7,9}|1[38]00[\s.-]?\d{3}[\s.-]?\d{3}|13[\s.-]?\d{2}[\s.-]?\d{2}|\d{3}[.-]\d{3}[.-]\d{4}|\d{3}[\s]\d{3}[\s.-]\d{4}|\d{3}-\d{4})(?!\d|-\d)/g, sure: true },
  { kind: 'address', find: new RegExp(String.raw`\b(?:P\.?\s?O\.?\s*Box|GPO\s+Box|Locked\s+Bag|Private\s+Bag|RMB|RSD)\s+\d+${LOCALITY}`, 'gu'), sure: true },
  { kind: 'address', find: new RegExp(String.raw`\b${UNIT}?${HOUSE},?\s+(?:${WORD}\s+){1,4}${STREET_KIND}\b\.?${LOCALITY}`, 'gu'), sure: true },
  { kind: 'address', find: new RegExp(String.raw`\b${UNIT}?\d{1,5}[a-z]?\s+(?:[a-z'’]+\s+){1,2}(?:street|road|avenue|lane|drive|court|crescent|terrace|parade|boulevard|highway)\b`, 'gu'), sure: true },
  { kind: 'address', find: /\b\p{Lu}[\p{L}-]*(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|laan|straat|gatan|vej|veien)\s+\d{1,4}\s?[a-z]?\b/gu, sure: true },
  { kind: 'address', find: /\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|place|chemin|allée|impasse|calle|via|rua|ulica|ul\.)\s+(?:(?:de|du|des|la|le|les|del|della|dos|das|da|do|l['’])\s*)*\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,3}/giu, sure: true },
  { kind: 'address', find: /\b(?:calle|via|rua|ulica|ul\.|jalan|jl\.)\s+(?:(?:de|del|della|la|dos|das|da|do)\s+)*\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,3},?\s+\d{1,4}\b/gu, sure: true },
  { kind: 'place', find: new RegExp(String.raw`(?<=\b(?:in|at|of|from|near|to|live|lives|suburb)\s)${WORD}(?:\s+${WORD}){0,2},?\s+${STATE}\s+\d{4,5}\b`, 'gu'), sure: true },
  { kind: 'place', find: new RegExp(String.raw`\b${STATE},?\s+\d{4,5}(?:-\d{4})?\b`, 'gu'), sure: true },
  { kind: 'place', find: /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/g, sure: true },
  { kind: 'place', find: /\b(?:post|zip)\s?code\s*(?:is|:)?\s*(\d{4,5})\b/gi, group: 1, sure: true },
  { kind: 'place', find: /(?<![\d.])-?\d{1,3}\.\d{4,},\s*-?\d{1,3}\.\d{4,}(?!\d)/g, sure: true },
  { kind: 'plate', find: /\b(?:[A-Z]{3}[- ·]?\d{2}[A-Z]|[A-Z]{2}[- ·]?\d{2}[- ·]?[A-Z]{2,3}|\d[A-Z]{2}[- ·]?\d[A-Z]{2}|\d[A-Z]{3}\d{3}|[A-Z]{3}[- ·]\d{3,4}|[A-Z]{3}\d{3})\b/g, sure: true },
  { kind: 'passport', find: /\b(?:[A-Z]{1,2}\d{7}|\d{2}[A-Z]{2}\d{5})\b/g, sure: true },
  { kind: 'number', find: /\b[A-Z]{1,6}[-/ ]?\d[\dA-Z]*(?:[-/]\d[\dA-Z]*)*\b/g, sure: false, if: (found) => figures(found) >= 4 },
  // Five figures or more, however they are grouped, but no sum of money.
  { kind: 'number', find: /(?<![$£€\d][\d.,]*)(?<![$£€]\s?)\+?\d(?:[\s./-]?\d){4,}(?![\d,]|\.\d|\s?(?:dollars|pounds|euros?|km|kg|AUD|USD|GBP|EUR)\b)/gi, sure: false },
  { kind: 'number', find: /\b(?=[a-z0-9_-]*\d[a-z0-9_-]*\d)(?=[a-z0-9_-]*[a-z])[a-z0-9_-]{12,}\b/gi, sure: true },
]; // prettier-ignore

function isIp(found: string): boolean {
  return (
    found
      .split('/')[0]
      ?.split('.')
      .every((part) => Number(part) < 256) === true
  );
}

function isOld(found: string): boolean {
  const year = YEAR_IN.exec(found)?.[0];
  return year !== undefined && Number(year) > 1900 && Number(year) < BORN_BEFORE;
}

/** What looks like a number and is none that finds anybody: dates of what happened, times of the day, sums of money. */
const KEPT: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\d-])${DATE}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)`,
    'giu',
  ),
  /(?<!\d)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?/gi,
  /[$£€]\s?\d[\d,. ]*\d|[$£€]\s?\d/g,
  /(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)/g,
  /(?<!\d)(?:19|20)\d{2}\s?[-–/]\s?(?:(?:19|20)\d{2}|\d{2})(?!\d)/g,
];

export const keptIn = (text: string): readonly Place[] =>
  KEPT.flatMap((kept) =>
    [...text.matchAll(kept)].map(({ index, 0: found }) => ({ from: index, to: index + found.length })),
  );

/** Everything in a text that is known by the way it is written, or by what stands before it. */
export const numbersIn = (text: string): readonly Span[] =>
  PATTERNS.flatMap((pattern, rank) =>
    [...text.matchAll(pattern.find)].flatMap((match) => spanOf(pattern, match, rank)),
  );

function spanOf(pattern: Pattern, match: RegExpExecArray, rank: number): readonly Span[] {
  const whole = pattern.group === undefined ? match[0] : (match[pattern.group] ?? '');
  const found = whole.replace(/[\s.,;:!?-]+$/, '');
  if (found === '' || (pattern.if !== undefined && !pattern.if(found))) return [];
  const from = match.index + (pattern.group === undefined ? 0 : match[0].lastIndexOf(whole));
  const { kind } = pattern;
  return [
    { from, to: from + found.length, kind, value: valueOf(kind, found), rank: rank + 10, sure: pattern.sure ?? false },
  ];
}

/** The same number is written with blanks, with dashes and without; a telephone number with and without its country. */
function valueOf(kind: Kind, found: string): string {
  if (kind === 'phone')
    return found
      .replaceAll(/\D/g, '')
      .replace(/^61(?=\d{9}$)/, '0')
      .replace(/^44(?=\d{10}$)/, '0')
      .replace(/^1(?=\d{10}$)/, '');
  if (kind === 'link' || kind === 'address' || kind === 'place') return found.toLowerCase().replaceAll(/[\s,.]+/g, ' ');
  return found.toLowerCase().replaceAll(/[\s./-]/g, '');
}
