import type { ComponentType } from 'react';
import type { DirectorySearch } from '#areas/directory/web/index.ts';
import type { KnowledgeSearch } from '#areas/knowledge/web/page/index.ts';
import { later } from '#ui/parts/later.tsx';
import { Waiting } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

const screen = <Props extends object = object>(load: () => Promise<ComponentType<Props>>) =>
  later<Props>(load, () => <Waiting what={say('The screen')} />);

/**
 * Every screen but the lists comes by itself, so that the first one is there sooner. They are fetched as soon as that is
 * drawn, in this order, and nobody waits for the next.
 */
export const CasePage = screen<{ id: string }>(async () => (await import('./case-page.tsx')).CasePage);
export const NewCase = screen(async () => (await import('#areas/cases/web/open/index.ts')).NewCase);
export const MailToSort = screen(async () => (await import('#areas/intake/web/sort/index.ts')).MailToSort);
export const CustomersPage = screen<{ q: string; onQuery: (q: string) => void }>(
  async () => (await import('./customers-page.tsx')).CustomersPage,
);
export const KnowledgePage = screen<{ search: KnowledgeSearch; onSearch: (search: KnowledgeSearch) => void }>(
  async () => (await import('#areas/knowledge/web/page/index.ts')).KnowledgePage,
);
export const ArticlePage = screen<{ id: string }>(
  async () => (await import('#areas/knowledge/web/page/index.ts')).ArticlePage,
);
export const ComplaintPage = screen<{ id: string }>(
  async () => (await import('#areas/complaints/web/page/index.ts')).default,
);
const directory = async () => import('#areas/directory/web/index.ts');
export const DirectoryPage = screen<{ search: DirectorySearch; onSearch: (next: DirectorySearch) => void }>(
  async () => (await directory()).DirectoryScreen,
);
export const ServicePage = screen<{ id: string }>(async () => (await directory()).ServiceScreen);
export const OrganizationPage = screen<{ id: string }>(
  async () => (await import('./organization-page.tsx')).OrganizationPage,
);
