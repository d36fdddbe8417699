import { keepAttachment } from '#areas/cases/server/index.ts';
import { mediaTypeOf } from '#areas/intake/server/index.ts';
import type { Work } from '#platform/work.ts';
import type { Receiving } from './receive-message.ts';

export type Uploaded = { readonly name: string; readonly declaredType: string; readonly bytes: Uint8Array };

/** Keeps what a customer uploaded with a message, under the type its bytes show, looked at by the scanner if there is one. */
export async function keepUploads(
  { office, scanner }: Pick<Receiving, 'office' | 'scanner'>,
  work: Work,
  of: { readonly caseId: string; readonly messageId: string },
  uploads: readonly Uploaded[],
): Promise<void> {
  for (const { name, declaredType, bytes } of uploads) {
    const mediaType = await mediaTypeOf(bytes, declaredType);
    const scan = scanner === null ? 'not scanned' : await scanner.scan(bytes);
    await keepAttachment(office.desk, work, of, { name, mediaType, bytes, scan });
  }
}
