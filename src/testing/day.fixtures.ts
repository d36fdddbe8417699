import type { Answered, TestDesk } from './desk.ts';

/** What a day has brought so far: ids and words that later steps need. */
export type Day = Record<string, string>;
export type Who =
  | 'administrator'
  | 'officer'
  | 'nobody'
  | 'newcomer'
  | 'organiser'
  | 'manager'
  | 'assessor'
  | 'assurer';

export type Step = {
  /** The command as `area.name`. */
  readonly name: string;
  readonly who: Who;
  readonly path: (day: Day) => string;
  readonly body?: (day: Day) => object;
  /** What has to happen on the desk before. */
  readonly before?: (day: Day, desk: TestDesk) => Promise<void>;
  readonly keep?: (reply: Answered['body'], day: Day) => void;
};

export const keep =
  (name: string, field = 'id') =>
  (reply: Answered['body'], day: Day) =>
    void (day[name] = String(reply[field]));
