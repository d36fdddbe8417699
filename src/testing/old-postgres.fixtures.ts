import { createServer } from 'node:net';

export type OldPostgres = { readonly url: string; readonly close: () => void };

const COMMAND_COMPLETE = message('C', Buffer.from('SELECT 1\0'));
const READY = message('Z', Buffer.from('I'));

/** Something that speaks PostgreSQL's protocol as far as letting anybody in and saying which version it is. */
export async function openOldPostgres(version: number, name: string): Promise<OldPostgres> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    let greeted = false;
    socket.on('data', (data: Buffer) => {
      if (!greeted) {
        greeted = true;
        socket.write(Buffer.concat([message('R', Buffer.alloc(4)), READY]));
      } else if (data[0] === 'Q'.charCodeAt(0))
        socket.write(
          Buffer.concat([columns(['version', 23], ['name', 25]), row(String(version), name), COMMAND_COMPLETE, READY]),
        );
      else socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const bound = server.address();
  return {
    url: `postgres://kept@127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/kept`,
    close: () => server.close(),
  };
}

/** A letter, the length of what follows with itself, and what follows. */
function message(letter: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter, 0, 'latin1');
  head.writeInt32BE(body.byteLength + 4, 1);
  return Buffer.concat([head, body]);
}

const number16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};
const number32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/** Each column: its name, no table, its type, any length, no modifier, as text. */
function columns(...named: readonly (readonly [name: string, type: number])[]): Buffer {
  const each = named.map(([name, type]) =>
    Buffer.concat([
      Buffer.from(`${name}\0`),
      number32(0),
      number16(0),
      number32(type),
      number16(-1),
      number32(-1),
      number16(0),
    ]),
  );
  return message('T', Buffer.concat([number16(named.length), ...each]));
}

function row(...values: readonly string[]): Buffer {
  const each = values.map((value) => Buffer.concat([number32(Buffer.byteLength(value)), Buffer.from(value)]));
  return message('D', Buffer.concat([number16(values.length), ...each]));
}
