import { useNameOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { Empty, Loaded, Notice, Trouble } from '#ui/parts/states.tsx';
import { At } from '#ui/time/now.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import '../knowledge.css';

/** Switches the model on or off, and says before it what would leave the machine and what never does. */
export function ModelSwitch() {
  const asked = useAsk(contract.model, {}, { watch: ['knowledge'] });
  const nameOf = useNameOf();
  const turn = useTell(contract.switchModel);
  return (
    <Loaded asked={asked} what={say('The model')}>
      {({ configured, on, changedBy, changedAt }) =>
        configured === null ? (
          <Empty title={say('No model is set, and nothing leaves this machine')} ring="kept">
            <p>{say('Whoever runs the server can set one with MODEL_URL, MODEL_NAME and MODEL_KEY.')}</p>
          </Empty>
        ) : (
          <div className="page-form article-prose">
            <Notice {...(on ? { meaning: 'due' as const } : {})}>
              <b>{on ? say('It is switched on.') : say('It is switched off. Nothing leaves this machine.')}</b>{' '}
              {changedBy !== null && changedAt !== null && (
                <>
                  {nameOf(changedBy)}, <At at={changedAt} />
                </>
              )}
            </Notice>
            <p>{say('Officers could ask “{{name}}” at {{host}} for a draft of an answer.', configured)}</p>
            <h2>{say('What leaves when an officer asks')}</h2>
            <ul>
              <li>
                {say(
                  'The subject of the case and what its customer wrote last, with names, numbers and addresses replaced by signs.',
                )}
              </li>
              <li>{say('The passages of our articles that were found for it, internal ones too.')}</li>
            </ul>
            <h2>{say('What never leaves')}</h2>
            <ul>
              <li>
                {say(
                  'Anything of a restricted case, notes between colleagues, attachments, and what stands for the signs.',
                )}
              </li>
            </ul>
            <p>
              {say(
                'A draft that cites no passage, or one it was not given, is not shown. Nothing is sent by it: an officer reads it and sends it or not. Every use is on the record.',
              )}
            </p>
            <div className="row-of">
              <Button
                weight={on ? 'plain' : 'grave'}
                busy={turn.isPending}
                onClick={() => turn.mutate({ body: { on: !on } })}
              >
                {on ? say('Switch it off') : say('Switch it on: let this leave')}
              </Button>
            </div>
            <Trouble fault={turn.error} />
          </div>
        )
      }
    </Loaded>
  );
}
