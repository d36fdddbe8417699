import type { ReactNode } from 'react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from '#ui/parts/button.tsx';
import { Loaded } from '#ui/parts/states.tsx';
import { say } from '#ui/words/say.ts';

type PagedSlotProps<Page> = {
  readonly title: string;
  readonly look?: string;
  readonly asked: UseInfiniteQueryResult<InfiniteData<Page>, Error>;
  readonly what: string;
  readonly none: string;
  /** What narrows the list, above it. */
  readonly narrow?: ReactNode;
  readonly linesOf: (page: Page) => readonly ReactNode[];
};

/** A part of the page with a list that goes on: newest first, and older ones when somebody asks for them. */
export function PagedSlot<Page>({ title, look = '', asked, what, none, narrow, linesOf }: PagedSlotProps<Page>) {
  return (
    <section className={`slot ${look}`.trim()} aria-label={title}>
      <h2>{title}</h2>
      {narrow}
      <Loaded asked={{ data: asked.data, error: asked.error, refetch: asked.refetch }} what={what}>
        {({ pages }) => {
          const lines = pages.flatMap(linesOf);
          if (lines.length === 0) return <p className="small quiet">{none}</p>;
          return <ol className="found is-flush">{lines}</ol>;
        }}
      </Loaded>
      {asked.hasNextPage && (
        <Button weight="bare" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {say('Show older ones')}
        </Button>
      )}
    </section>
  );
}
