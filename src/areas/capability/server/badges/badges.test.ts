import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BADGES, CREDENTIALS, contextAt } from './contexts.ts';
import { fromBase58, fromMultikey, rawOf, toBase58, toMultikey } from './multibase.ts';
import { Unclear, canonical, inOrder, proofFor, type Json } from './proof.ts';
import { faultsIn } from './shape.ts';
import { LENGTH, readBit, writeBits } from './status.ts';
import { unwrap } from './unwrap.ts';
import { verifyCredential } from './verify.ts';

const NOW = Date.UTC(2026, 10, 22);
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const multikey = toMultikey(rawOf(publicKey));
const ISSUER = 'https://desk.example/api/badge-issuer';

const plain = (more: object = {}): Json => ({
  '@context': [CREDENTIALS, BADGES],
  id: 'https://desk.example/api/badges/1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Keeps promises',
  issuer: { id: ISSUER, type: ['Profile'], name: 'Service Southmark' },
  validFrom: '2026-11-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'Mira', identityType: 'name' }],
    achievement: {
      id: 'https://desk.example/a/1',
      type: ['Achievement'],
      name: 'Keeps promises',
      description: 'x',
      criteria: { narrative: 'y' },
    },
  },
  ...more,
});
const signed = async (document: Json, method = `${ISSUER}#${multikey}`): Promise<Json> => {
  const signer = { key: privateKey, method, created: '2026-11-01T00:00:00Z' };
  return {
    ...document,
    proof: [await proofFor(document, 'eddsa-rdfc-2022', signer), await proofFor(document, 'eddsa-jcs-2022', signer)],
  };
};
const verdict = async (document: Json, more: object = {}) =>
  (await verifyCredential(document, { now: NOW, ...more })).verdict;

describe('an Open Badge 2.0', () => {
  const old = (more: object = {}): Json => ({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: 'https://desk.example/a/1',
    recipient: { type: 'email', hashed: true, identity: 'sha256$00' },
    badge: 'https://desk.example/b/1',
    issuedOn: '2026-01-01T00:00:00Z',
    verification: { type: 'hosted' },
    ...more,
  });
  const found: Readonly<Record<string, Json>> = {
    'https://desk.example/b/1': {
      type: 'BadgeClass',
      id: 'https://desk.example/b/1',
      name: 'x',
      description: 'x',
      criteria: 'https://desk.example/c',
      issuer: 'https://desk.example/i',
    },
    'https://desk.example/i': {
      type: 'Profile',
      id: 'https://desk.example/i',
      name: 'x',
      url: 'https://desk.example',
      email: 'x@desk.example',
    },
  };
  const pages = (url: string) => found[url];
  test('is not good for saying that it is something that stands beside badges, or nothing at all', async () => {
    for (const type of ['Extension', ['Criteria', 'Evidence'], []])
      expect(await verdict({ '@context': 'https://w3id.org/openbadges/v2', type, name: 'Master of Arts' })).toBe(
        'invalid',
      );
  });

  test('is good where it lies with its issuer; and where nobody asked its issuer, that is said', async () => {
    expect(await verdict(old(), { pages })).toBe('valid');
    expect(await verifyCredential(old(), { now: NOW })).toMatchObject({
      verdict: 'warning',
      checks: [{ check: 'shape' }, { check: 'dates' }, { says: expect.stringContaining('nobody was asked') }],
    });
    expect(await verdict(old({ id: 'https://else.example/a/1' }), { pages })).toBe('invalid');
    expect(await verdict(old({ expires: '2026-02-01T00:00:00Z' }), { pages })).toBe('invalid');
    expect(await verdict(old({ revoked: true }), { pages })).toBe('invalid');
    expect(await verdict(old({ badge: 'https://desk.example/b/2' }), { pages })).toBe('invalid');
    expect(await verdict(old({ recipient: undefined }), { pages })).toBe('invalid');
  });
});

