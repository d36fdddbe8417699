import { useState } from 'react';
import { useMe, useTeams } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Choice } from '#ui/parts/field.tsx';
import { Tag } from '#ui/parts/marks.tsx';
import { Empty, Loaded } from '#ui/parts/states.tsx';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { Template } from '../use-templates.ts';
import { TemplateDialog } from './template-dialog.tsx';

type Circle = 'mine' | 'shared';
type Editing = { readonly template: Template | undefined; readonly circle: Circle; readonly of?: Template };

/** The letters that are written again and again: one's own, and those that are shared. */
export function TemplatesScreen() {
  return (
    <main className="sheet" id="main">
      <header className="head">
        <div>
          <h1 tabIndex={-1}>{say('Templates')}</h1>
          <p>{say('While writing an answer, a semicolon and the beginning of a name put one in.')}</p>
        </div>
      </header>
      <Templates />
    </main>
  );
}

export function Templates() {
  const me = useMe();
  const shares = me.may('correspondence.templates');
  const writes = me.may('correspondence.send');
  const [circle, setCircle] = useState<Circle>('shared');
  const [editing, setEditing] = useState<Editing>();
  const mayAdd = circle === 'shared' ? shares : writes;
  return (
    <>
      <div className="page of-list row-of">
        <Choice
          label={say('Whose')}
          value={circle}
          options={[
            { value: 'shared', label: say('Shared') },
            ...(writes ? [{ value: 'mine' as const, label: say('My own') }] : []),
          ]}
          onChange={setCircle}
        />
        <span className="push" />
        {mayAdd && (
          <Button weight="main" icon="plus" onClick={() => setEditing({ template: undefined, circle })}>
            {say('New template')}
          </Button>
        )}
      </div>
      <List circle={circle} manages={shares} onEdit={(template) => setEditing({ template, circle })} />
      {editing !== undefined && (
        <TemplateDialog
          key={editing.of?.id ?? editing.template?.id ?? 'new'}
          {...editing}
          onClose={() => setEditing(undefined)}
          onTranslate={(of) => setEditing({ template: undefined, circle: editing.circle, of })}
        />
      )}
    </>
  );
}

type ListProps = { readonly circle: Circle; readonly manages: boolean; readonly onEdit: (template: Template) => void };

function List({ circle, manages, onEdit }: ListProps) {
  const all = circle === 'shared' && manages;
  const shared = useAsk(contract.sharedTemplates, {}, { enabled: all, watch: ['template'] });
  const usable = useAsk(contract.templates, {}, { enabled: !all, watch: ['template'] });
  const me = useMe().officer.id;
  return (
    <Loaded asked={all ? shared : usable} what={say('The list of templates')}>
      {({ templates }) => {
        const shown = templates.filter(({ officerId }) => (circle === 'mine' ? officerId === me : officerId === null));
        if (shown.length === 0)
          return (
            <Empty title={circle === 'mine' ? say('You have none of your own') : say('There are no shared templates')}>
              <p>
                {say(
                  'Write one for what you explain every day. What the record knows is filled in; what only you know is asked for.',
                )}
              </p>
            </Empty>
          );
        return (
          <ul className="found templates">
            {shown.map((one) => (
              <Line key={one.id} one={one} onEdit={circle === 'mine' || manages ? onEdit : undefined} />
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function Line({ one, onEdit }: { one: Template; onEdit: ((template: Template) => void) | undefined }) {
  const team = useTeams().find(({ id }) => id === one.teamId)?.name;
  return (
    <li>
      <code className="shortcut">;{one.shortcut}</code>
      <div>
        {onEdit === undefined ? (
          <b className="what">{one.name}</b>
        ) : (
          <button type="button" className="what" onClick={() => onEdit(one)}>
            {one.name}
          </button>
        )}
        <p className="why clip">{one.body}</p>
      </div>
      <p className="whom">
        {team ?? (one.officerId === null ? say('Everybody') : say('Only you'))}
        <small>
          {one.ofId !== null
            ? say('in {{language}}', { language: one.language })
            : one.kinds.length === 0
              ? say('all kinds of case')
              : one.kinds.join(', ')}
        </small>
      </p>
      {one.retiredAt !== null && <Tag>{say('Put away')}</Tag>}
    </li>
  );
}
