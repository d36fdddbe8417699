import { sha256 } from '#platform/id.ts';

type Fingerprinted = {
  readonly subject: string;
  readonly body: string;
  readonly html: string | null;
  readonly recipients: readonly string[];
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly hash: Buffer }[];
};

/**
 * Whatever a customer would read differently has another fingerprint: the words, their look, to whom they go, and the files.
 * The private link is not in it: it stands in the text as a mark, and is put in on the way out.
 */
export const fingerprintOf = ({ subject, body, html, recipients, files }: Fingerprinted): Buffer =>
  sha256(
    JSON.stringify([
      subject,
      body,
      html,
      recipients,
      files.map(({ name, mediaType, hash }) => [name, mediaType, hash.toString('hex')]),
    ]),
  );

type Read = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** A file as it is about to leave, by the hash of the bytes in hand. */
export const asFile = ({ name, mediaType, bytes }: Read) => ({ name, mediaType, hash: sha256(bytes) });
