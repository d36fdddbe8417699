import type { CaseSlots } from '#areas/cases/web/index.ts';
import { Delivery, ReplyBox } from '#areas/correspondence/web/index.ts';
import { AttachedMail } from '#areas/intake/web/index.ts';

/** Who fills the places on the case screen. An area that comes later adds its line here, and nowhere else. */
export const CASE_SLOTS: CaseSlots = { Reply: ReplyBox, Delivery, Mail: AttachedMail, side: [] };
