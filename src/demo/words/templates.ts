import type { TeamKey } from '../agency.ts';

/** The letters of Service Southmark: name, shortcut, whose, for which kinds of case, and the words. */
export type DemoTemplate = {
  readonly name: string;
  readonly shortcut: string;
  readonly team: TeamKey | null;
  readonly kinds: readonly string[];
  readonly body: string;
};

const SIGNED = '{{officer.name}}\n{{team.name}}, {{agency.name}}';

const letter = (
  name: string,
  shortcut: string,
  words: readonly string[],
  more: Partial<DemoTemplate> = {},
): DemoTemplate => ({
  name,
  shortcut,
  team: null,
  kinds: [],
  body: ['Dear {{customer.name}}', ...words, SIGNED].join('\n\n'),
  ...more,
});

export const TEMPLATES: readonly DemoTemplate[] = [
  letter('We need one more thing', 'need', [
    'Thank you for writing about {{case.subject}}. We can go on as soon as we have {{ask: what we need}}.',
    'You can answer this e-mail and attach it, or bring it to any counter and say the number {{case.reference}}. If you cannot get it, tell us: there is often another way.',
  ]),
  letter('When you will hear from us', 'when', [
    'I am looking into this myself. You will hear from me by {{nextStep.date}}, even if all I can say is that it takes longer.',
    'If something changes for you before then, answer this e-mail. Your number is {{case.reference}}.',
  ]),
  letter('It is done', 'done', [
    'This is done: {{ask: what we did}}.',
    'You need do nothing more. If it does not look right to you within a few days, answer this e-mail and it comes straight back to me.',
  ]),
  letter('We were wrong', 'sorry', [
    'You were right, and we made a mistake: {{ask: what went wrong, plainly}}. I am sorry for the trouble it gave you.',
    'This is what I have done about it: {{ask: what was put right}}. By {{nextStep.date}} I will check that it has worked.',
  ]),
  letter('No, and why', 'no', [
    'I have looked at what you asked, and I cannot do it. The reason is {{ask: the reason, in one sentence}}.',
    'What I can do is {{ask: what is possible}}. If you think this is wrong you can ask for the decision to be looked at again by somebody who had no part in it: answer this e-mail and say so. It costs nothing.',
  ]),
  letter('Passed to the right team', 'passed', [
    'Your question belongs with {{ask: the team or agency}}, and I have given it to them with everything you sent, so you do not have to say it again.',
    'They will answer you by {{nextStep.date}}. Your number stays {{case.reference}}.',
  ]),
  letter('I tried to ring you', 'rang', [
    'I rang you today about {{case.subject}} and could not reach you. I will try again on {{nextStep.date}}.',
    'If another time or another number is better, or if you would rather have it in writing, answer this e-mail.',
  ]),
  letter(
    'Complaint received',
    'complaint',
    [
      'Thank you for telling us. I am looking after your complaint and nobody it is about will decide it.',
      'As I understand it, {{ask: what went wrong for them, in your words}}, and you would like {{ask: what they want}}. Tell me if I have that wrong.',
      'You will have an answer, or word of how far I am, by {{nextStep.date}}.',
    ],
    { kinds: ['complaint'] },
  ),
  letter(
    'Payment plan for a fine',
    'plan',
    [
      'You can pay this fine in parts. For {{ask: the amount}} that is {{ask: how much each fortnight}} each fortnight, and the first is due on {{ask: the first day}}.',
      'While you keep to it nothing is added. If a payment is hard to make, write before it is due and we will find another day.',
    ],
    { team: 'fines' },
  ),
  letter(
    'Concession card: what counts as proof',
    'proof',
    [
      'For your concession we need to see one of these: a current pension or health care card, a letter of this year that says what you receive, or a statement from your school or college.',
      'A photograph is enough if every word can be read. Answer this e-mail with it, or show it at a counter with the number {{case.reference}}.',
    ],
    { team: 'concessions' },
  ),
  letter(
    'Water bill much higher than usual',
    'leak',
    [
      'Your bill is much higher than the one before. The commonest reason is a leak. Turn every tap off and look at the meter, then look again after an hour: if the number has moved, water is running somewhere.',
      'If it has, ring a plumber and keep the receipt. I have put the bill on hold until {{nextStep.date}}, and with the receipt we can take part of it off.',
    ],
    { team: 'water' },
  ),
  letter(
    'Birth certificate: on its way',
    'certificate',
    [
      'Your certificate was printed on {{ask: the day}} and goes by registered post to the address you gave us. It takes about five working days.',
      'If it has not come by {{nextStep.date}}, answer this e-mail and I will have it traced.',
    ],
    { team: 'certificates' },
  ),
  letter(
    'Your information request',
    'access',
    [
      'I have your request for information about {{case.subject}}. Before I can look, I have to be sure that you are you: please answer with {{ask: the proof of identity we need}}.',
      'From the day I have it, the time the law gives us begins. I expect to answer by {{nextStep.date}}.',
    ],
    { kinds: ['access request'], team: 'complaints' },
  ),
];
