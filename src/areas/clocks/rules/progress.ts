export type Progress = {
  readonly reference: string;
  readonly officer: string;
  readonly agency: string;
  readonly nextStep: string;
  /** "Thursday 3 December", in the words of the customer's letter. */
  readonly nextDate: string;
  /** What the customer last heard from us: "16 November", or null when they have heard nothing yet. */
  readonly lastHeard: string | null;
};

/** The names of months and days in letters to customers, which are English like the rest of them. */
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** Thursday 3 December */
export const dateInLetter = (
  { month, day }: { readonly month: number; readonly day: number },
  weekday: number,
): string => `${DAYS[weekday] ?? ''} ${day} ${MONTHS[month - 1] ?? ''}`;

/**
 * An update where there is no news. It says that there is none, what we are waiting to do and when they hear again, and it
 * promises nothing that nobody has promised: the officer reads and changes it before it goes.
 */
export function progressText({ reference, officer, agency, nextStep, nextDate, lastHeard }: Progress): string {
  const step = nextStep.trim().replace(/\.$/, '');
  const heard =
    lastHeard === null
      ? 'I am writing so that you know where your matter stands.'
      : `We last wrote to you on ${lastHeard}.`;
  return [
    'Hello,',
    `${heard} Your matter (${reference}) is still with us, and I do not have an answer for you yet.`,
    `What happens next on our side: ${step.charAt(0).toLowerCase()}${step.slice(1)}. We plan this for ${nextDate}.`,
    'If something has changed for you, or if waiting is a difficulty, please answer this message and tell me.',
    `Kind regards\n${officer}\n${agency}`,
  ].join('\n\n');
}
