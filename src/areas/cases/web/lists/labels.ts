import { say } from '#ui/words/say.ts';

/** The words of lists: what is kept in English as data, said in the officer's language. */
type Words = Readonly<Record<string, () => string>>;
const from = (words: Words) => (key: string) => words[key]?.() ?? key;

export const toneWord = from({
  calm: () => say('calm'),
  worried: () => say('worried'),
  upset: () => say('upset'),
  angry: () => say('angry'),
  abusive: () => say('abusive'),
});

/** How strong a tone is, for its small drawing of bars. */
export const toneLevel = (tone: string): number => ['calm', 'worried', 'upset', 'angry', 'abusive'].indexOf(tone) + 1;

export const stateName = from({
  new: () => say('New'),
  open: () => say('Open'),
  'waiting for customer': () => say('Waiting for customer'),
  closed: () => say('Closed'),
  answered: () => say('Answered'),
  'with another team': () => say('With another team'),
  done: () => say('Done'),
  declined: () => say('Declined'),
  acknowledged: () => say('Acknowledged'),
  investigating: () => say('Investigating'),
  'waiting for evidence': () => say('Waiting for evidence'),
  withdrawn: () => say('Withdrawn'),
  'passed on': () => say('Passed on'),
  'made safe': () => say('Made safe'),
  considered: () => say('Considered'),
  'checking identity': () => say('Checking identity'),
  collecting: () => say('Collecting'),
  released: () => say('Released'),
  refused: () => say('Refused'),
  reviewing: () => say('Reviewing'),
  decided: () => say('Decided'),
});

export const kindName = from({
  enquiry: () => say('Enquiry'),
  'service request': () => say('Service request'),
  complaint: () => say('Complaint'),
  compliment: () => say('Compliment'),
  suggestion: () => say('Suggestion'),
  'access request': () => say('Access request'),
  'privacy complaint': () => say('Privacy complaint'),
  'human rights complaint': () => say('Human rights complaint'),
  'safety concern': () => say('Safety concern'),
  'corruption report': () => say('Corruption report'),
  'public interest disclosure': () => say('Public interest disclosure'),
  'decision review': () => say('Decision review'),
});

export const priorityName = (priority: number): string =>
  from({
    1: () => say('Urgent'),
    2: () => say('High'),
    3: () => say('Normal'),
    4: () => say('Low'),
  })(String(priority));

export const channelName = from({
  email: () => say('E-mail'),
  web: () => say('Web'),
  phone: () => say('Telephone'),
  counter: () => say('Counter'),
  letter: () => say('Letter'),
  chat: () => say('Chat'),
  sms: () => say('Text message'),
});

export const dueName = from({
  late: () => say('Late'),
  today: () => say('Today'),
  tomorrow: () => say('Tomorrow'),
  week: () => say('Within seven days'),
  later: () => say('Later than that'),
});

export const waitsName = from({
  us: () => say('Us'),
  customer: () => say('The customer'),
  others: () => say('Somebody else'),
});

export const shownName = from({
  live: () => say('Open'),
  closed: () => say('Closed'),
  all: () => say('All'),
});

export const orderName = from({
  due: () => say('What is due'),
  urgent: () => say('What is urgent'),
  newest: () => say('Newest'),
  oldest: () => say('Longest waiting'),
});

export const columnName = from({
  state: () => say('State'),
  owner: () => say('Owner'),
  due: () => say('Next due'),
  tone: () => say('Tone'),
  priority: () => say('Urgency'),
  kind: () => say('Kind'),
  queue: () => say('Queue'),
  tags: () => say('Tags'),
  opened: () => say('Opened'),
  touched: () => say('Last change'),
  reference: () => say('Reference'),
});
