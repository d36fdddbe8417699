import { expect, test } from 'vitest';
import { readCfpb } from './cfpb.ts';

const ROW = {
  'Date received': '2025-04-04',
  'Date sent to company': '04/05/25',
  Product: 'Payday loan',
  Issue: 'Fees',
  Company: 'A Lender',
  'Consumer complaint narrative': 'They took it twice.',
  Tags: 'Older American, Servicemember',
  'Company response to consumer': 'Closed with monetary relief',
  'Timely response?': 'Yes',
  'Complaint ID': '77',
};

test('a row is read with its outcome, its days however they are written, and nothing where there is nothing', () => {
  expect(readCfpb(ROW)).toEqual({
    ok: true,
    it: {
      externalId: '77',
      receivedOn: '2025-04-04',
      sentOn: '2025-04-05',
      product: 'Payday loan',
      topic: 'Fees',
      company: 'A Lender',
      narrative: 'They took it twice.',
      tags: ['older american', 'servicemember'],
      response: 'Closed with monetary relief',
      relief: 'monetary',
      timely: true,
    },
  });
  const bare = { ...ROW, Tags: 'None', 'Timely response?': 'N/A', 'Date sent to company': '' };
  expect(readCfpb(bare)).toMatchObject({ it: { tags: [], timely: null, sentOn: null } });
});

test.each([
  ['Closed with non-monetary relief', 'non-monetary'],
  ['Closed with explanation', 'explanation'],
  ['Closed', 'none'],
  ['Untimely response', 'none'],
  ['In progress', null],
])('“%s” is what the customer got: %s', (response, relief) => {
  expect(readCfpb({ ...ROW, 'Company response to consumer': response })).toMatchObject({ it: { relief } });
});

test.each([
  [{ 'Date received': '13/45/25' }, '“Date received” is “13/45/25”, which is no day'],
  [{ 'Date received': '02/30/2025' }, 'which is no day'],
  [{ 'Company response to consumer': 'Shrugged' }, 'which the CFPB does not have'],
  [{ 'Complaint ID': ' ' }, '“Complaint ID” is empty'],
  [{ Issue: 'None' }, '“Issue” is empty'],
])('a row with %o is refused with what is wrong', (part, fault) => {
  expect(readCfpb({ ...ROW, ...part })).toMatchObject({ ok: false, fault: expect.stringContaining(fault) as string });
});
