import { must } from '#kernel/must.ts';
import { Refusal } from '#platform/refusal.ts';
import { serve, type Server } from '#platform/serve.ts';
import type { Reading, Work } from '#platform/work.ts';
import * as contract from '../contract.ts';
import { toCase } from '../rules/index.ts';
import { bringFramework, putInUse } from './adopt.ts';
import { readFramework } from './bring.ts';
import { guideOf } from './guide.ts';
import { giveRole, heldTo, likeThese, moveTo, profilesOf, type RoleProfile } from './people.ts';
import { frameworkOf, itemsCalled, itemsOf, stableId, versionCalled, versionsOf, type VersionRow } from './store.ts';

const DONE = { done: true } as const;

export function frameworkRoutes(server: Server, { publicUrl }: { readonly publicUrl: string }): void {
  serve(server, contract, {
    frameworks: everything,
    framework: (reading, { params }) => oneFramework(reading, params.id),
    caseOf: (reading, { params }) => packageOf(reading, params.id, publicUrl),
    bring: (work, { body }) => brought(work, body),
    use: (work, { params }) => putInUse(work, params.id).then(() => DONE),
    movePeople: async (work, { params, body }) => ({ moved: await moveTo(work, { versionId: params.id, ...body }) }),
    setRole: (work, { params, body }) => giveRole(work, { profileId: params.id, ...body }).then(() => DONE),
    guide: (reading, { params }) => guideFor(reading, params.id),
  });
}

const shown = ({ levels, ...it }: VersionRow) => ({ ...it, levels: [...levels] });

async function everything({ db }: Reading) {
  const [versions, profiles, held] = await Promise.all([versionsOf(db), profilesOf(db), heldTo(db)]);
  return {
    versions: versions.map(shown),
    profiles: await Promise.all(profiles.map((one) => named(db, one, versions))),
    held: [...Map.groupBy(held, ({ versionId }) => versionId)].map(([versionId, some]) => ({
      versionId,
      officers: some.length,
    })),
  };
}

/** A role with what its capabilities and levels are called, by the version of its framework that is in use. */
async function named(db: Reading['db'], profile: RoleProfile, versions: readonly VersionRow[]) {
  const version = versions.find(({ frameworkId, state }) => frameworkId === profile.frameworkId && state === 'in use');
  const items = version === undefined ? [] : await itemsOf(db, version.id);
  return {
    ...profile,
    entries: profile.entries.map((one) => ({
      ...one,
      name: items.find(({ code }) => code === one.capability)?.name ?? one.capability,
      called: version?.levels[one.level - 1] ?? '',
    })),
  };
}

async function mustBe({ db }: Pick<Reading, 'db'>, id: string): Promise<VersionRow> {
  const found = await versionCalled(db, id);
  if (found === undefined) throw new Refusal(404, 'There is no such framework.');
  return found;
}

async function oneFramework(reading: Reading, id: string) {
  const version = await mustBe(reading, id);
  const items = await itemsOf(reading.db, id);
  const like = await likeThese(
    reading.db,
    items.map((item) => item.id),
  );
  const others = await itemsCalled(reading.db, [...new Set([...like.values()].flat())]);
  const called = new Map((await versionsOf(reading.db)).map((one) => [one.id, one.short]));
  return {
    version: shown(version),
    items: items.map(({ claimN, versionId: _version, facts: _facts, ...item }) => ({
      ...item,
      claimed: claimN !== null,
    })),
    like: [...like].map(([of, some]) => ({
      id: of,
      other: some.flatMap((one) => {
        const item = others.get(one);
        return item === undefined || item.versionId === id
          ? []
          : [{ framework: called.get(item.versionId) ?? '', code: item.code, words: item.name || item.words }];
      }),
    })),
  };
}

async function packageOf(reading: Reading, id: string, publicUrl: string) {
  const version = await mustBe(reading, id);
  const it = must(await frameworkOf(reading.db, id), 'the framework');
  const { CFDocument, CFItems, CFAssociations, CFDefinitions, CFRubrics, extensions } = toCase(it, {
    base: publicUrl.replace(/\/$/, ''),
    idOf: stableId,
    changed: new Date(version.usedAt ?? reading.now).toISOString(),
  });
  return {
    CFDocument: { ...CFDocument },
    ...(CFItems === undefined ? {} : { CFItems: CFItems.map((one) => ({ ...one })) }),
    ...(CFAssociations === undefined ? {} : { CFAssociations: CFAssociations.map((one) => ({ ...one })) }),
    ...(CFDefinitions === undefined || CFDefinitions === null ? {} : { CFDefinitions: { ...CFDefinitions } }),
    ...(CFRubrics === undefined || CFRubrics === null ? {} : { CFRubrics: CFRubrics.map((one) => ({ ...one })) }),
    ...(extensions === undefined || extensions === null ? {} : { extensions: { ...extensions } }),
  };
}

type Bringing = { readonly name: string; readonly title: string; readonly key: string; readonly content: string };

async function brought(work: Work, { name, title, key, content }: Bringing) {
  const called = title || name.replace(/\.[a-z]+$/i, '');
  const read = await readFramework(name, Buffer.from(content, 'base64'), called);
  return bringFramework(work, {
    ...read,
    title: title || read.title || called,
    short: (read.short || called).slice(0, 40),
    key: key || read.key || called.toLowerCase(),
  });
}

async function guideFor({ db }: Reading, id: string) {
  const guide = await guideOf(db, id);
  if (guide === undefined) throw new Refusal(404, 'There is no such role.');
  return guide;
}
