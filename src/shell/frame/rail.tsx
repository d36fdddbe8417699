import { Link } from '@tanstack/react-router';
import { useMineToWrite, useQueues, useToday, useViews } from '#areas/cases/web/index.ts';
import { useMe } from '#areas/identity/web/index.ts';
import { PresenceControl } from '#areas/roster/web/index.ts';
import { useToSort } from '#areas/intake/web/index.ts';
import { useRecruitmentPart } from '#areas/recruitment/web/index.ts';
import { Icon, Mark } from '#ui/icons/icon.tsx';
import { Key } from '#ui/parts/marks.tsx';
import { number, say } from '#ui/words/say.ts';
import { Account } from './account.tsx';
import { openFind } from './overlays.ts';
import { Place } from './place.tsx';

/** Where an officer can go, with how much waits there. At the foot of the screen on a telephone. */
export function Rail() {
  const me = useMe();
  const reads = me.may('cases.read');
  const coming = useComing(reads);
  return (
    <header className={coming ? 'rail is-coming' : 'rail'}>
      <Link className="brand" to="/">
        <Mark />
        <span>
          Kept<small>{me.agency}</small>
        </span>
      </Link>
      {reads && (
        <button type="button" className="find" onClick={openFind}>
          <Icon name="search" /> {say('Find or do')} <Key>/</Key>
        </button>
      )}
      <Work />
      {reads && <Queues />}
      {reads && <Lists />}
      <PresenceControl />
      <Account />
    </header>
  );
}

/** The places stand there together, once it is known how many there are: none moves another away from under a pointer. */
function useComing(reads: boolean): boolean {
  const queues = useQueues();
  const { coming } = useMineToWrite(reads);
  const recruitment = useRecruitmentPart(useMe().may('recruitment.judge'));
  return reads && (queues.isLoading || coming || recruitment.coming);
}

function Work() {
  const me = useMe();
  const reads = me.may('cases.read');
  const sorts = me.may('intake.sort');
  const mine = useQueues().data?.mine;
  const sort = useToSort(sorts);
  const administers = ADMINISTERS.some(me.may);
  return (
    <nav aria-label={say('Work')}>
      <ul>
        {reads && <TodayPlace />}
        {reads && (
          <Place to="/mine" icon="case" count={mine?.open}>
            {say('My cases')}
          </Place>
        )}
        {reads && <FirstQueue />}
        {reads && <HalfWritten />}
        {sorts && (
          <Place to="/mail" icon="mail" count={sort} deep>
            {say('Mail to sort')}
          </Place>
        )}
        {reads && (
          <li className="is-narrow">
            <button type="button" onClick={openFind}>
              <Icon name="search" /> {say('Find')}
            </button>
          </li>
        )}
        <LettersPlace />
        {me.may('cases.open') && (
          <Place to="/new" icon="plus" deep>
            {say('New case')}
          </Place>
        )}
        <CustomersPlace />
        <DirectoryPlace />
        <KnowledgePlace />
        <Rosters />
        <ApprenticeshipsPlace reads={reads} />
        <RecruitmentPlace />
        {administers && (
          <Place to="/admin/{-$page}" icon="chart" deep>
            {say('Administration')}
          </Place>
        )}
        <li className="is-narrow">
          <Account narrow />
        </li>
      </ul>
    </nav>
  );
}

function KnowledgePlace() {
  if (!useMe().may('knowledge.read')) return null;
  return (
    <Place to="/knowledge" icon="book" deep>
      {say('Knowledge')}
    </Place>
  );
}

function ApprenticeshipsPlace({ reads }: { reads: boolean }) {
  if (!useMe().may('assessment.take-part')) return null;
  return (
    <Place to="/assessment" icon="book" deep={reads}>
      {say('Apprenticeships')}
    </Place>
  );
}

/** For whoever runs rounds or sits on a panel, and for nobody else. */
function RecruitmentPlace() {
  const { has, waiting } = useRecruitmentPart(useMe().may('recruitment.judge'));
  return !has ? null : (
    <Place to="/recruitment" icon="people" count={waiting} deep>
      {say('Recruitment')}
    </Place>
  );
}

function LettersPlace() {
  const me = useMe();
  if (!me.may('letters.post') || !me.may('cases.read')) return null;
  return (
    <>
      <Place to="/letters" icon="letter" deep>
        {say('Letters')}
      </Place>
      {me.may('outreach.manage') && (
        <Place to="/outreach" icon="ear" deep>
          {say('Outreach')}
        </Place>
      )}
    </>
  );
}

