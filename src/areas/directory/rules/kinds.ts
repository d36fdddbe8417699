/** What an organisation outside is to us. */
export const KINDS = ['agency', 'vendor', 'advocate', 'partner'] as const;
/** How a referral reaches it. */
export const WAYS = ['email', 'api', 'kept', 'phone'] as const;
export const STATUSES = ['active', 'inactive', 'defunct', 'temporarily closed'] as const;

/** What a service can ask to be told about a customer who is referred to it. Their name always goes with them. */
export const ASKABLE = [
  'email',
  'phone',
  'post',
  'language',
  'needs',
  'their words',
  'what they need',
  'what they expect',
] as const;
export type Askable = (typeof ASKABLE)[number];
export type OrganizationKind = (typeof KINDS)[number];
export type Way = (typeof WAYS)[number];
