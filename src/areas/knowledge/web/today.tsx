import { Link } from '@tanstack/react-router';
import type { TodayWords } from '#areas/cases/web/index.ts';
import { sayCount, say } from '#ui/words/say.ts';

type Thing = { readonly subject: string; readonly facts: Readonly<Record<string, string | number | null>> };

const toArticle = (sentence: (title: string) => string) =>
  function What({ it }: { it: Thing }) {
    return (
      <Link className="what" to="/knowledge/$id" params={{ id: String(it.facts['id'] ?? '') }}>
        {sentence(it.subject)}
      </Link>
    );
  };

export const KNOWLEDGE_TODAY: Readonly<Record<string, TodayWords>> = {
  'knowledge.wrong': {
    icon: 'book',
    What: toArticle((title) => say('Look at what was said against “{{title}}”', { title })),
    Why: ({ it }) => {
      const count = Number(it.facts['count'] ?? 1);
      return sayCount(
        count,
        'Somebody who relied on it found it not right.',
        '{{count}} people who relied on it found it not right.',
      );
    },
  },
  'knowledge.review': {
    icon: 'book',
    What: toArticle((title) => say('Look at “{{title}}” again', { title })),
    Why: () => say('You said by when it is looked at again.'),
  },
  'knowledge.approve': {
    icon: 'book',
    What: toArticle((title) => say('Read “{{title}}” before it is published', { title })),
    Why: () => say('A colleague finished it, and somebody else has to agree.'),
  },
  'knowledge.returned': {
    icon: 'book',
    What: toArticle((title) => say('Go on with “{{title}}”', { title })),
    Why: () => say('It came back with what should be different.'),
  },
};
