declare module 'jsonld' {
  type Loaded = { readonly contextUrl: null; readonly document: object; readonly documentUrl: string };
  type Options = {
    readonly algorithm: 'RDFC-1.0';
    readonly format: 'application/n-quads';
    readonly documentLoader: (url: string) => Promise<Loaded>;
    readonly safe: boolean;
    /** What becomes of a text that says in which direction it is read. */
    readonly rdfDirection: 'i18n-datatype';
  };
  const jsonld: { readonly canonize: (document: object, options: Options) => Promise<string> };
  export default jsonld;
}
