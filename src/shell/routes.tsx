import { lazy, Suspense } from 'react';
import { say } from '#ui/words/say.ts';
import { BASE } from './base.ts';
import { Navigate, Outlet, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import {
  AllScreen,
  CasesOf,
  DraftsPage,
  HistoryOf,
  MineScreen,
  QueueScreen,
  SearchScreen,
  TodayScreen,
  ViewScreen,
  readFilters,
  type Filters,
  type Phase,
} from '#areas/cases/web/index.ts';
import { CustomerScreen } from '#areas/customers/web/index.ts';
import { TemplatesPage } from '#areas/correspondence/web/index.ts';
import { LettersPage } from '#areas/letters/web/index.ts';
import { OutreachOf, OutreachPage } from '#areas/outreach/web/index.ts';
import { SignIn, useMe } from '#areas/identity/web/index.ts';
import type { KnowledgeSearch } from '#areas/knowledge/web/page/index.ts';
import { Waiting } from '#ui/parts/states.tsx';
import { Frame } from './frame/frame.tsx';
import { ObserveScreen, ProgrammeScreen, ProgrammesScreen, RegisterScreen } from './screens/assessment-screens.tsx';
import {
  ArticlePage,
  CasePage,
  ComplaintPage,
  CustomersPage,
  DirectoryPage,
  KnowledgePage,
  MailToSort,
  NewCase,
  OrganizationPage,
  ServicePage,
} from './screens/screens.tsx';
import { NothingHere } from './frame/nothing-here.tsx';
import { TODAY_WORDS } from './slots.ts';

const root = createRootRoute({ component: Outlet, notFoundComponent: NothingHere });

/** A reference such as 482-130-T would be read as a sum if addresses were parsed as JSON; they are words. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ back }: { back?: unknown }): { back?: string } => (inside(text(back)) ? { back: text(back) } : {}),
  component: function SignInPage() {
    const { back } = signIn.useSearch();
    return <SignIn cameBack={back !== undefined} onDone={start(back)} />;
  },
});

/** Only a place in this desk: an address elsewhere would make the door a springboard for somebody's trick. */
const inside = (path: string) => path.startsWith(`${BASE}/`);

/**
 * Begins the desk afresh, so that nothing of whoever sat here before is shown, and the page comes as this officer chose it.
 */
const start = (back: string | undefined) => () => window.location.replace(back ?? BASE);

const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: Frame });
const under = <Path extends string>(path: Path) => ({ getParentRoute: () => desk, path });

const home = createRoute({ ...under('/'), component: Home });
function Home() {
  const me = useMe();
  if (!me.may('cases.read'))
    return me.may('cases.count') ? (
      <Navigate to="/board" replace />
    ) : me.may('assessment.take-part') ? (
      <Navigate to="/assessment" replace />
    ) : (
      <Navigate to="/admin/{-$page}" replace />
    );
  return <TodayScreen words={TODAY_WORDS} />;
}

/** What a list is narrowed to stands in the address, so that it can be sent to a colleague and gone back to. */
const filtered = { validateSearch: (search: Record<string, unknown>): Filters => readFilters(search) };

const queue = createRoute({
  ...under('/queue/$team'),
  ...filtered,
  component: function QueuePage() {
    const { team } = queue.useParams();
    const filters = queue.useSearch();
    const navigate = queue.useNavigate();
    return <QueueScreen {...{ team, filters }} onFilters={(search) => void navigate({ search, replace: true })} />;
  },
});

const mine = createRoute({
  ...under('/mine'),
  ...filtered,
  component: function MinePage() {
    const filters = mine.useSearch();
    const navigate = mine.useNavigate();
    return <MineScreen filters={filters} onFilters={(search) => void navigate({ search, replace: true })} />;
  },
});

const everyCase = createRoute({
  ...under('/cases'),
  ...filtered,
  component: function AllPage() {
    const filters = everyCase.useSearch();
    const navigate = everyCase.useNavigate();
    return <AllScreen filters={filters} onFilters={(search) => void navigate({ search, replace: true })} />;
  },
});

const view = createRoute({
  ...under('/view/$id'),
  component: function ViewPage() {
    const { id } = view.useParams();
    const navigate = view.useNavigate();
    return <ViewScreen key={id} id={id} onFilters={(search) => void navigate({ to: '/cases', search })} />;
  },
});

