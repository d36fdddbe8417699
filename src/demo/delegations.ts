import { addLine } from '#areas/delegations/server/index.ts';
import type { Line } from '#areas/delegations/rules/index.ts';
import type { Work } from '#platform/work.ts';

type Row = Pick<Line, 'holder' | 'power'> &
  Partial<Pick<Line, 'limitCents' | 'secondAboveCents' | 'condition' | 'ownTeams'>>;

const OFFICER = { role: 'officer' };
const LEADER = { role: 'team leader' };
const MANAGER = { role: 'complaints manager' };

const ROWS: readonly Row[] = [
  { holder: OFFICER, power: 'waiver', limitCents: 5000, ownTeams: true },
  { holder: LEADER, power: 'waiver', limitCents: 50_000, ownTeams: true },
  { holder: MANAGER, power: 'waiver', limitCents: 500_000, secondAboveCents: 200_000 },
  {
    holder: OFFICER,
    power: 'refund',
    limitCents: 10_000,
    ownTeams: true,
    condition: 'The payment was found in the ledger',
  },
  { holder: LEADER, power: 'refund', limitCents: 100_000 },
  { holder: LEADER, power: 'ex gratia', limitCents: 25_000 },
  { holder: MANAGER, power: 'ex gratia', limitCents: 250_000, secondAboveCents: 100_000 },
  { holder: LEADER, power: 'remedy', limitCents: 25_000 },
  { holder: MANAGER, power: 'remedy', limitCents: 500_000, secondAboveCents: 200_000 },
  { holder: LEADER, power: 'exception' },
  { holder: LEADER, power: 'refusal' },
  { holder: MANAGER, power: 'refusal' },
  { holder: MANAGER, power: 'restriction', secondAboveCents: 0 },
];

/** Who may decide what at Service Southmark, from its first day. */
export async function writeDelegations(work: Work): Promise<void> {
  for (const row of ROWS)
    await addLine(work, {
      instrument: 'Southmark Instrument of Delegation',
      instrumentOn: '2025-03-01',
      source: 'Records folder 25/118',
      limitCents: null,
      secondAboveCents: null,
      kinds: [],
      ownTeams: false,
      condition: '',
      from: work.now,
      until: null,
      ...row,
    });
}
