import { DAY, SECOND } from '#kernel/time.ts';
import { locale, say } from '#ui/words/say.ts';
import { FINDINGS, type Figure } from '../../rules/index.ts';
import { findingWords, matterWords } from '../words.ts';
import type { Report } from './complaint-report.tsx';

type Groups = Report['figures'][number]['groups'];
type Props = { readonly figure: Figure; readonly groups: Groups; readonly onOpen: (group: string) => void };

/** One figure: its groups, what was measured of each, and how it is counted. */
export function FigureTable({ figure, groups, onOpen }: Props) {
  const { title, told, measured } = aboutFigure(figure);
  return (
    <section>
      <h2 className="part">{title}</h2>
      <p className="small">{told}</p>
      <table className="days-off">
        <thead>
          <tr>
            {[say('Which'), say('Complaints'), ...headsOf(measured)].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.group}>
              <th scope="row">{groupWords(figure, group.group)}</th>
              <td className="num">
                <button
                  type="button"
                  className="linkish"
                  aria-label={say('{{title}}, {{group}}: {{count}}. Show them', {
                    title,
                    group: groupWords(figure, group.group),
                    count: group.complaints,
                  })}
                  onClick={() => onOpen(group.group)}
                >
                  {group.complaints}
                </button>
              </td>
              {cellsOf(measured, group).map((cell, n) => (
                <td key={n} className="num">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type Measured = 'nothing' | 'how many' | 'time' | 'money';

function headsOf(measured: Measured): string[] {
  if (measured === 'time') return [say('Half within, days'), say('Nine of ten within, days')];
  if (measured === 'money') return [say('How many'), say('Money')];
  return measured === 'how many' ? [say('How many')] : [];
}

function cellsOf(measured: Measured, { things, median, ninth, sum }: Groups[number]): string[] {
  const days = (seconds: number | null) =>
    seconds === null
      ? ''
      : new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format((seconds * SECOND) / DAY);
  const money = (cents: number | null) =>
    cents === null ? '' : new Intl.NumberFormat(locale(), { minimumFractionDigits: 2 }).format(cents / 100);
  if (measured === 'time') return [days(median), days(ninth)];
  if (measured === 'money') return [String(things), money(sum)];
  return measured === 'how many' ? [String(things)] : [];
}

/** What a group is called on the screen; what people wrote themselves stays as they wrote it. */
function groupWords(figure: Figure, group: string): string {
  if (group === '') return figure === 'by topic' || figure === 'by agency' ? say('Not said') : say('All');
  if (figure === 'answered' || figure === 'next stage') return say('Stage {{number}}', { number: group });
  if (figure === 'other processes') return matterWords(group);
  if (figure === 'findings') {
    const finding = FINDINGS.find((one) => one === group);
    return finding === undefined ? group : findingWords(finding);
  }
  return group;
}

type About = { readonly title: string; readonly told: string; readonly measured: Measured };

/** Built when it is read, so that it comes in the language of whoever reads. */
const aboutFigure = (figure: Figure): About => ({ ...whatCame(), ...whatBecame() })[figure];

type Came = Exclude<Figure, Became>;
type Became = 'acknowledged' | 'answered' | 'next stage' | 'findings' | 'remedies' | 'remedies not done';

const whatCame = (): Readonly<Record<Came, About>> => ({
  received: {
    title: say('Received'),
    told: say('Complaints that reached us in these days, whenever they were recorded.'),
    measured: 'nothing',
  },
  'by topic': {
    title: say('What they were about'),
    told: say('Received in these days, by the topic of each point. One complaint can have several.'),
    measured: 'how many',
  },
  'by agency': {
    title: say('Where it happened'),
    told: say('Received in these days, by the place each point names.'),
    measured: 'how many',
  },
  'late and taken': {
    title: say('Taken though late'),
    told: say('Decided in these days to look into it after the time limit.'),
    measured: 'nothing',
  },
  'treated as a request': {
    title: say('Treated as requests'),
    told: say('Decided in these days that it was no complaint, by how the customer was told.'),
    measured: 'nothing',
  },
  refused: {
    title: say('Refused'),
    told: say('Not taken in these days, by the reason given.'),
    measured: 'nothing',
  },
  'other processes': {
    title: say('Started as matters of their own'),
    told: say('Privacy, human rights, safety, corruption and disclosure, begun in these days.'),
    measured: 'nothing',
  },
});

const whatBecame = (): Readonly<Record<Became, About>> => ({
  acknowledged: {
    title: say('Acknowledged'),
    told: say('Received in these days and acknowledged since; days from one to the other, weekends counted.'),
    measured: 'time',
  },
  answered: {
    title: say('Answered'),
    told: say(
      'Answered in these days; days since it reached us, for a later stage since that began, weekends counted.',
    ),
    measured: 'time',
  },
  'next stage': {
    title: say('Went on to a later stage'),
    told: say('Stages after the first that began in these days.'),
    measured: 'nothing',
  },
  findings: {
    title: say('Found'),
    told: say('Findings of these days that stand; one for each point.'),
    measured: 'how many',
  },
  remedies: {
    title: say('Put right by'),
    told: say('Remedies promised in these days, and what they cost.'),
    measured: 'money',
  },
  'remedies not done': {
    title: say('Not put right yet'),
    told: say('Remedies promised in these days and not done today, those that the customer let go among them.'),
    measured: 'money',
  },
});
