import type { ComponentType } from 'react';
import { Link } from '@tanstack/react-router';
import { ComplaintReport } from '#areas/complaints/web/admin/index.ts';
import { CaughtMail, OutgoingTrouble, Templates } from '#areas/correspondence/web/admin/index.ts';
import { Restrictions } from '#areas/conduct/web/admin/index.ts';
import { VettingRules } from '#areas/decisions/web/admin/index.ts';
import { DelegationTable } from '#areas/delegations/web/admin/index.ts';
import { CoursesPage } from '#areas/capability/web/admin/index.ts';
import { FrameworksPage } from '#areas/frameworks/web/admin/index.ts';
import { OfficersAndTeams, SignInRules } from '#areas/identity/web/admin/index.ts';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { LetterheadPage } from '#areas/letters/web/admin/index.ts';
import { ModelSwitch } from '#areas/knowledge/web/admin/index.ts';
import { Mailboxes, MailEquation } from '#areas/intake/web/admin/index.ts';
import { PromiseFigures } from '#areas/promises/web/admin/index.ts';
import { SecondLooks } from '#areas/quality/web/admin/index.ts';
import { SkillMatrix } from '#areas/roster/web/admin/index.ts';
import { GivingOut } from '#areas/routing/web/admin/index.ts';
import { TrendFigures } from '#areas/triage/web/admin/index.ts';
import { Calendars } from '#areas/standards/web/admin/index.ts';
import { HowLettersRead, PlainerWords } from '#areas/writing/web/admin/index.ts';
import { Audit } from '#areas/records/web/index.ts';
import { Empty } from '#ui/parts/states.tsx';
import { useTabInView } from '#ui/parts/tab-in-view.ts';
import { say } from '#ui/words/say.ts';

type Page = {
  readonly path: string;
  readonly title: string;
  readonly told: string;
  readonly may: string;
  readonly View: ComponentType;
};

/** An area that comes with a page of its own adds it here, and nowhere else. */
const allPages = (): readonly Page[] => [
  ...lettersPages(),
  ...deskPages(),
  ...workPages(),
  ...peoplePages(),
  ...rulePages(),
];

const lettersPages = (): readonly Page[] => [
  {
    path: 'mail',
    title: say('Mail'),
    told: say('Where every message that came in is.'),
    may: 'intake.oversee',
    View: MailEquation,
  },
  {
    path: 'unsent',
    title: say('Did not go'),
    told: say('Messages that are stuck on their way out.'),
    may: 'correspondence.oversee',
    View: OutgoingTrouble,
  },
  {
    path: 'caught',
    title: say('Caught mail'),
    told: say('What would have gone out, while no mail server is set.'),
    may: 'correspondence.oversee',
    View: CaughtMail,
  },
  {
    path: 'templates',
    title: say('Templates'),
    told: say('Letters that are written again and again.'),
    may: 'correspondence.templates',
    View: Templates,
  },
  {
    path: 'words',
    title: say('Plainer words'),
    told: say('What officers are shown a plainer word for while they write.'),
    may: 'writing.words',
    View: PlainerWords,
  },
  {
    path: 'reads',
    title: say('How letters read'),
    told: say('Whether our answers get plainer, team by team and week by week.'),
    may: 'cases.see-all',
    View: HowLettersRead,
  },
  {
    path: 'letterhead',
    title: say('Letterhead'),
    told: say('How our letters look, and where the address shows in the window.'),
    may: 'letters.administer',
    View: LetterheadPage,
  },
];

const deskPages = (): readonly Page[] => [
  {
    path: 'people',
    title: say('Officers and queues'),
    told: say('Who works here, and in which queues.'),
    may: 'identity.administer',
    View: OfficersAndTeams,
  },
  {
    path: 'sign-in',
    title: say('Sign-in'),
    told: say('By which rules officers come in, and what keeps others out.'),
    may: 'identity.administer',
    View: SignInRules,
  },
  {
    path: 'addresses',
    title: say('Our addresses'),
    told: say('Which queue mail to each address goes to, and whether our mail servers answer.'),
    may: 'intake.administer',
    View: Mailboxes,
  },
  {
    path: 'model',
    title: say('A model'),
    told: say('Whether drafts may be asked for from a machine that is not ours, and what would leave.'),
    may: 'identity.administer',
    View: ModelSwitch,
  },
];

