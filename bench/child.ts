import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** One of the bench's own processes, which answers each order with one message. */
export type Child = {
  readonly ask: <Answer>(order: object) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

/** Each part runs in a process of its own, so that none of them waits for the event loop of another. */
export function startChild(file: string): Child {
  const child = fork(join(import.meta.dirname, file), {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = Promise.withResolvers<unknown>();
  const current = { order: waiting };
  waiting.promise.catch(() => undefined);
  child.on('message', (message) => current.order.resolve(message));
  child.on('exit', (code) => current.order.reject(new Error(`${file} ended (${String(code)}) before it answered`)));
  return {
    ask: async <Answer>(order: object): Promise<Answer> => {
      current.order = Promise.withResolvers<unknown>();
      child.send(order);
      // Both sides are ours: each order has one kind of answer.
      return (await current.order.promise) as Answer;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      current.order.promise.catch(() => undefined);
      child.kill();
      await ended;
    },
  };
}

/** The inside of such a process: one answer for each order, one after the other. */
export function answerOrders<Order>(answer: (order: Order) => Promise<unknown>): void {
  // Without anybody who gives orders there is nothing to stay for.
  process.on('disconnect', () => process.exit());
  process.on('message', (order: Order) => {
    answer(order).then(
      (message) => process.send?.(message ?? null),
      (fault: unknown) => {
        console.error(fault);
        process.exit(1);
      },
    );
  });
}
