import { expect, test } from 'vitest';
import { bothNeeds, needsOfCase, USUAL_HEED, type Heed } from './own-needs.ts';

const SKILLS = [
  { id: 'vi', kind: 'language', name: 'Vietnamese' },
  { id: 'ar', kind: 'language', name: 'Arabic' },
  { id: 'relay', kind: 'relay-trained', name: 'Relay calls' },
  { id: 'complaints', kind: 'service', name: 'Complaint' },
  { id: 'parks', kind: 'service', name: 'Parks' },
  { id: 'sign', kind: 'delegation', name: 'Vietnamese' },
];
const nothing = { languages: [], relay: false, about: [] };
const wished = (skill: string) => ({
  skill,
  level: USUAL_HEED.level,
  relax: [{ after: USUAL_HEED.minutes, level: 0 }],
});
const heed = (about: Heed['about'], mode: Heed['mode']): Heed => ({ about, mode, level: 2, minutes: 30 });

test('a customer’s language asks for the skill of that name, and for no other of another kind', () => {
  expect(needsOfCase({ ...nothing, languages: ['vietnamese '] }, SKILLS, [])).toEqual([wished('vi')]);
  expect(needsOfCase({ ...nothing, languages: ['Welsh'] }, SKILLS, [])).toEqual([]);
});

test('a relay call asks for who is trained for it, a kind and a tag for who knows the service', () => {
  expect(needsOfCase({ ...nothing, relay: true }, SKILLS, [])).toEqual([wished('relay')]);
  expect(needsOfCase({ ...nothing, about: ['complaint', 'parks'] }, SKILLS, [])).toEqual([
    wished('complaints'),
    wished('parks'),
  ]);
});

test('it is hard, wished for or not asked for, as it is set', () => {
  const it = { ...nothing, languages: ['Arabic'], relay: true };
  expect(needsOfCase(it, SKILLS, [heed('language', 'hard'), heed('relay', 'off')])).toEqual([
    { skill: 'ar', level: 2, relax: null },
  ]);
  expect(needsOfCase(it, SKILLS, [heed('language', 'preferred'), heed('relay', 'off')])).toEqual([
    { skill: 'ar', level: 2, relax: [{ after: 30, level: 0 }] },
  ]);
});

test('with what the queue asks for, the same skill is asked for once: what is hard counts, then the higher level', () => {
  const hard = { skill: 'vi', level: 1, relax: null };
  expect(bothNeeds([hard], [wished('vi'), wished('ar')])).toEqual([hard, wished('ar')]);
  expect(bothNeeds([wished('vi')], [hard])).toEqual([hard]);
  expect(bothNeeds([{ ...hard, level: 4 }], [hard])).toEqual([{ ...hard, level: 4 }]);
  expect(bothNeeds([hard], [])).toEqual([hard]);
});
