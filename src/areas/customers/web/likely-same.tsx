import { Link } from '@tanstack/react-router';
import { useMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Trouble } from '#ui/parts/states.tsx';
import type { ReplyOf } from '#ui/wire/call.ts';
import { useAsk, useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';

type Likely = ReplyOf<typeof contract.likely>['likely'][number];
type LikelySameProps = { readonly id: string; readonly onMerge: (otherId: string) => void };

/** Records that are probably the same customer, offered with the reason. */
export function LikelySame({ id, onMerge }: LikelySameProps) {
  const me = useMe();
  const likely = useAsk(contract.likely, { params: { id } }, { watch: ['customer'] }).data?.likely ?? [];
  const apart = useTell(contract.keepApart);
  if (likely.length === 0 || !me.may('customers.change')) return null;
  return (
    <section className="slot">
      <h2>{say('Probably the same customer')}</h2>
      <ul>
        {likely.map((one) => (
          <li key={one.id} className="likely-line">
            <Icon name="people" />
            <span>
              <Link to="/customer/$id" params={{ id: one.id }}>
                {one.name}
              </Link>
              <small>{one.because.map(reasonOf).join(', ')}</small>
            </span>
            <Button onClick={() => onMerge(one.id)}>{say('Compare and merge…')}</Button>
            <Button
              weight="bare"
              aria-label={say('They are two: {{name}} is somebody else', { name: one.name })}
              onClick={() => apart.mutate({ params: { id }, body: { otherId: one.id } })}
            >
              {say('They are two')}
            </Button>
          </li>
        ))}
      </ul>
      <Trouble fault={apart.error} />
    </section>
  );
}

/** Why: "same telephone 0491 570 156". */
export function reasonOf({ same, value }: Likely['because'][number]): string {
  const words = {
    phone: say('same telephone {{value}}', { value }),
    email: say('same e-mail {{value}}', { value }),
    address: say('same address {{value}}', { value }),
    name: say('same name'),
  };
  return words[same];
}