const oneCase = createRoute({
  ...under('/case/$id'),
  component: function OneCase() {
    const { id } = oneCase.useParams();
    return <CasePage key={id} id={id} />;
  },
});

const complaint = createRoute({
  ...under('/complaint/$id'),
  component: function OneComplaint() {
    const { id } = complaint.useParams();
    return <ComplaintPage key={id} id={id} />;
  },
});

const find = createRoute({
  ...under('/find'),
  validateSearch: ({ q, phase }: { q?: unknown; phase?: unknown }): { q: string; phase: Phase } => ({
    q: text(q),
    phase: phase === 'live' ? 'live' : 'all',
  }),
  component: function FindPage() {
    const search = find.useSearch();
    const navigate = find.useNavigate();
    return <SearchScreen {...search} onChange={(next) => void navigate({ search: next, replace: true })} />;
  },
});

const customer = createRoute({
  ...under('/customer/$id'),
  component: function CustomerPage() {
    const { id } = customer.useParams();
    return (
      <CustomerScreen key={id} id={id}>
        <CasesOf customer={id} />
        <OutreachOf customer={id} />
        <HistoryOf customer={id} />
      </CustomerScreen>
    );
  },
});

const customers = createRoute({
  ...under('/customers'),
  validateSearch: ({ q }: { q?: unknown }): { q: string } => ({ q: text(q) }),
  component: function Customers() {
    const { q } = customers.useSearch();
    const navigate = customers.useNavigate();
    return <CustomersPage q={q} onQuery={(next) => void navigate({ search: { q: next }, replace: true })} />;
  },
});

const DIRECTORY_VIEWS = ['services', 'organisations', 'stale', 'words'] as const;
const directory = createRoute({
  ...under('/directory'),
  validateSearch: ({ q, place, view }: { q?: unknown; place?: unknown; view?: unknown }) => ({
    q: text(q),
    place: text(place),
    view: DIRECTORY_VIEWS.find((one) => one === view) ?? ('services' as const),
  }),
  component: function Directory() {
    const search = directory.useSearch();
    const navigate = directory.useNavigate();
    return <DirectoryPage search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
  },
});
const directoryService = createRoute({
  ...under('/directory/service/$id'),
  component: function OneService() {
    const { id } = directoryService.useParams();
    return <ServicePage key={id} id={id} />;
  },
});
const directoryOrganization = createRoute({
  ...under('/directory/organisation/$id'),
  component: function OneOrganization() {
    const { id } = directoryOrganization.useParams();
    return <OrganizationPage key={id} id={id} />;
  },
});

const knowledge = createRoute({
  ...under('/knowledge'),
  validateSearch: ({ q, agency, topic, view: shown }: Record<string, unknown>): KnowledgeSearch => ({
    ...(text(q) === '' ? {} : { q: text(q) }),
    ...(text(agency) === '' ? {} : { agency: text(agency) }),
    ...(text(topic) === '' ? {} : { topic: text(topic) }),
    ...(shown === 'upkeep' ? { view: shown } : {}),
  }),
  component: function Knowledge() {
    const search = knowledge.useSearch();
    const navigate = knowledge.useNavigate();
    return <KnowledgePage search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
  },
});

const article = createRoute({
  ...under('/knowledge/$id'),
  component: function OneArticle() {
    const { id } = article.useParams();
    return <ArticlePage key={id} id={id} />;
  },
});

const openCase = createRoute({ ...under('/new'), component: NewCase });
const mail = createRoute({ ...under('/mail'), component: MailToSort });
const drafts = createRoute({ ...under('/drafts'), component: DraftsPage });
const letters = createRoute({ ...under('/letters'), component: LettersPage });
const outreach = createRoute({ ...under('/outreach'), component: OutreachPage });
const templates = createRoute({ ...under('/templates'), component: TemplatesPage });

/** The administration is fetched when somebody opens it: most officers never do. */
const AdminPages = lazy(() => import('./admin/admin-pages.tsx'));
const admin = createRoute({
  ...under('/admin/{-$page}'),
  component: function AdminPage() {
    const { page } = admin.useParams();
    return (
      <Suspense fallback={<Waiting what={say('The administration')} />}>
        <AdminPages page={page} />
      </Suspense>
    );
  },
});

const OwnPage = lazy(() => import('./own/own-page.tsx'));
const own = createRoute({
  ...under('/me'),
  component: () => (
    <Suspense fallback={<Waiting what={say('Your page')} />}>
      <OwnPage />
    </Suspense>
  ),
});

