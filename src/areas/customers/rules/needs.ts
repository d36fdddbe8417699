/** What a customer can need from us. `other` is said in words alone. */
export const NEED_KINDS = ['interpreter', 'relay', 'large print', 'easy read', 'times', 'channel', 'other'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

export type NewNeed = { readonly kind: NeedKind; readonly language?: string | undefined; readonly detail: string };

/** What is missing before a need can be noted, by the field it is missing in. */
export function missingIn({
  kind,
  language,
  detail,
}: NewNeed): { field: 'language' | 'detail'; problem: string } | undefined {
  if (kind === 'interpreter' && (language ?? '').trim().length < 2)
    return { field: 'language', problem: 'say which language' };
  if (kind !== 'interpreter' && language !== undefined && language !== '')
    return { field: 'language', problem: 'belongs to an interpreter only' };
  if ((kind === 'times' || kind === 'channel' || kind === 'other') && detail.trim() === '')
    return { field: 'detail', problem: 'say what they need' };
  return undefined;
}
