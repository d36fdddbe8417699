import { useNow, useZone } from '#ui/time/now.tsx';
import { say } from '#ui/words/say.ts';
import { ActButton } from '../parts/act-button.tsx';
import type { Asks } from '../parts/act-form.tsx';
import { today, useNames } from '../parts/names.ts';
import type { PlanView, Programme } from '../parts/types.ts';

type Props = { readonly programme: Programme; readonly plan: PlanView };

/** Opening the gateway, and the meeting of the three. */
export function GatewayActs({ programme, plan }: Props) {
  const { gateway } = programme;
  if (gateway.signedOn !== null) return null;
  return (
    <span className="row-of">
      <ActButton
        programme={programme}
        act="open the gateway"
        main={!gateway.open}
        label={gateway.open ? say('Change what is said') : say('Open the gateway')}
        asks={openAsks(programme, plan)}
        doing={({ all, on, text }) => ({
          to: 'act',
          act: {
            act: 'open the gateway',
            branches: all('branches'),
            exceptions: on('exceptions') ? programme.gaps.map((code) => ({ code, reason: text('exceptions') })) : [],
            withoutPractice: text('withoutPractice'),
            prerequisites: all('prerequisites'),
          },
        })}
      />
      {gateway.meetingOn === null && <CallMeeting programme={programme} />}
      {gateway.open && gateway.meetingOn === null && <Meet programme={programme} />}
    </span>
  );
}

/** What the plan asks for and the record leaves open: nobody is asked for what is not needed. */
function openAsks({ gaps }: Programme, { branches, prerequisites }: PlanView): readonly Asks[] {
  const all: readonly (Asks | false)[] = [
    branches.length > 0 && {
      kind: 'some of',
      name: 'branches',
      label: say('Kind of job'),
      options: branches.map((one) => ({ value: one, label: one })),
      first: branches,
    },
    gaps.length > 0 && {
      kind: 'words',
      name: 'exceptions',
      label: say('Why some criteria have no evidence'),
      hint: say('This reason is signed for each of: {{codes}}', { codes: gaps.slice(0, 12).join(', ') }),
      optional: true,
    },
    {
      kind: 'words',
      name: 'withoutPractice',
      label: say('Why there was no practice run, if one is missing'),
      optional: true,
    },
    prerequisites.length > 0 && {
      kind: 'some of',
      name: 'prerequisites',
      label: say('Also met'),
      options: prerequisites.map((one) => ({ value: one, label: one })),
    },
  ];
  return all.filter((one) => one !== false);
}

const HOUR_MS = 3_600_000;

/** The three are asked by mail, with an invitation that their calendars take. */
function CallMeeting({ programme }: { programme: Programme }) {
  const now = useNow();
  const { called } = programme.gateway;
  return (
    <ActButton
      programme={programme}
      act="call the meeting"
      label={called === null ? say('Call the meeting') : say('Move the meeting')}
      asks={[
        { kind: 'moment', name: 'at', label: say('When'), first: String(called?.at ?? now + 7 * 24 * HOUR_MS) },
        { kind: 'number', name: 'minutes', label: say('Minutes'), first: String(called?.minutes ?? 60) },
        { kind: 'line', name: 'place', label: say('Where'), first: called?.place ?? '' },
      ]}
      doing={({ count, text }) => ({
        to: 'act',
        act: { act: 'call the meeting', at: count('at'), minutes: count('minutes'), place: text('place') },
      })}
    />
  );
}

function Meet({ programme }: { programme: Programme }) {
  const day = today(useNow(), useZone());
  const nameOf = useNames(programme);
  const trainers = [programme.provider, programme.coach].flatMap((id) =>
    id === null ? [] : [{ value: id, label: nameOf(id) }],
  );
  return (
    <ActButton
      programme={programme}
      act="meet"
      main
      label={say('Put the meeting on record')}
      asks={[
        { kind: 'day', name: 'on', label: say('Held on'), first: day },
        {
          kind: 'one of',
          name: 'place',
          label: say('How'),
          options: [
            { value: 'in person', label: say('In person') },
            { value: 'remote', label: say('At a distance') },
          ],
        },
        { kind: 'one of', name: 'trainer', label: say('Trainer who was there'), options: trainers },
      ]}
      doing={({ text }) => ({
        to: 'act',
        act: {
          act: 'meet',
          on: text('on'),
          place: text('place') === 'remote' ? 'remote' : 'in person',
          apprentice: programme.apprentice,
          manager: programme.manager,
          trainer: text('trainer'),
        },
      })}
    />
  );
}