/** The board stands outside the frame: nothing but it is on the wall. */
const WallPage = lazy(() => import('./board/wall.tsx'));
const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  validateSearch: ({ team }: { team?: unknown }): { team?: string } => (text(team) === '' ? {} : { team: text(team) }),
  component: function BoardPage() {
    const { team } = board.useSearch();
    const navigate = board.useNavigate();
    return (
      <Suspense fallback={<Waiting what={say('The board')} />}>
        <WallPage team={team} onTeam={(next) => void navigate({ search: next === undefined ? {} : { team: next } })} />
      </Suspense>
    );
  },
});

const StaffingPage = lazy(() =>
  import('#areas/routing/web/plan/index.ts').then(({ Staffing }) => ({ default: Staffing })),
);
const staffing = createRoute({
  ...under('/staffing'),
  component: () => (
    <Suspense fallback={<Waiting what={say('The staffing')} />}>
      <StaffingPage />
    </Suspense>
  ),
});

const roster = async () => import('#areas/roster/web/pages/index.ts');
const MyRoster = lazy(async () => ({ default: (await roster()).MyRoster }));
const TeamRoster = lazy(async () => ({ default: (await roster()).TeamRoster }));
const PatternsPage = lazy(async () => ({ default: (await roster()).PatternsPage }));
const rosterPage = (Page: typeof MyRoster) => () => (
  <Suspense fallback={<Waiting what={say('The roster')} />}>
    <Page />
  </Suspense>
);
const myRoster = createRoute({ ...under('/roster'), component: rosterPage(MyRoster) });
const teamRoster = createRoute({ ...under('/roster/team'), component: rosterPage(TeamRoster) });
const rosterPatterns = createRoute({ ...under('/roster/patterns'), component: rosterPage(PatternsPage) });

const programmes = createRoute({ ...under('/assessment'), component: ProgrammesScreen });
const register = createRoute({ ...under('/assessment/register'), component: RegisterScreen });
const programme = createRoute({
  ...under('/assessment/$id'),
  component: () => <ProgrammeScreen {...programme.useParams()} />,
});
const observe = createRoute({
  ...under('/assessment/$id/observe'),
  component: () => <ObserveScreen {...observe.useParams()} />,
});
const capability = async () => import('#areas/capability/web/pages/index.ts');
const EvidencePage = lazy(async () => ({ default: (await capability()).EvidencePage }));
const CapabilityPage = lazy(async () => ({ default: (await capability()).CapabilityPage }));
const evidence = createRoute({
  ...under('/evidence'),
  component: () => (
    <Suspense fallback={<Waiting what={say('Your evidence')} />}>
      <EvidencePage />
    </Suspense>
  ),
});
const DevelopmentPage = lazy(async () => ({ default: (await capability()).DevelopmentPage }));
const development = createRoute({
  ...under('/development'),
  component: () => (
    <Suspense fallback={<Waiting what={say('Your development')} />}>
      <DevelopmentPage />
    </Suspense>
  ),
});
const teamCapability = createRoute({
  ...under('/capability'),
  component: () => (
    <Suspense fallback={<Waiting what={say('The capability of the team')} />}>
      <CapabilityPage />
    </Suspense>
  ),
});

const ComponentsPage = lazy(() => import('./components/components-page.tsx'));
const components = createRoute({
  ...under('/components'),
  component: () => (
    <Suspense fallback={<Waiting what={say('The page')} />}>
      <ComponentsPage />
    </Suspense>
  ),
});

const tree = root.addChildren([
  signIn,
  board,
  desk.addChildren([
    home,
    queue,
    mine,
    everyCase,
    view,
    oneCase,
    complaint,
    find,
    customer,
    customers,
    directory,
    directoryService,
    directoryOrganization,
    knowledge,
    article,
    openCase,
    mail,
    drafts,
    templates,
    letters,
    outreach,
    staffing,
    myRoster,
    teamRoster,
    rosterPatterns,
    programmes,
    register,
    programme,
    observe,
    evidence,
    development,
    teamCapability,
    admin,
    own,
    components,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  basepath: BASE,
  defaultPreload: false,
  scrollRestoration: false,
  parseSearch: (query) => Object.fromEntries(new URLSearchParams(query)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    return given.length === 0
      ? ''
      : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
