import { addOfficer, allTeams, findOfficerByEmail, resetOfficer, setDisabled } from '#areas/identity/server/index.ts';
import { ROLES, type Role } from '#areas/identity/rules/index.ts';
import { inTransaction, type Actor, type Work } from '#platform/work.ts';
import { CannotStart } from '#platform/cannot-start.ts';
import type { Asked } from './commands.ts';
import type { Parts } from './parts.ts';

const COMMAND_LINE: Actor = { kind: 'administrator-command', id: null, may: () => true, teams: [] };

/** `kept officer add|disable|enable|reset EMAIL`. */
export async function officerCommand(parts: Parts, { words, options, say }: Asked): Promise<number> {
  const [act = '', address = ''] = words;
  const email = address.trim().toLowerCase();
  if (!/^\S+@\S+$/.test(email)) throw new CannotStart(`“${address}” is no e-mail address: give the officer’s address.`);
  const work = <T>(run: (work: Work) => Promise<T>) =>
    inTransaction({ db: parts.database.db, actor: COMMAND_LINE, now: parts.clock() }, run);
  if (act === 'add') return add(parts, work, { email, options, say });

  const officer = await findOfficerByEmail(parts.database.db, email);
  if (officer === undefined) throw new CannotStart(`There is no officer with the address ${email}.`);
  if (act === 'reset') {
    const token = await work((unit) => resetOfficer(unit, officer.id));
    say(
      `A new password can be chosen with this one-time link, for seven days:\n  ${parts.config.publicUrl}/welcome#${token}`,
    );
  } else if (act === 'disable' || act === 'enable') {
    await work((unit) => setDisabled(unit, officer.id, act === 'disable'));
    say(`${officer.name} ${act === 'disable' ? 'can no longer sign in' : 'can sign in again'}.`);
  } else {
    throw new CannotStart(`“kept officer ${act}” is not understood: use add, disable, enable or reset.`);
  }
  parts.live.tell('identity', officer.id);
  return 0;
}

type Doing = <T>(run: (work: Work) => Promise<T>) => Promise<T>;
type Adding = { readonly email: string; readonly options: Asked['options']; readonly say: Asked['say'] };

async function add(parts: Parts, work: Doing, { email, options, say }: Adding): Promise<number> {
  const roles = rolesOf(options['roles']);
  const name = typeof options['name'] === 'string' ? options['name'] : email.slice(0, email.indexOf('@'));
  const teams = await allTeams(parts.database.db);
  const wanted = typeof options['team'] === 'string' ? options['team'].toLowerCase() : undefined;
  const teamIds = teams
    .filter((team) => wanted === undefined || team.name.toLowerCase() === wanted)
    .map(({ id }) => id);
  if (wanted !== undefined && teamIds.length === 0)
    throw new CannotStart(`There is no team called “${String(options['team'])}”.`);
  const { token } = await work((unit) => addOfficer(unit, { email, name, roles, teamIds }));
  say(`${name} is added as ${roles.join(' and ')}. They choose a password with this one-time link, within seven days:`);
  say(`  ${parts.config.publicUrl}/welcome#${token}`);
  return 0;
}

function rolesOf(text: string | boolean | undefined): Role[] {
  const asked = typeof text === 'string' ? text.split(',').map((role) => role.trim().toLowerCase()) : ['officer'];
  return asked.map((role) => {
    const known = ROLES.find((one) => one === role);
    if (known === undefined) throw new CannotStart(`“${role}” is no role: the roles are ${ROLES.join(', ')}.`);
    return known;
  });
}
