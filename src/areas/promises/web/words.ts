import { say } from '#ui/words/say.ts';
import type { Cause, Standing } from '../rules/index.ts';

export const standingWords = (standing: Standing): string =>
  ({
    open: say('Open'),
    due: say('Soon due'),
    late: say('Late'),
    kept: say('Kept'),
    renewed: say('Renewed'),
    broken: say('Broken'),
    released: say('Released'),
  })[standing];

export const causeWords = (cause: Cause): string =>
  ({
    'waiting for somebody else': say('Waiting for somebody else'),
    'too much work': say('Too much work'),
    overlooked: say('Overlooked'),
    'customer not reached': say('The customer could not be reached'),
    'system fault': say('A fault of a system'),
    'harder than expected': say('Harder than expected'),
    other: say('Something else'),
  })[cause];
