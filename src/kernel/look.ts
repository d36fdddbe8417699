/** The ways a desk can look and behave for one person. The first of each is what nobody has to choose. */
export const LOOKS = {
  theme: ['system', 'light', 'dark'],
  contrast: ['system', 'more'],
  density: ['usual', 'compact', 'roomy'],
  size: ['usual', 'large', 'larger'],
  motion: ['system', 'less'],
  keys: ['on', 'off'],
} as const;

type LookName = keyof typeof LOOKS;
export type Look = { readonly [Name in LookName]: (typeof LOOKS)[Name][number] } & {
  /** Empty: the language of the service. */
  readonly language: string;
};

export const USUAL: Look = {
  theme: 'system',
  contrast: 'system',
  density: 'usual',
  size: 'usual',
  motion: 'system',
  keys: 'on',
  language: '',
};

const WORN = ['theme', 'contrast', 'density', 'size', 'motion'] as const;

/** What a page carries so that its style sheet knows: the server writes it, so nothing blinks, and the desk changes it. */
export const worn = (look: Look): Readonly<Record<(typeof WORN)[number], string | undefined>> => {
  const [theme, contrast, density, size, motion] = WORN.map((name) =>
    look[name] === LOOKS[name][0] ? undefined : look[name],
  );
  return { theme, contrast, density, size, motion };
};