const workPages = (): readonly Page[] => [
  {
    path: 'promises',
    title: say('Promises'),
    told: say('What was promised, what became of it, and what is next.'),
    may: 'cases.see-all',
    View: PromiseFigures,
  },
  {
    path: 'complaints',
    title: say('Complaints'),
    told: say('How many came, what they were about, what was found and put right, and how long it took.'),
    may: 'cases.see-all',
    View: ComplaintReport,
  },
  {
    path: 'second-look',
    title: say('Second look'),
    told: say('Whether others would have found the same, and whether it comes out alike for everybody.'),
    may: 'quality.look-again',
    View: SecondLooks,
  },
  {
    path: 'topics',
    title: say('Topics'),
    told: say('What people ask about week by week, what rises today, and how well the desk sorts it.'),
    may: 'cases.see-all',
    View: TrendFigures,
  },
];

const peoplePages = (): readonly Page[] => [
  {
    path: 'skills',
    title: say('Skills'),
    told: say('Who can do what, how well, and until when.'),
    may: 'roster.skills',
    View: SkillMatrix,
  },
  {
    path: 'frameworks',
    title: say('Frameworks'),
    told: say('What officers are asked to know and do, and which role asks for how much of it.'),
    may: 'frameworks.read',
    View: FrameworksPage,
  },
  {
    path: 'courses',
    title: say('Courses'),
    told: say('What can be taken on which day, who has to take it, and for how long it counts.'),
    may: 'capability.courses',
    View: CoursesPage,
  },
  {
    path: 'giving',
    title: say('Who gets what'),
    told: say('How the work of each queue finds its officer, and what waits.'),
    may: 'routing.plan',
    View: GivingOut,
  },
  {
    path: 'time',
    title: say('Calendars and clocks'),
    told: say('When we work, on which days we do not, and by which rules time is counted.'),
    may: 'standards.administer',
    View: Calendars,
  },
  {
    path: 'record',
    title: say('The record'),
    told: say('What was done by whom, and proof that it was not changed.'),
    may: 'records.audit',
    View: RecordPage,
  },
];

const rulePages = (): readonly Page[] => [
  {
    path: 'delegations',
    title: say('Delegations'),
    told: say('Who may decide what, up to how much, and who acts for whom.'),
    may: 'delegations.read',
    View: DelegationTable,
  },
  {
    path: 'four-eyes',
    title: say('Four eyes'),
    told: say('Which answers somebody else reads before they go.'),
    may: 'delegations.read',
    View: VettingRules,
  },
  {
    path: 'restrictions',
    title: say('Restrictions'),
    told: say('Whom we asked to turn to us in fewer ways, about what, and until when.'),
    may: 'cases.see-all',
    View: Restrictions,
  },
];

/** Running the desk: one page for each thing, and only what this officer may see. */
export default function AdminPages({ page }: { page: string | undefined }) {
  const me = useMe();
  const pages = allPages().filter(({ may }) => me.may(may));
  const shown = pages.find(({ path }) => path === page) ?? pages[0];
  const tabs = useTabInView(shown?.path);
  if (shown === undefined) {
    return (
      <main className="sheet" id="main">
        <Empty title={say('This is not for you to change')} ring="released">
          <p>{say('An administrator can give you a role that opens it.')}</p>
        </Empty>
      </main>
    );
  }
  const { title, told, View, path } = shown;
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          <p>{told}</p>
        </div>
      </header>
      <nav ref={tabs} className="tabs" aria-label={say('Administration')}>
        {pages.map((one) => (
          <Link
            key={one.path}
            to="/admin/{-$page}"
            params={{ page: one.path }}
            {...(one.path === path ? { 'aria-current': 'page' as const } : {})}
          >
            {one.title}
          </Link>
        ))}
      </nav>
      <div className="page">
        <View />
      </div>
    </main>
  );
}

function RecordPage() {
  const nameOf = useNameOf();
  return <Audit nameOf={nameOf} />;
}
