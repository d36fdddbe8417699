import { expect, test } from 'vitest';
import { createLog, type LogLevel } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void, level: LogLevel = 'info'): string {
  const lines: string[] = [];
  write(createLog(level, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

test('a line says what happened, how grave it is, and when', () => {
  const line = JSON.parse(logged((log) => log.warn({ caseId: 'c-1' }, 'The mailbox did not answer')));
  expect(line).toMatchObject({ level: 'warn', message: 'The mailbox did not answer', caseId: 'c-1' });
  expect(Date.parse(line.time)).not.toBeNaN();
});

test('nothing about a person reaches the log, however deep it stands', () => {
  const person = {
    name: 'Ada Ng',
    email: 'ada@example.org',
    phone: '0400 000 000',
    subject: 'My rates',
    token: 'open-sesame',
  };
  const text = logged((log) => {
    log.info({ person, list: [{ deeper: { person } }] }, 'Message from ada@example.org accepted');
    log.info({ url: '/follow?token=open-sesame&page=2' }, 'Asked');
    log.error(new Error('no mailbox for ada@example.org'), 'Sending to <ada@example.org> failed');
  });
  for (const secret of ['Ada', 'ada@', '0400', 'rates', 'open-sesame']) expect(text).not.toContain(secret);
  expect(text).toContain('page=2');
});

test('a database error keeps its code and constraint and loses the row it quotes', () => {
  const fault = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'person_email',
    detail: 'Key (email)=(Ada)',
  });
  const line = logged((log) => log.error({ fault }, 'Not saved'));
  expect(JSON.parse(line).fault).toMatchObject({ message: 'duplicate key', code: '23505', constraint: 'person_email' });
  expect(line).not.toContain('Ada');
});

test('the level decides what is written', () => {
  expect(logged((log) => log.info('quiet'), 'error')).toBe('');
});
