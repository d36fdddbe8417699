import { lazy, Suspense } from 'react';
import { say } from '#ui/words/say.ts';
import { BASE } from './base.ts';
import { Navigate, createRoute, createRouter } from '@tanstack/react-router';
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
import { Waiting } from '#ui/parts/states.tsx';
import { CasePage, ComplaintPage, CustomersPage, MailToSort, NewCase } from './screens/screens.tsx';
import { KNOWING } from './routes/knowing.tsx';
import { LEARNING } from './routes/learning.tsx';
import { desk, root, text, under } from './routes/under.tsx';
import { TODAY_WORDS } from './slots.ts';

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
    return <CasePage id={id} />;
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
    ...KNOWING,
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
    ...LEARNING,
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
