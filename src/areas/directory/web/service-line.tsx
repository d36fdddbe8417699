import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { Icon } from '#ui/icons/icon.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import type * as contract from '../contract.ts';
import { FreshnessMark, StatusMark } from './marks.tsx';

export type Hit = ReplyOf<typeof contract.search>['services'][number];

/** One service in a list: what it is, whose, where, and why it stands here. */
export const ServiceLine = ({ one, children }: { one: Hit; children?: ReactNode }) => (
  <li>
    <Icon name="map" />
    <div>
      <Link className="what" to="/directory/service/$id" params={{ id: one.id }}>
        {one.name}
      </Link>{' '}
      <StatusMark status={one.status} /> <FreshnessMark freshness={one.freshness} />
      <p className="why">
        <b>{one.organization}</b>
        {one.places !== '' && <> · {one.places}</>}
      </p>
      <p className="why">{one.summary}</p>
      {one.alert !== '' && (
        <p className="why due">
          <Icon name="warn" /> {one.alert}
        </p>
      )}
      {one.because.length > 0 && (
        <p className="why quiet">{say('Found by: {{words}}', { words: one.because.join(', ') })}</p>
      )}
    </div>
    {children}
  </li>
);
