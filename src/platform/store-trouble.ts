import { codeOf } from './cannot-start.ts';
import { isDatabaseAway } from './db.ts';

/** The place where large content lies does not take or give it. The message is one sentence for whoever runs Kept. */
export class StoreTrouble extends Error {
  /** `full` passes when somebody makes room, `away` by itself or when a setting is put right, `lost` never. */
  readonly kind: 'full' | 'away' | 'lost';

  constructor(kind: StoreTrouble['kind'], sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'StoreTrouble';
    this.kind = kind;
  }
}

/** No room on a disk of this computer, a quota that is used up, a database or a bucket without room. */
export function isFull(fault: unknown): boolean {
  if (fault instanceof StoreTrouble) return fault.kind === 'full';
  return ['ENOSPC', 'EDQUOT', '53100'].includes(codeOf(fault) ?? '');
}

/** Whether what failed is worth trying again just as it is: nothing is wrong with it, only with the place it needs. */
export const willPass = (fault: unknown): boolean =>
  isFull(fault) || isDatabaseAway(fault) || (fault instanceof StoreTrouble && fault.kind === 'away');
