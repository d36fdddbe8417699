/** The words of the longest case: Ivor Kemble, who reads his meter each week because more water is billed than is used. */
export const IVOR = {
  name: 'Ivor Kemble',
  email: 'ivor.kemble@homemail.example',
  to: 'water@southmark.example',
  subject: 'The meter turns when every tap is shut',
  first: `Good morning,

My last bill says 41 kilolitres in a quarter. There are two of us and no garden. On Sunday I shut every tap and the meter still turned. It stands at {{reading}}.

I will read it every Sunday and write to you until somebody finds out why.

Ivor Kemble
12 Quarry Lane, Merrin`,
  weekly: [
    'The meter stands at {{reading}}. That is {{used}} since last Sunday. We were at home all week.',
    'Reading this Sunday: {{reading}}, so {{used}} more. The taps were shut from ten at night to six, and it still went on.',
    '{{reading}} today, {{used}} more than a week ago. The plumber you named has not rung.',
    'We were away from Tuesday to Friday. Even so: {{reading}}, which is {{used}} in the week.',
    'Today it reads {{reading}} ({{used}} this week). My neighbour at number 14 has the same trouble and has not written to you.',
    '{{reading}}. I put dye in the cistern as you asked. Nothing came through. {{used}} since last week.',
    'It was raining, so I read it with a torch: {{reading}}. That makes {{used}}. Is the new meter coming?',
  ],
  answers: [
    'Thank you for the reading of {{reading}}. I have put it on the account. Nothing is asked of you until the meter has been tested.',
    'I have your reading, {{reading}}. The bill stays as it is on hold, and no reminder goes out while we look.',
    'Thank you. {{used}} is more than two people use. I have asked the fitters for a day and will write again next week.',
    'Your reading of {{reading}} is on the account. I am sorry that this takes so long. You do not need to ring anybody yourself.',
    'Thank you for {{reading}}. Please have your neighbour write to us too; I cannot look at another account for you.',
  ],
  greeting: 'Dear Mr Kemble,',
  close: 'Kind regards,\nOskar Lindqvist\nWater accounts, Service Southmark',
} as const;
