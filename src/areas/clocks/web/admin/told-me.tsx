import { Button } from '#ui/parts/button.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { Loaded, Trouble } from '#ui/parts/states.tsx';
import { Due, useNow } from '#ui/time/now.tsx';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';

/** What this officer was told: what is close to its time, and what is past it. */
export function ToldMe() {
  const now = useNow();
  const asked = useAsk(contract.toldMe, {}, { watch: ['told'] });
  const seen = useTell(contract.seen);
  const words = (subject: string, stage: string) => {
    if (subject === 'promise') return stage === 'soon' ? say('A promise is due soon') : say('A promise was broken');
    return stage === 'soon' ? say('A time is nearly over') : say('A time was missed');
  };
  return (
    <section className="stack">
      <h2 className="part">{say('Told to you')}</h2>
      <Loaded asked={asked} what={say('What you were told')}>
        {({ told }) =>
          told.length === 0 ? (
            <p className="quiet">{say('Nothing is close to its time, and nothing was missed.')}</p>
          ) : (
            <ul className="found">
              {told.map(({ id, reference, subject, stage, dueAt, caseId }) => (
                <li key={id}>
                  <Icon name="clock" />
                  <div>
                    <a className="what" href={`/desk/case/${caseId}`}>
                      {say('{{what}}: case {{reference}}', { what: words(subject, stage), reference })}
                    </a>
                    <p className="why">
                      <Due at={dueAt} now={now} />
                    </p>
                  </div>
                  <Button weight="bare" onClick={() => seen.mutate({ params: { id } })}>
                    {say('Seen')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Trouble fault={seen.error} />
    </section>
  );
}
