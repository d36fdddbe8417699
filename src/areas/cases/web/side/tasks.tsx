import { useState } from 'react';
import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { Due, useNow } from '#ui/time/now.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CaseView } from '../types.ts';

/** Small things to do, with a name and a date where they need one. */
export function Tasks({ it }: { it: CaseView }) {
  const me = useMe();
  const open = it.tasks.filter(({ doneAt }) => doneAt === null);
  const done = it.tasks.length - open.length;
  return (
    <section className="slot">
      <h2>
        {say('Tasks')} {done > 0 && <span className="label">{say('{{count}} done', { count: done })}</span>}
      </h2>
      <ul>
        {open.map((task) => (
          <OneTask key={task.id} task={task} />
        ))}
      </ul>
      {me.may('cases.change') && <AddTask caseId={it.case.id} />}
    </section>
  );
}

function OneTask({ task }: { task: CaseView['tasks'][number] }) {
  const nameOf = useNameOf();
  const now = useNow();
  const finish = useTell(contract.finishTask);
  return (
    <li>
      <label className="pick">
        <input
          type="checkbox"
          checked={finish.isPending || finish.isSuccess}
          onChange={() => finish.mutate({ params: { id: task.id } })}
        />
        <span>
          {task.title}
          {task.ownerId !== null && <span className="quiet"> · {nameOf(task.ownerId)}</span>}
          {task.dueAt !== null && (
            <>
              {' · '}
              <Due at={task.dueAt} now={now} />
            </>
          )}
        </span>
      </label>
      <Trouble fault={finish.error} />
    </li>
  );
}

function AddTask({ caseId }: { caseId: string }) {
  const [title, setTitle] = useState('');
  const add = useTell(contract.addTask, { onDone: () => setTitle('') });
  return (
    <form
      className="add-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '') add.mutate({ params: { id: caseId }, body: { title, ownerId: null, dueAt: null } });
      }}
    >
      <input
        className="input"
        aria-label={say('New task')}
        placeholder={say('Add a task, then Enter')}
        maxLength={280}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Trouble fault={add.error} kept={say('What you wrote is still here.')} />
    </form>
  );
}
