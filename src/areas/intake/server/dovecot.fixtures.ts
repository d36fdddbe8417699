import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import type { Mailbox } from '#platform/config.ts';

const BINARY = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path));

/** Whether a real IMAP server can be started here; said aloud when it cannot. */
export function hasDovecot(): boolean {
  const can = BINARY !== undefined && process.getuid?.() === 0;
  if (!can)
    console.warn('SKIPPED: IMAP is only tested against a real Dovecot, as root: apt-get install -y dovecot-imapd');
  return can;
}

export type Dovecot = {
  readonly mailbox: Mailbox;
  readonly deliver: (raw: string, flags?: string[]) => Promise<void>;
  /** Every message with its flags, by its number. */
  readonly flags: () => Promise<{ uid: number; flags: string[] }[]>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Builds the folder anew, as a restored backup does: every message has another number. */
  readonly renumber: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

const MAIL_OWNER = 65_534;

export async function openDovecot(): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-dovecot-'));
  await chmod(folder, 0o755);
  const mail = join(folder, 'mail');
  await mkdir(mail);
  await chown(mail, MAIL_OWNER, MAIL_OWNER);
  const port = await freePort();
  const conf = join(folder, 'dovecot.conf');
  await writeFile(conf, settings(folder, port));
  const mailbox: Mailbox = {
    host: '127.0.0.1',
    port,
    secure: false,
    user: 'desk@agency.example',
    password: 'a-secret-word',
    folder: 'INBOX',
  };
  const running: { child?: ChildProcess } = {};
  const start = async () => {
    running.child = spawn(BINARY ?? 'dovecot', ['-F', '-c', conf], { stdio: 'ignore' });
    await answering(mailbox);
  };
  const stop = async () => {
    const { child } = running;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  const asClient = <T>(run: (client: ImapFlow) => Promise<T>) => withClient(mailbox, run);
  await start();
  return {
    mailbox,
    start,
    stop,
    deliver: (raw, flags = []) =>
      asClient((client) => client.append('INBOX', raw.replace(/\r?\n/g, '\r\n'), flags).then(() => undefined)),
    flags: () =>
      asClient(async (client) => {
        await client.mailboxOpen('INBOX', { readOnly: true });
        const all = await client.fetchAll('1:*', { flags: true, uid: true }).catch(() => []);
        return all.map(({ uid, flags }) => ({ uid, flags: [...(flags ?? [])] }));
      }),
    renumber: async () => {
      await stop();
      for (const name of [
        'dovecot-uidlist',
        'dovecot.index',
        'dovecot.index.log',
        'dovecot.index.cache',
        'dovecot-uidvalidity',
        'dovecot.list.index',
        'dovecot.list.index.log',
      ])
        await rm(join(mail, mailbox.user, name), { force: true });
      await start();
    },
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const settings = (folder: string, port: number): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:${folder}/mail/%u
mail_uid = ${MAIL_OWNER}
mail_gid = ${MAIL_OWNER}
first_valid_uid = 1
first_valid_gid = 1
default_internal_user = dovecot
default_login_user = dovenull
passdb {
  driver = static
  args = password=a-secret-word
}
userdb {
  driver = static
  args = uid=${MAIL_OWNER} gid=${MAIL_OWNER} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
namespace inbox {
  inbox = yes
}
`;

async function withClient<T>(
  { host, port, user, password }: Mailbox,
  run: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({ host, port, secure: false, auth: { user, pass: password }, logger: false });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** Until it signs somebody in: the port answers before the server does. */
async function answering(mailbox: Mailbox): Promise<void> {
  const until = Date.now() + 15_000;
  for (;;) {
    try {
      return await withClient(mailbox, async () => undefined);
    } catch (fault) {
      if (Date.now() > until) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
