import { referenceOf } from '#areas/cases/rules/index.ts';
import { DAY, HOUR } from '#kernel/time.ts';
import { refuse } from '#areas/intake/server/index.ts';
import { SYSTEM } from '#platform/work.ts';
import { DOMAIN } from '../agency.ts';
import { BULLETINS, STRAYS } from '../words/besides.ts';
import { receive, type Act, type DemoDesk } from './acts.ts';
import type { World } from './cast.ts';
import { chanceFrom } from './chance.ts';

/** Recent mail that names a case but comes from nobody we know on it: it waits for a person to sort it. */
export function straysOf({ seed, told, now }: World): Act[] {
  return STRAYS.map(([name, address, subject, text], n) => {
    const chance = chanceFrom(`${seed} stray ${n}`);
    const at = Math.floor(now - (0.5 + chance.unit() * 70) * HOUR);
    const known = told.filter((one) => one.at < at - DAY).slice(-60);
    const about = known.length === 0 ? undefined : chance.one(known);
    return {
      at,
      lane: n,
      actor: SYSTEM,
      alone: true,
      run: async (scene) => {
        if (about === undefined || about.file.id === '') return;
        const fill = (words: string) => words.replaceAll('{ref}', referenceOf(about.file.number));
        await receive(scene, {
          at,
          from: { name, address },
          to: `desk@${DOMAIN}`,
          subject: fill(subject),
          text: fill(text),
          messageId: `stray${n}.${chance.between(1, 1_000_000_000)}@${address.split('@')[1] ?? ''}`,
        });
      },
    };
  });
}

/** Newsletters, about one a week: machines that write to everybody. */
export function bulletinsOf({ seed, now, size }: World): Act[] {
  return Array.from({ length: Math.max(2, Math.round(size / 50)) }, (_, n) => {
    const chance = chanceFrom(`${seed} bulletin ${n}`);
    const at = Math.floor(now - chance.unit() * 540 * DAY);
    const [from, subject] = chance.one(BULLETINS);
    const list = from.startsWith('news');
    return {
      at,
      lane: n,
      actor: SYSTEM,
      run: (scene) =>
        receive(scene, {
          at,
          from: { name: '', address: from },
          to: `desk@${DOMAIN}`,
          subject,
          text: `${subject}.\n\nYou receive this because your address is on our list.`,
          messageId: `n${n}.${chance.between(1, 1_000_000_000)}@${from.split('@')[1] ?? ''}`,
          headers: list
            ? ['List-Id: <digest.municipal-digest.example>', 'Precedence: bulk']
            : ['Auto-Submitted: auto-generated'],
          nature: list
            ? { kind: 'list', because: 'Its header List-Id says that it comes from a list.' }
            : { kind: 'automatic', because: 'Its header Auto-Submitted says auto-generated.' },
        }),
    };
  });
}

/** Mail that was not taken at all, and why. */
export async function refuseSome({ intake }: DemoDesk, { seed, now, size }: World): Promise<void> {
  for (let n = 0; n < Math.max(2, Math.round(size / 200)); n += 1) {
    const chance = chanceFrom(`${seed} refused ${n}`);
    const at = Math.floor(now - chance.unit() * 540 * DAY);
    const tooLarge = chance.perhaps(0.4);
    const about = {
      source: 'smtp',
      returnPath: 'somebody@bulk-offers.example',
      size: tooLarge ? 41_000_000 : 0,
      recipients: [tooLarge ? `desk@${DOMAIN}` : `info${n}@${DOMAIN}`],
    } as const;
    await refuse(
      { ...intake, clock: () => at },
      about,
      tooLarge ? 'It is larger than we take.' : 'There is no such mailbox here.',
    );
  }
}
