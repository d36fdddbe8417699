/**
 * Request Tracker 5.0.3 (Debian packages, starman with four workers, PostgreSQL 15 with a full-text index) on a machine of
 * the same kind with 50,000 tickets: answers a second at 1, 4 and 16 clients, where they were taken. Its inbound mail
 * is measured until it is a ticket, and its reply when it is written.
 */
export const PEER: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'open a case with 20 messages': { 1: 14, 4: 26, 16: 30 },
  'newest 50 of a queue': { 1: 8, 4: 14, 16: 14 },
  'queue by due date': { 1: 8, 4: 14, 16: 14 },
  'search, a common word': { 4: 4.3 },
  'search, a rare word': { 4: 30 },
  'reply to a customer': { 1: 4.2, 4: 7.6, 16: 7.6 },
  'mail taken in, until it is a case': { 4: 5.1 },
};

export const FACTOR = { read: 50, write: 100, mail: 100 } as const;
