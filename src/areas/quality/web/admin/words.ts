import type { ReplyOf } from '#ui/wire/call.ts';
import { say } from '#ui/words/say.ts';
import type * as contract from '../../contract.ts';

type Look = ReplyOf<typeof contract.looks>['looks'][number]['kind'];
type Axis = ReplyOf<typeof contract.agreement>['axes'][number]['axis'];
type Figure = ReplyOf<typeof contract.outcomes>['figures'][number];

export const lookWords = (kind: Look): string =>
  ({ finding: say('A finding'), cause: say('Why a point happened'), decision: say('A decision') })[kind];

export const axisWords = (axis: Axis): string =>
  ({
    finding: say('Findings'),
    'what went wrong': say('What went wrong'),
    'why it did': say('Why it did'),
    decision: say('Decisions'),
  })[axis];

export const figureWords = ({ figure, by }: Pick<Figure, 'figure' | 'by'>): string =>
  ({
    'points upheld': {
      language: say('Points upheld, by language'),
      need: say('Points upheld, by what people need'),
      channel: say('Points upheld, by channel'),
    },
    'decisions given': {
      language: say('Decisions given, by language'),
      need: say('Decisions given, by what people need'),
      channel: say('Decisions given, by channel'),
    },
  })[figure][by];