function CustomersPlace() {
  if (!useMe().may('customers.read')) return null;
  return (
    <li className="is-deep">
      <Link to="/customers" search={{ q: '' }} activeOptions={{ includeSearch: false }}>
        <Icon name="person" /> {say('Customers')}
      </Link>
    </li>
  );
}

function DirectoryPlace() {
  if (!useMe().may('directory.read')) return null;
  return (
    <li className="is-deep">
      <Link to="/directory" search={{ q: '', place: '', view: 'services' }} activeOptions={{ includeSearch: false }}>
        <Icon name="map" /> {say('Directory')}
      </Link>
    </li>
  );
}

const ADMINISTERS = ['identity.administer', 'intake.oversee', 'correspondence.oversee', 'records.audit'];

/** On a telephone there is room for one queue; the others are a step further. */
function FirstQueue() {
  const first = useQueues().data?.queues[0];
  if (first === undefined) return null;
  return (
    <li className="is-narrow">
      <Link to="/queue/$team" params={{ team: first.teamId }} activeOptions={{ includeSearch: false }}>
        <Icon name="queue" /> {say('Queues')}
      </Link>
    </li>
  );
}

/** Shown while something waits to be finished, or a colleague for a word. */
function HalfWritten() {
  const { drafts, mentions } = useMineToWrite();
  if (drafts + mentions === 0) return null;
  return (
    <Place to="/drafts" icon="text" count={drafts + mentions} deep>
      {say('Half-written')}
    </Place>
  );
}

/** Who works when, and how many are needed. */
function Rosters() {
  const me = useMe();
  return (
    <>
      {me.may('roster.own') && (
        <Place to="/roster" icon="clock" deep exact>
          {say('My roster')}
        </Place>
      )}
      {me.may('roster.own') && (
        <Place to="/roster/team" icon="people" deep>
          {say('Team roster')}
        </Place>
      )}
      {me.may('capability.own') && (
        <Place to="/evidence" icon="tick" deep>
          {say('Evidence')}
        </Place>
      )}
      {me.may('capability.own') && (
        <Place to="/development" icon="people" deep>
          {say('Development')}
        </Place>
      )}
      {me.may('capability.lead') && (
        <Place to="/capability" icon="trend" deep>
          {say('Capability')}
        </Place>
      )}
      {me.may('cases.count') && (
        <Place to="/board" icon="board" deep>
          {say('Live board')}
        </Place>
      )}
      {me.may('routing.plan') && (
        <Place to="/staffing" icon="people" deep>
          {say('Staffing')}
        </Place>
      )}
    </>
  );
}

function Queues() {
  const { queues = [] } = useQueues().data ?? {};
  if (queues.length === 0) return null;
  return (
    <nav aria-label={say('Queues')} className="queues-of">
      <h2>{say('Queues')}</h2>
      <ul>
        {queues.map(({ teamId, name, open, late }) => (
          <li key={teamId}>
            <Link to="/queue/$team" params={{ team: teamId }} activeOptions={{ includeSearch: false }}>
              <Icon name="split" /> <span>{name}</span>
              <span className={late > 0 ? 'count late' : 'count'}>
                {number(open)}
                {late > 0 && <span className="unseen">{say(', {{late}} late', { late })}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Today is the first screen; its count is what is late or due today. */
function TodayPlace() {
  const counts = useToday().data?.counts;
  return (
    <li>
      <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
        <Icon name="today" /> {say('Today')}
        {counts !== undefined && counts.late + counts.today > 0 && (
          <span className="count">{number(counts.late + counts.today)}</span>
        )}
      </Link>
    </li>
  );
}

/** The lists that officers made for themselves and for their teams. */
function Lists() {
  const { views = [] } = useViews().data ?? {};
  return (
    <nav aria-label={say('Lists')} className="queues-of">
      <h2>{say('Lists')}</h2>
      <ul>
        {views.map(({ id, name, open, late }) => (
          <li key={id}>
            <Link to="/view/$id" params={{ id }}>
              <Icon name="queue" /> <span>{name}</span>
              <span className={late > 0 ? 'count late' : 'count'}>{number(open)}</span>
            </Link>
          </li>
        ))}
        <li>
          <Link to="/cases" activeOptions={{ includeSearch: false }}>
            <Icon name="queue" /> <span>{say('All cases')}</span>
          </Link>
        </li>
      </ul>
    </nav>
  );
}
