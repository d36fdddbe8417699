import { sha256 } from '#platform/id.ts';
import type { LetterForm, Way } from '../rules/index.ts';

type Fingerprinted = {
  readonly subject: string;
  readonly body: string;
  readonly html: string | null;
  readonly recipients: readonly string[];
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly hash: Buffer }[];
  readonly channel: Way;
  readonly form: LetterForm | null;
};

/**
 * Whatever a customer would read differently has another fingerprint: the words, their look, to whom and by which way they go, and
 * the files. The private link is not in it: it stands in the text as a mark, and is put in on the way out.
 */
export const fingerprintOf = ({ subject, body, html, recipients, files, channel, form }: Fingerprinted): Buffer =>
  sha256(
    JSON.stringify([
      subject,
      body,
      html,
      recipients,
      files.map(({ name, mediaType, hash }) => [name, mediaType, hash.toString('hex')]),
      // E-mail is told by having nothing here, so that what was agreed to before there were letters is still agreed to.
      ...(channel === 'email' ? [] : [channel, ...partsOf(form)]),
    ]),
  );

const partsOf = (form: LetterForm | null): readonly string[] =>
  form === null ? [] : [form.addressee, form.variant, form.language];

type Read = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** A file as it is about to leave, by the hash of the bytes in hand. */
export const asFile = ({ name, mediaType, bytes }: Read) => ({ name, mediaType, hash: sha256(bytes) });
