import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#kernel/time.ts';
import { newSecret } from '#platform/id.ts';
import { FORM_LASTS } from './rules/suspicion.ts';

export type Form = { readonly id: string; readonly issuedAt: Instant };

/**
 * Forms that are signed and good for one message. The signature holds what the form is for, so that one cannot be used
 * for another, and when it was given out.
 */
export type Forms = {
  /** What a new form carries in its hidden field. */
  readonly give: (purpose: string, now: Instant) => string;
  /** The form that came back; undefined when it is not ours or too old, and a fresh one has to be given. */
  readonly take: (purpose: string, carried: string, now: Instant) => Form | undefined;
};

export function openForms(secret: Buffer): Forms {
  const signature = (purpose: string, rest: string) =>
    createHmac('sha256', secret).update(`${purpose}\0${rest}`).digest('base64url');
  return {
    give: (purpose, now) => {
      const rest = `${now.toString(36)}.${newSecret()}`;
      return `${rest}.${signature(purpose, rest)}`;
    },
    take: (purpose, carried, now) => {
      const [issued = '', id = '', signed = ''] =
        /^([0-9a-z]{1,11})\.([\w-]{27})\.([\w-]{43})$/.exec(carried)?.slice(1) ?? [];
      if (id === '') return undefined;
      const ours = timingSafeEqual(Buffer.from(signature(purpose, `${issued}.${id}`)), Buffer.from(signed));
      const issuedAt = Number.parseInt(issued, 36);
      return ours && now - issuedAt <= FORM_LASTS ? { id, issuedAt } : undefined;
    },
  };
}
