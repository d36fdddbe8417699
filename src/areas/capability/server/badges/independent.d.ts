// The libraries of others that check what we sign. They come without types, and only a test uses them.
declare module '@digitalbazaar/vc' {
  type Checked = { readonly verified: boolean; readonly error?: Error & { readonly errors?: readonly Error[] } };
  export function verifyCredential(asked: object): Promise<Checked>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: object);
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export function from(key: object): Promise<{ readonly publicKeyMultibase: string }>;
}
