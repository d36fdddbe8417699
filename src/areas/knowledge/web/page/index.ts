export { ArticlePage } from './article-page.tsx';
export { KnowledgePage, type KnowledgeSearch } from './knowledge-page.tsx';
