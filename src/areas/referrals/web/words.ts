import { say } from '#ui/words/say.ts';
import type { Act, Outcome, State } from '../rules/index.ts';

export const stateWords = (state: State): string =>
  ({
    offered: say('Waits for their answer'),
    accepted: say('They have it'),
    declined: say('They said no'),
    returned: say('They gave it back'),
    withdrawn: say('Taken back'),
    done: say('Done'),
  })[state];

export const stateMeaning = (state: State): 'act' | 'kept' | 'late' | 'due' | undefined =>
  state === 'done'
    ? 'kept'
    : state === 'declined' || state === 'returned'
      ? 'due'
      : state === 'accepted'
        ? 'act'
        : undefined;

export const outcomeWords = (outcome: Outcome): string =>
  ({
    helped: say('They were helped'),
    'partly helped': say('They were partly helped'),
    'not helped': say('They could not be helped'),
    'did not come': say('They did not come'),
  })[outcome];

/** As the desk sees it that was asked. */
export const ourStateWords = (state: State): string =>
  ({
    offered: say('Waits for our answer'),
    accepted: say('We have it'),
    declined: say('We said no'),
    returned: say('We gave it back'),
    withdrawn: say('They took it back'),
    done: say('Done'),
  })[state];

export const ourActWords = (act: 'accept' | 'decline' | 'return' | 'done'): string =>
  ({
    accept: say('Say yes'),
    decline: say('Say no'),
    return: say('Give it back'),
    done: say('Say what came of it'),
  })[act];

export const actWords = (act: Act): string =>
  ({
    accept: say('They say yes'),
    decline: say('They say no'),
    return: say('They give it back'),
    done: say('Say what came of it'),
    withdraw: say('Take it back'),
  })[act];

export const stepWords = (is: string, byPartner: boolean): string => {
  const words: Readonly<Record<string, string>> = {
    offered: say('asked them'),
    accepted: byPartner ? say('They said yes') : say('noted that they said yes'),
    declined: byPartner ? say('They said no') : say('noted that they said no'),
    returned: byPartner ? say('They gave it back') : say('noted that they gave it back'),
    withdrawn: say('took it back'),
    done: byPartner ? say('They said what came of it') : say('noted what came of it'),
    seen: byPartner ? say('They opened their page') : say('looked at it'),
    call: say('rang them with the customer'),
  };
  return words[is] ?? is;
};

export const asksWords = (asks: string): string => {
  const words: Readonly<Record<string, string>> = {
    declined: say('They said no. Say what else there is.'),
    returned: say('They gave it back. It is ours again.'),
    question: say('They asked something.'),
    outcome: say('They said what came of it.'),
    undelivered: say('Our letter did not arrive.'),
    late: say('They have not answered in time.'),
    withdrawn: say('They took it back.'),
    'to answer': say('Another desk waits for our answer.'),
  };
  return words[asks] ?? asks;
};

export const fieldWords = (name: string): string => {
  const words: Readonly<Record<string, string>> = {
    name: say('Name'),
    email: say('E-mail address'),
    phone: say('Telephone number'),
    post: say('Postal address'),
    language: say('Language'),
    needs: say('What makes it easier for them'),
    'their words': say('What they asked, in their words'),
    'what they need': say('What they need'),
    'what they expect': say('What they expect'),
  };
  return words[name] ?? name;
};
