import { DESK } from './desk.ts';
import { PEOPLE } from './people.ts';
import { PUBLIC } from './public.ts';
import { SERVICE } from './service.ts';
import type { Shot } from './shot.ts';

/** Every picture, by the part of the service that it shows. */
export const GROUPS: Readonly<Record<string, readonly Shot[]>> = {
  desk: DESK,
  service: SERVICE,
  people: PEOPLE,
  public: PUBLIC,
};

/** Routes without a picture, each with its reason. */
export const WITHOUT: Readonly<Record<string, string>> = {
  '/view/$id': 'a queue with another name: the same screen as /queue/$team',
  '/assessment/$id/observe': 'it begins a session that is recorded: the e2e test of an assessment goes through it',
};
