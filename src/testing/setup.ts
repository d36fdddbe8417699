import { afterAll } from 'vitest';
import { leaveTestDatabase } from './database.ts';

// Registered before any of the test file's own, and therefore run after all of them.
afterAll(leaveTestDatabase);