describe('a badge', () => {
  test('that we signed is valid, and no letter of it can be changed', async () => {
    const badge = await signed(plain());
    expect(await verifyCredential(badge, { now: NOW })).toMatchObject({ verdict: 'valid' });
    for (const change of [
      { name: 'Keeps no promises' },
      { validFrom: '2026-10-01T00:00:00Z' },
      { credentialSubject: { ...(badge['credentialSubject'] as Json), id: 'did:example:else' } },
    ])
      expect(await verdict({ ...badge, ...change })).toBe('invalid');
  });

  test('signed by somebody else for our name, run out, not yet valid or without a proof is invalid', async () => {
    expect(await verdict(await signed(plain(), `https://else.example/i#${multikey}`))).toBe('invalid');
    expect(await verdict(await signed(plain({ validUntil: '2026-11-02T00:00:00Z' })))).toBe('invalid');
    expect(await verdict(await signed(plain({ validFrom: '2027-11-02T00:00:00Z' })))).toBe('invalid');
    expect(await verdict(plain())).toBe('invalid');
  });

  test('that was taken back is invalid, and so is one of which nobody can say', async () => {
    const status = {
      id: 'https://desk.example/s#7',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://desk.example/s',
    };
    const badge = await signed(plain({ credentialStatus: status }));
    const lists = (bits: number[]) => () =>
      Promise.resolve({ credentialSubject: { encodedList: writeBits(bits) } } as Json);
    expect(await verdict(badge, { statusLists: lists([1, 8]) })).toBe('valid');
    expect(await verdict(badge, { statusLists: lists([7]) })).toBe('invalid');
    expect(await verdict(badge)).toBe('invalid');
  });

  test('with a word that no context explains is invalid, and no context is ever fetched', async () => {
    expect(await verdict(await signed(plain()).then((badge) => ({ ...badge, shoeSize: 44 })))).toBe('invalid');
    expect(contextAt('https://else.example/context.json')).toBeUndefined();
    await expect(canonical({ '@context': 'https://else.example/context.json', a: 1 })).rejects.toBeInstanceOf(Unclear);
  });
});

test('an independent library agrees that our badges are good, and that changed ones are not', async () => {
  const [vc, { DataIntegrityProof }, { cryptosuite }, { from }] = await Promise.all([
    import('@digitalbazaar/vc'),
    import('@digitalbazaar/data-integrity'),
    import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite'),
    import('@digitalbazaar/ed25519-multikey'),
  ]);
  const key = await from({
    '@context': 'https://w3id.org/security/multikey/v1',
    type: 'Multikey',
    id: `${ISSUER}#${multikey}`,
    controller: ISSUER,
    publicKeyMultibase: multikey,
  });
  const documentLoader = (url: string) => {
    const method = {
      '@context': 'https://w3id.org/security/multikey/v1',
      id: `${ISSUER}#${multikey}`,
      type: 'Multikey',
      controller: ISSUER,
      publicKeyMultibase: multikey,
    };
    const at = (name: string) => ({ '@id': `https://w3id.org/security#${name}`, '@type': '@id' });
    const context = {
      id: '@id',
      type: '@type',
      assertionMethod: { ...at('assertionMethod'), '@container': '@set' },
      verificationMethod: at('verificationMethod'),
    };
    const controller = { '@context': context, id: ISSUER, assertionMethod: [method.id] };
    const document = contextAt(url) ?? (url === method.id ? method : url === ISSUER ? controller : undefined);
    return document === undefined
      ? Promise.reject(new Error(`asked for ${url}`))
      : Promise.resolve({ contextUrl: null, documentUrl: url, document });
  };
  const verify = async (credential: Json) =>
    vc.verifyCredential({
      credential,
      suite: new DataIntegrityProof({ cryptosuite, signer: undefined }),
      documentLoader,
      now: new Date(NOW),
    });
  expect(key.publicKeyMultibase).toBe(multikey);
  const badge = await signed(plain());
  const [rdfc] = badge['proof'] as Json[];
  const good = await verify({ ...badge, proof: rdfc });
  expect({ verified: good.verified, why: String(good.error?.errors?.[0] ?? good.error ?? '') }).toEqual({
    verified: true,
    why: '',
  });
  expect((await verify({ ...badge, proof: rdfc, name: 'Else' })).verified).toBe(false);
});

