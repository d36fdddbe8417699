import { expect, test } from 'vitest';
import { numbersFrom } from '#kernel/seeded.ts';
import type { Link } from '../quality/independence.ts';
import { releasedOn, type Journey } from './state.ts';
import { play, playStep, readPack, type SaidStep, type Scenario } from '../../server/vectors.fixtures.ts';

/**
 * Whatever is tried in whatever order, no result is released with an open sample, a conflict of interest or an expired
 * standardisation. The model beside it knows only what makes each of these true in the world, and nothing of the machine.
 */
const SEQUENCES = process.env['KEPT_FULL'] === undefined ? 2000 : 20_000;
const LENGTH = 14;
const scenarios = readPack<Record<string, Scenario>>('vectors/scenarios');
const STARTS = [
  'allocated',
  'interviewed',
  'discussed',
  'all settled',
  'all settled',
  'confirmed',
  'sampled',
  'assured',
  'showcase failed',
  'released',
];
const started = new Map(
  STARTS.map((from) => [from, play({ rule: '', name: from, from, acts: [], expect: {} }, scenarios)]),
);

const LINK: Link = { link: 'same team', thing: 't', called: '', on: null, theirs: 'in team', others: 'in team' };
type World = { conflict: boolean; standardised: boolean; experienced: boolean };
type Model = { mustLook: boolean; reopened: boolean; confirmedStandardised: boolean };

const acts = (day: string, at: number): readonly Omit<SaidStep, 'on'>[] => [
  { by: 'assessor', act: { act: 'confirm the grade', words: '' } },
  { by: 'assessor', act: { act: 'confirm the grade', words: '' } },
  { by: 'organisation', act: { act: 'release' } },
  { by: 'organisation', act: { act: 'release' } },
  { by: 'organisation', act: { act: 'name an assurer', assurer: 'assurer' } },
  { by: 'assurer', act: { act: 'assure', sample: 'open', upheld: true, words: '', methods: [] } },
  { by: 'assurer', act: { act: 'assure', sample: 'open', upheld: false, words: 'Again.', methods: ['showcase'] } },
  { by: 'assessor', act: { 'decide all': 'showcase', notMet: [], distinctions: 6 } },
  { by: 'assessor', act: { 'decide all': 'discussion', notMet: [], distinctions: 4 } },
  { by: 'assessor', act: { 'decide all': 'showcase', notMet: ['CON.P1'], distinctions: 6 } },
  ...['showcase', 'observation', 'discussion'].map((method) => ({
    by: 'assessor',
    act: { act: 'settle a method' as const, method },
  })),
  { by: 'apprentice', act: { act: 'appeal', words: 'It was short.' } },
  { by: 'organisation', act: { act: 'answer the appeal', upheld: true, words: 'It was.', methods: ['showcase'] } },
  { by: 'organisation', act: { act: 'end the allocation', reason: 'Ill', handover: 'Nothing.' } },
  { by: 'organisation', act: { act: 'allocate', assessor: 'assessor' } },
  { by: 'coach', act: { act: 'develop', id: `d${at}`, criteria: ['CON.P1'], words: 'Learnt.', finishedOn: day } },
  { by: 'manager', act: { act: 'try again', method: 'showcase', path: 'retake', payer: 'programme', acceptsCost: '' } },
];

/** What the world knows of a release: an open look that has to be taken, a conflict, a standardisation that had lapsed. */
function follow(model: Model, world: World, before: Journey, now: Journey): void {
  if (before.result === null && now.result !== null) {
    model.mustLook = !world.experienced || now.result.overall.outcome === 'fail' || model.reopened;
    model.confirmedStandardised = world.standardised;
  }
  const closed = (one: Journey) => one.samples.filter(({ outcome }) => outcome === 'upheld').length;
  if (closed(now) > closed(before)) model.mustLook = false;
  if (before.result !== null && now.result === null) model.reopened = now.changed;
  if (before.changed && !now.changed) model.reopened = false;
}

test(
  `[Q1] [Q3] [Q4] [I3] [I7] no path of ${SEQUENCES} reaches release with an open sample, a conflict or an expired standardisation`,
  { timeout: 300_000 },
  () => {
    const next = numbersFrom('no way round');
    const released = { count: 0 };
    for (let sequence = 0; sequence < SEQUENCES; sequence += 1) {
      const from = STARTS[next() % STARTS.length] ?? 'allocated';
      const start = started.get(from);
      if (start === undefined) throw new Error(from);
      const world: World = { conflict: false, standardised: true, experienced: next() % 2 === 0 };
      const model: Model = {
        mustLook: start.journey.samples.some(({ outcome }) => outcome === null),
        reopened: start.journey.changed,
        confirmedStandardised: true,
      };
      let { journey } = start;
      for (let at = 0; at < LENGTH; at += 1) {
        if (next() % 6 === 0) world.conflict = !world.conflict;
        if (next() % 8 === 0) world.standardised = !world.standardised;
        const on = `2026-0${4 + Math.floor(at / 3)}-${10 + at}`;
        const those = acts(on, at);
        const step = those[next() % those.length];
        if (step === undefined) continue;
        const assessor = {
          links: world.conflict ? [LINK] : [],
          hindrances: world.standardised ? [] : (['I7 standardisation'] as const),
        };
        const sampling = { before: world.experienced ? 100 : 0, sampledThisQuarter: 10, firstYear: false };
        const before = journey;
        ({ journey } = playStep(
          start.plan,
          journey,
          { ...step, on, facts: { assessor, sampling } },
          1000 + sequence * LENGTH + at,
        ));
        follow(model, world, before, journey);
        if (releasedOn(before) === null && releasedOn(journey) !== null) {
          released.count += 1;
          expect({ ...model, conflict: world.conflict }).toMatchObject({
            mustLook: false,
            confirmedStandardised: true,
            conflict: false,
          });
          expect(journey.samples.filter(({ outcome }) => outcome === null)).toEqual([]);
        }
      }
    }
    // A machine that releases nothing would pass as well.
    expect(released.count).toBeGreaterThan(SEQUENCES / 50);
  },
);
