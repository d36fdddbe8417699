export { citeSources, learnFromAnswers, takeBackSources } from './cite.ts';
export { correctFromCase, judgeArticle } from './corrections.ts';
export { openFinder, type Finder } from './finder.ts';
export { answersAbout, articleFor, titlesOf } from './about.ts';
export { findPublic, judgePublic, publicArticle, publicArticles, publicTitles } from './public.ts';
export { knowledgeRoutes } from './routes.ts';
export { knowledgeToday } from './today.ts';
export { writeSuggestions } from './suggestion.ts';
export { approveArticle, publishScheduled, submitArticle, writeArticle } from './write.ts';
