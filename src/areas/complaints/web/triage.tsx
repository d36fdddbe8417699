import * as cases from '#areas/cases/contract.ts';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import type { PageProps } from './complaint-page.tsx';
import { flagWords, quoted } from './words.ts';

type Suggested = ReplyOf<typeof contract.triage>;

/** What the words of the complaint suggest. Nothing of it holds until an officer takes it. */
export function Triage({ it, complaint }: PageProps) {
  const me = useMe();
  const may = me.may('cases.change') && complaint.state === 'open' && it.case.mergedInto === null;
  const asked = useAsk(contract.triage, { params: { id: it.case.id } }, { watch: ['case'], about: it.case.id });
  const flags = (asked.data?.flags ?? []).filter(({ flag }) => !it.tags.includes(flag));
  const topics = (asked.data?.topics ?? []).flatMap((topic) => {
    const issue = complaint.issues.find(({ id }) => id === topic.issueId);
    return issue === undefined ? [] : [{ topic, issue }];
  });
  if (!may || flags.length + topics.length === 0) return null;
  return (
    <section className="slot" aria-labelledby="triage">
      <h2 id="triage">{say('Suggested, from the words')}</h2>
      <ul className="plain">
        {flags.map((flag) => (
          <Flagged key={flag.flag} it={it} found={flag} />
        ))}
        {topics.map(({ topic, issue }) => (
          <Topic key={issue.id} topic={topic} issue={issue} />
        ))}
      </ul>
    </section>
  );
}

function Flagged({ it, found: { flag, words } }: Pick<PageProps, 'it'> & { found: Suggested['flags'][number] }) {
  const retag = useTell(cases.retag);
  return (
    <li className="small">
      <p>
        <b>{flagWords(flag)}?</b> {quoted(words)}
      </p>
      <Button
        busy={retag.isPending}
        aria-label={say('Yes, tag it: {{what}}', { what: flagWords(flag) })}
        onClick={() => retag.mutate({ params: { id: it.case.id }, body: { add: [flag], remove: [] } })}
      >
        {say('Yes, tag it')}
      </Button>
      <Trouble fault={retag.error} />
    </li>
  );
}

type TopicProps = {
  readonly topic: Suggested['topics'][number];
  readonly issue: PageProps['complaint']['issues'][number];
};

function Topic({ topic: { topic, words, right, offered }, issue }: TopicProps) {
  const assess = useTell(contract.assessIssue);
  const { agency, wanted, evidence, severity, complexity, impact, safety } = issue;
  const known = { agency, wanted, evidence, severity, complexity, impact, safety };
  return (
    <li className="small">
      <p>
        <b>{say('Point {{number}}: {{topic}}?', { number: issue.number, topic })}</b> {quoted(words)}
      </p>
      <p className="quiet">
        {say('Of {{offered}} earlier complaints it was as sure of, it was right about {{right}}.', { offered, right })}
      </p>
      <Button
        busy={assess.isPending}
        aria-label={say('Yes, point {{number}} is about: {{topic}}', { number: issue.number, topic })}
        onClick={() => assess.mutate({ params: { id: issue.id }, body: { ...known, topic } })}
      >
        {say('Yes, that is it')}
      </Button>
      <Trouble fault={assess.error} />
    </li>
  );
}
