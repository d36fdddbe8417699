import { addMonths, dayOfText, textOfDay } from '#kernel/civil.ts';

/**
 * Since when a complaint is late by the months of its pack, counted from the day the customer learned of the matter; null
 * where it is in time or nobody knows that day. Being late asks for a decision and never stops a complaint.
 */
export function lateSince(learnedOn: string | null, receivedOn: string, months: number): string | null {
  const learned = learnedOn === null ? undefined : dayOfText(learnedOn);
  const received = dayOfText(receivedOn);
  if (learned === undefined || received === undefined) return null;
  const limit = addMonths(learned, months);
  return received > limit ? textOfDay(limit) : null;
}