test('bytes and keys are written and read as others write them', () => {
  for (const bytes of [[], [0], [0, 0, 1], [255, 254], Array.from({ length: 64 }, (_, n) => n)]) {
    const text = toBase58(Uint8Array.from(bytes));
    expect([...(fromBase58(text) ?? [])]).toEqual(bytes.length === 0 ? [] : bytes);
  }
  expect(fromMultikey(multikey)?.equals(publicKey)).toBe(true);
  expect(fromMultikey('z6MkNonsense0')).toBeUndefined();
  expect(inOrder({ b: [1, { d: null, c: 'é' }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
  expect(readBit(writeBits([0, 9, LENGTH - 1]), 9)).toBe(true);
  expect(readBit(writeBits([0, 9]), 8)).toBe(false);
  expect(readBit('nonsense', 8)).toBeUndefined();
});

const DATA = process.env['KEPT_DATA'];
const folder = DATA === undefined ? '' : join(DATA, 'open_badges');
if (!existsSync(folder)) console.warn('KEPT_DATA is not set: the badges of others are not checked in this run.');
const json = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;

/** What lies at the addresses that old badges name: the files beside them, whatever they say their server is called. */
const pages = (url: string): Json | undefined => {
  const file = join(folder, 'shared/ob20/assets', new URL(url).pathname.split('/').at(-1) ?? '');
  const page = existsSync(file) ? file : `${file}.json`;
  return existsSync(page) ? (unwrap(readFileSync(page))?.document ?? {}) : undefined;
};

async function ofFile(file: string): Promise<string> {
  const badge = unwrap(readFileSync(join(folder, file)));
  if (badge === undefined) return 'invalid';
  return (await verifyCredential(badge.document, { now: NOW, pages }, badge.token)).verdict;
}

const issuedBy = (issuer: unknown): unknown =>
  typeof issuer === 'object' && issuer !== null ? { id: ISSUER, ...issuer } : issuer === undefined ? ISSUER : issuer;

describe.skipIf(!existsSync(folder))('what others assert', () => {
  const expected = existsSync(folder) ? (json('dev/EXPECTED.json') as Record<string, { asserts: string[] }[]>) : {};
  const badges = Object.entries(expected);
  test.each(badges)('%s is as they say', async (file, tests) => {
    const asserts = tests.flatMap((one) => one.asserts);
    const told = ['Valid', 'Invalid', 'Warning'].filter((one) => asserts.includes(one)).map((one) => one.toLowerCase());
    expect(told.length === 0 ? ['invalid'] : told).toContain(await ofFile(`dev/${file}`));
  });

  const assets = existsSync(folder) ? Object.keys(json('shared/EXPECTED.json')) : [];
  test.each(assets)('%s, which others rest on, is good', async (file) => {
    expect(await ofFile(`shared/${file}`)).toBe('valid');
  });
  const named = existsSync(folder) ? readdirSync(join(folder, 'dev/ob20/rdf-validation')) : [];
  test.each(named)('%s of Open Badges 2.0 is as its name says', async (file) => {
    expect(await ofFile(`dev/ob20/rdf-validation/${file}`)).toBe(file.startsWith('valid') ? 'valid' : 'invalid');
  });

  const models = existsSync(folder) ? readdirSync(join(folder, 'dev/w3c-vcdm2')) : [];
  // The examples context explains words of examples alone, and is no part of any credential that is in use.
  const known = models.filter(
    (file) => !readFileSync(join(folder, 'dev/w3c-vcdm2', file), 'utf8').includes('credentials/examples/v2'),
  );
  test.each(known)('%s is as its name says', async (file) => {
    const document = json(`dev/w3c-vcdm2/${file}`);
    // The suite hands these to an issuer, who adds who they are.
    const whole =
      file.includes('no-issuer') || file.startsWith('presentation')
        ? document
        : { ...document, issuer: issuedBy(document['issuer']) };
    const { proof: _proof, ...unsigned } = whole;
    const faults = [
      ...faultsIn(whole),
      ...(await canonical(unsigned).then(
        () => [],
        (fault: Error) => [fault.message],
      )),
    ];
    expect(faults.length > 0 ? 'fail' : 'ok', faults.join(' ')).toBe(/-(ok|fail)\.json$/.exec(file)?.[1]);
  });

  test('the step by step vectors of the W3C come out letter by letter', async () => {
    for (const at of ['shared/w3c-eddsa/eddsa-rdfc-2022']) {
      const document = json(`${at}/signedDataInt.json`);
      const { proof, ...unsigned } = document;
      if (JSON.stringify(unsigned).includes('examples/v2')) continue;
      expect(await canonical(unsigned)).toBe(readFileSync(join(folder, at, 'canonDocDataInt.txt'), 'utf8'));
      expect(proof).toBeDefined();
    }
  });
});
