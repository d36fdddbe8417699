import { SIGN_WORDS } from './sign-words.ts';
import { CAPABILITY_WORDS } from './capability-words.ts';
import { PARTNER_WORDS } from './partner-words.ts';
import type { Field, Problem } from './rules/asking.ts';

/**
 * Every word of the public site in one language. A translation is another object of this shape: nothing else on the site
 * holds a word, and the pages take their language and their direction from here.
 */
const ENGLISH = {
  lang: 'en-AU',
  dir: 'ltr',
  skip: 'Skip to the page',
  nav: { label: 'Site', help: 'Find an answer', ask: 'Ask us', track: 'Follow my case' },
  foot: {
    label: 'About this site',
    home: 'Start',
    write: 'Write to us',
    complain: 'Complain',
    follow: 'Follow my case',
  },

  home: {
    title: 'How can we help?',
    lead: (agency: string) => `Write to ${agency} here. A person reads it and answers you. You need no account.`,
    ask: 'Ask a question',
    askWhy: 'About anything we do. You do not need to know which office it belongs to.',
    complain: 'Complain',
    complainWhy: 'Tell us what went wrong, and what would put it right. Complaining never counts against you.',
    track: 'Follow my case',
    trackWhy: 'See where it stands, read our answers and write to us again.',
    next: 'What happens then',
    steps: [
      'You get a reference and a private link to your case straight away.',
      'A person reads what you wrote. We tell you by when we will answer.',
      'You follow it with your link, and can write to us there whenever you like.',
    ],
  },

  help: {
    title: 'Find an answer',
    look: 'What do you want to know?',
    lookHint: 'A question or a few words, as you would say them.',
    find: 'Find an answer',
    foundTitle: (count: number, q: string) =>
      count === 0
        ? `Nothing answers “${q}” yet`
        : count === 1
          ? `One page may answer “${q}”`
          : `${count} pages may answer “${q}”`,
    instead: (typed: string, meant: string) => `No page says “${typed}”, so we looked for “${meant}”.`,
    notThere: 'Not what you need?',
    askUs: 'Ask us, and a person answers you.',
    otherTopics: 'Other things',
    none: 'There are no pages yet.',
    agreed: (day: string) => `What we say here was agreed to on ${day}.`,
    restsOn: (source: string) => ` It rests on ${source}.`,
    wasItRight: 'Did this answer your question?',
    why: 'If not: what is missing, or not right?',
    optional: '(if you like)',
    yes: 'Yes',
    no: 'No',
    thanks: 'Thank you. The person who looks after this page reads it.',
    guideBegin: 'Answer a few questions to find what holds for you',
    guideEnd: 'What holds for you',
    guideMore: 'More about it:',
    guideGiven: 'What you answered',
    guideChange: 'Change',
    guideAgain: 'Begin again',
    guideAnew: 'These questions were written anew. Please answer them from the beginning.',
    lost: 'There is no such page',
    lostLead: 'It may have been taken away, or its address may be cut short.',
  },

  ask: {
    title: 'Ask us, or tell us what went wrong',
    complaintTitle: 'Tell us what went wrong',
    lead: 'A person reads it. We will answer by',
    anyOffice: 'You do not need to know which office it belongs to.',
    legendKind: 'What is it?',
    kinds: { question: 'A question', complaint: 'A complaint', compliment: 'A compliment', suggestion: 'A suggestion' },
    about: 'What is it about?',
    aboutHint: 'A few words, such as “parking fine” or “opening hours”.',
    message: 'What has happened, and what would you like us to do?',
    messageHint: 'In your own words. Leave out card numbers and passwords.',
    files: 'Pictures or papers',
    filesHint: (most: number, megabytes: number) => `If you have any. Up to ${most} files, ${megabytes} MB together.`,
    name: 'Your name',
    legendAnswer: 'How shall we answer?',
    ways: { email: 'By e-mail', phone: 'By telephone', letter: 'By letter' },
    email: 'Your e-mail address',
    emailHint: 'Your private link goes there too.',
    phone: 'Your telephone number',
    phoneHint: 'Needed only if we shall ring you.',
    post: 'Your postal address',
    needs: 'Is there something that would make this easier for you?',
    needsHint: 'Such as an interpreter, relay, large print, or more time. You can leave this empty.',
    optional: '(if you like)',
    trap: 'Leave this field empty',
    send: 'Send it',
    afterwards: 'You get a reference and a private link straight away.',
  },

  follow: {
    title: 'Follow your case',
    lead: 'When you wrote to us, we gave you a private link to your case. It is in our e-mails to you, and it needs no password.',
    secret: 'Keep it to yourself: whoever has the link can read what you and we write.',
    lost: 'I no longer have the link',
    lostLead:
      'Tell us your reference and the e-mail address you gave us. If they belong together, we send the link there.',
    reference: 'Your reference',
    referenceHint: 'It looks like 482-130-T.',
    email: 'Your e-mail address',
    send: 'Send me the link',
    sentTitle: 'Look in your e-mail',
    sent: 'If the reference and the address belong together, the link is on its way to that address. It can take a few minutes.',
    sentElse: 'If nothing comes, check the reference, look among unwanted mail, or write to us.',
    noReference: 'Enter a reference of ours: digits and one letter, such as 482-130-T. Check each of them.',
  },

  ...CAPABILITY_WORDS,

  track: {
    crumb: (reference: string, subject: string) => `Case ${reference}. ${subject}`,
    willAnswer: (day: string) => `We will answer you by ${day}`,
    willAnswerToday: 'We will answer you today',
    late: (day: string) => `We are late. We meant to answer you by ${day}`,
    lateLead: 'We are sorry. Your case has not been forgotten: it is at the top of our list.',
    working: 'We are working on it',
    wrote: 'We have written to you',
    finished: 'This is finished',
    hasIt: (team: string) => `${team} has your case`,
    newTeam: 'They read what you write here, and answer you.',
    promised: {
      title: 'What we promised you',
      by: 'By',
      open: 'We are keeping this in mind.',
      kept: (day: string) => `Done on ${day}.`,
      renewed: (reason: string) => `We told you that it takes longer: ${reason}`,
      broken: 'We did not keep this. We are sorry.',
      late: (day: string) => `We were late: it was done on ${day}. We are sorry.`,
    },
    facts: { next: 'What happens next', when: 'By when' },
    next: {
      ours: 'We answer you',
      theirs: 'You answer us, if something is missing',
      nobody: 'Nothing, unless you write again',
    },
    noDay: 'No day is set, because we are waiting for you.',
    finishedDay: 'It is finished.',
    write: 'Write to us',
    writeAgain: 'Something is missing? Write to us',
    writeLabel: 'What would you like to tell us?',
    writeHint: 'It goes to the people who have your case.',
    send: 'Send it',
    conversation: 'What was said, newest first',
    youWrote: 'You wrote',
    weWrote: 'We wrote',
    automatic: 'We sent you an e-mail with your reference and the link to this page.',
    nothing: 'Nothing has been written yet.',
    attached: 'Attached',
    download: (name: string, size: string) => `${name} (${size})`,
    firstTitle: (reference: string) => `We have it. Your reference is ${reference}`,
    first:
      'Keep the link to this page. It is the only key to your case: whoever has it can read what you and we write.',
    firstMailed: 'We have also sent it to your e-mail address.',
    sentTitle: 'We have your message',
    sent: 'It is on your case, below.',
    unhappy: 'Not satisfied?',
    unhappyLink: 'Make a complaint',
  },

  off: {
    title: 'Hear no more from us',
    lead: (agency: string) => `You asked ${agency} to tell you about something. Press here, and we stop.`,
    press: 'Stop writing to me',
    stays: 'If you have a case with us, we go on writing to you about that.',
    done: 'We stop writing to you',
    doneLead: 'This address hears no more from us, about this or anything else you did not ask us.',
    unknown: 'This link is not whole',
  },

  lost: {
    title: 'This link does not open a case',
    lead: 'A part of it may be missing: some mail programs cut long links in two. Copy the whole link from our e-mail and try again.',
    again: 'Have the link sent to you again',
    file: 'This file is not here',
    fileLead: 'It may belong to another case. Go back to your case and open it from there.',
    page: 'This page is not here',
    pageLead: 'Check the address, or begin again from the start.',
    start: 'Go to the start',
  },

  wrong: {
    summary: 'Please put this right',
    saved: 'Nothing you typed is lost.',
    titlePrefix: 'Not sent yet: ',
    filesAgain: (names: string) => `Choose your files again: ${names}. A page cannot keep chosen files for you.`,
    old: 'This page had been open for a long time, so we made a fresh one. Please look it over and send it again.',
    flood: (wait: string) => `There have been too many messages from here. Please send it again ${wait}.`,
    floodElse: 'If it cannot wait, reach us another way:',
    fault: 'Something went wrong on our side, and it was not sent. Please send it again in a moment.',
    faultPage: 'Something went wrong on our side',
    faultPageLead: 'It is not your doing. Please try again in a moment.',
    refused: 'This could not be done',
    unreadable: 'What was sent could not be read. Go back, and send the form once more.',
    foreign: 'This came from another site, so we did not take it. Open our page and send it from there.',
    tooManyFiles: (most: number) => `Choose at most ${most} files.`,
    filesTooLarge: (megabytes: number) =>
      `Your files are larger than ${megabytes} MB together. Choose fewer or smaller ones, or send them in a second message.`,
    busy: 'Many large files are arriving just now. Please send it again in a minute.',
    answerEmpty: 'Write what you would like to tell us.',
    answerLong: (most: number) =>
      `This is longer than ${most} characters. Send it in two parts, or attach it as a file.`,
  },

  problems: {
    kind: { other: 'Choose what it is.' },
    about: {
      empty: 'Say in a few words what it is about.',
      long: 'Say in fewer words what it is about: at most 200 characters.',
    },
    message: {
      empty: 'Tell us what has happened.',
      long: 'This is longer than 50,000 characters. Attach it as a file, and tell us the main thing here.',
    },
    name: { empty: 'Tell us your name.', long: 'Make your name shorter: at most 200 characters.' },
    answer: { other: 'Choose how we shall answer.' },
    email: {
      other: 'Enter an e-mail address like name@example.org.',
      needed: 'Enter your e-mail address, or choose another way to be answered.',
      either: 'Enter an e-mail address or a telephone number, so that we can reach you if the letter does not.',
      long: 'This e-mail address is too long.',
    },
    phone: {
      other: 'Enter a telephone number with at least six digits.',
      needed: 'Enter your telephone number, or choose another way to be answered.',
      long: 'This telephone number is too long: at most 40 characters.',
    },
    post: {
      needed: 'Enter your postal address, or choose another way to be answered.',
      long: 'Make your postal address shorter: at most 500 characters.',
    },
    needs: { long: 'Say it in fewer words: at most 300 characters.' },
  } satisfies Record<Field, Said>,

  talk: {
    title: 'Rather talk to someone?',
    other: 'Another way to reach us',
    sooner: 'Need to talk sooner?',
    phone: 'Ring us',
    say: (reference: string) => `Say “${reference}” and you will not have to explain again.`,
    email: 'E-mail',
    needs: 'Interpreter, relay, large print',
    needsHow: 'Tell us in your message what you need.',
  },

  partner: PARTNER_WORDS,
  sign: SIGN_WORDS,
  wait: {
    minutes: (n: number) => (n === 1 ? 'in a minute' : `in ${n} minutes`),
    hours: (n: number) => (n === 1 ? 'in an hour' : `in ${n} hours`),
  },
  today: 'today',
} as const;

type Said = {
  readonly empty?: string;
  readonly long?: string;
  readonly other?: string;
  readonly needed?: string;
  readonly either?: string;
};

export type Words = typeof ENGLISH;
export const WORDS: Words = ENGLISH;

const ASPECT = {
  empty: 'empty',
  'too long': 'long',
  'not understood': 'other',
  'needed to answer': 'needed',
  'one of two': 'either',
} as const;

/** What is wrong with a field, in words that say how to put it right. */
export function sayProblem(words: Words, field: Field, problem: Problem): string {
  const said: Said = words.problems[field];
  return said[ASPECT[problem]] ?? said.other ?? said.empty ?? said.long ?? '';
}
