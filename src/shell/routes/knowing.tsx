import { createRoute } from '@tanstack/react-router';
import type { KnowledgeSearch } from '#areas/knowledge/web/page/index.ts';
import { ArticlePage, DirectoryPage, KnowledgePage, OrganizationPage, ServicePage } from '../screens/screens.tsx';
import { text, under } from './under.tsx';

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

/** Where an officer looks things up. */
export const KNOWING = [directory, directoryService, directoryOrganization, knowledge, article] as const;
