import { Link } from '@tanstack/react-router';
import { Tag } from '#ui/parts/marks.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import { useNames } from '../parts/names.ts';
import type { PlanView, Programme } from '../parts/types.ts';
import { dayWords, nextWords, partyWords, stageWords } from '../parts/words.ts';
import { AssessingPart } from './assessing-part.tsx';
import { GatewayPart } from './gateway-part.tsx';
import { LearningPart } from './learning-part.tsx';
import { RecordPart } from './record-part.tsx';
import { ResultPart } from './result-part.tsx';
import '../assessment.css';

/** One apprenticeship, as whoever looks may see it: what is theirs to do stands where it belongs. */
export function ProgrammePage({ id }: { id: string }) {
  const asked = useAsk(contract.read, { params: { id } }, { watch: ['assessment'], about: id });
  const plans = useAsk(contract.plans, {});
  return (
    <main className="sheet assessment" id="main">
      <Loaded asked={asked} what={say('The programme')}>
        {(programme) => {
          const plan = plans.data?.plans.find(
            ({ key, version }) => key === programme.plan && version === programme.planVersion,
          );
          return plan === undefined ? null : <Shown programme={programme} plan={plan} />;
        }}
      </Loaded>
    </main>
  );
}

/** What of the programme is this person's: learning is for those who took part in it. */
const INSIDE = ['apprentice', 'manager', 'coach', 'provider', 'examiner'];

function Shown({ programme, plan }: { programme: Programme; plan: PlanView }) {
  const inside = programme.mine.some((party) => INSIDE.includes(party));
  const both = { programme, plan };
  // What is under way comes first; what led to it is behind them.
  const signed = programme.gateway.signedOn !== null;
  const nameOf = useNames(programme);
  const isOut = programme.result !== null && programme.result.releasedOn !== null;
  return (
    <>
      <header className="head">
        <div>
          <p>
            <Link to="/assessment">{say('Apprenticeships')}</Link>
          </p>
          <h1 tabIndex={-1}>{programme.names.find(({ id }) => id === programme.apprentice)?.name}</h1>
          <p>
            <Tag {...(programme.stage === 'complete' ? { meaning: 'kept' as const } : {})}>
              {stageWords(programme.stage)}
            </Tag>{' '}
            {programme.title}
          </p>
        </div>
        <p className="push quiet">
          {say('Here you are: {{what}}', { what: programme.mine.map(partyWords).join(', ') })}
        </p>
      </header>
      <div className="page assessment-parts">
        <p className="assessment-next">
          {programme.stage === 'being assessed' && programme.mine.includes('assessor')
            ? say('You assess all of it.')
            : nextWords(programme.stage, { earliestOn: programme.earliestOn, assessor: nameOf(programme.assessor) })}
        </p>
        <People programme={programme} />
        {isOut && <ResultPart {...both} />}
        {signed ? (
          <>
            <AssessingPart {...both} />
            {!isOut && <ResultPart {...both} />}
            <GatewayPart {...both} />
            {inside && <LearningPart {...both} />}
          </>
        ) : (
          <>
            {inside && <LearningPart {...both} />}
            <GatewayPart {...both} />
            {plan.methods.some(({ when }) => when === 'any time') && <AssessingPart {...both} />}
            <ResultPart {...both} />
          </>
        )}
        <RecordPart programme={programme} />
      </div>
    </>
  );
}

function People({ programme }: { programme: Programme }) {
  const nameOf = useNames(programme);
  const rows: readonly (readonly [string, string])[] = [
    [say('Line manager'), nameOf(programme.manager)],
    [say('Coach'), nameOf(programme.coach)],
    [say('Trainer'), nameOf(programme.provider)],
    [say('Employer'), programme.employer],
    [say('Assessment organisation'), programme.organisation],
    [say('Independent assessor'), nameOf(programme.assessor)],
    [say('Started'), dayWords(programme.startedOn)],
    [say('Assessed no earlier than'), dayWords(programme.earliestOn)],
  ];
  return (
    <section aria-label={say('Who and when')}>
      <dl className="assessment-facts">
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
