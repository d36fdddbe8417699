import { codeOf } from './cannot-start.ts';

/** The place where large content lies does not take or give it. The message is one sentence for whoever runs Kept. */
export class StoreTrouble extends Error {
  /** `full` passes when somebody makes room, `away` by itself or when a setting is put right. */
  readonly kind: 'full' | 'away';

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
