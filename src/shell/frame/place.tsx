import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { Icon, type IconName } from '#ui/icons/icon.tsx';
import { number } from '#ui/words/say.ts';

type PlaceProps = {
  readonly to:
    | '/mine'
    | '/knowledge'
    | '/mail'
    | '/drafts'
    | '/letters'
    | '/outreach'
    | '/new'
    | '/board'
    | '/staffing'
    | '/roster'
    | '/roster/team'
    | '/assessment'
    | '/evidence'
    | '/development'
    | '/capability'
    | '/recruitment'
    | '/admin/{-$page}';
  readonly icon: IconName;
  readonly count?: number | undefined;
  readonly deep?: boolean;
  /** Not chosen where something below it is. */
  readonly exact?: boolean;
  readonly children: ReactNode;
};

/** One place in the rail. */
export const Place = ({ to, icon, count, deep = false, exact = false, children }: PlaceProps) => (
  <li className={deep ? 'is-deep' : ''}>
    <Link to={to} activeOptions={{ exact, includeSearch: false }}>
      <Icon name={icon} /> {children}
      {count !== undefined && count > 0 && <span className="count">{number(count)}</span>}
    </Link>
  </li>
);
