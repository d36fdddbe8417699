import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOf, type Facts } from './place.ts';

const facts: fc.Arbitrary<Facts> = fc.record({
  nature: fc.constantFrom('human', 'bounce', 'delay', 'out-of-office', 'automatic', 'list', 'receipt', 'abuse-report'),
  senders: fc.nat(3),
  fromOurselves: fc.boolean(),
  referred: fc.array(fc.record({ caseId: fc.constantFrom('a', 'b', 'c'), senderIsParty: fc.boolean() }), {
    maxLength: 3,
  }),
  numberedInSubject: fc.option(fc.constantFrom('a', 'd')),
  bounced: fc.option(
    fc.record({ caseId: fc.constantFrom('a', 'b'), messageId: fc.constant('m'), wentThere: fc.boolean() }),
  ),
});

test('nothing is put on a case without both keys', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const placing = placeOf(known);
      if (placing.outcome !== 'threaded') return;
      expect(known.senders).toBe(1);
      expect(known.referred).toContainEqual({ caseId: placing.caseId, senderIsParty: true });
    }),
    { numRuns: 2000 },
  );
});

test('what a machine sent never opens a case and never joins one as the customer’s word', () => {
  fc.assert(
    fc.property(facts, (known) => {
      if (known.nature !== 'human' || known.fromOurselves) expect(placeOf(known).outcome).toBe('notice');
    }),
  );
});

test('a notice is put on a case only with two keys of its own', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const placing = placeOf(known);
      if (placing.outcome !== 'notice' || placing.caseId === null) return;
      const asParty = known.referred.some(({ caseId, senderIsParty }) => senderIsParty && caseId === placing.caseId);
      const asBounce = known.bounced?.wentThere === true && known.bounced.caseId === placing.caseId;
      expect(asParty || asBounce).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

const plain: Facts = {
  nature: 'human',
  senders: 1,
  fromOurselves: false,
  referred: [],
  numberedInSubject: null,
  bounced: null,
};

test('a subject number alone is no key, even for a customer we know', () => {
  expect(placeOf({ ...plain, numberedInSubject: 'a' })).toMatchObject({ outcome: 'quarantined', suggestedCaseId: 'a' });
});

test('a reference without a known sender waits for a person, with the suggestion', () => {
  const referred = [{ caseId: 'a', senderIsParty: false }];
  expect(placeOf({ ...plain, referred })).toMatchObject({ outcome: 'quarantined', suggestedCaseId: 'a' });
});

test('a new matter begins a case', () => {
  expect(placeOf(plain).outcome).toBe('new');
});

test('only a final bounce marks our message undelivered', () => {
  const bounced = { caseId: 'a', messageId: 'm', wentThere: true };
  expect(placeOf({ ...plain, nature: 'bounce', bounced })).toMatchObject({ caseId: 'a', undelivered: 'm' });
  expect(placeOf({ ...plain, nature: 'delay', bounced })).toMatchObject({ caseId: 'a', undelivered: null });
});
