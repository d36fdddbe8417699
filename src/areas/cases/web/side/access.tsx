import { useMe, useNameOf } from '#areas/identity/web/index.ts';
import { useAsk } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../../contract.ts';
import type { CaseView } from '../types.ts';

/** On a restricted case: who sees it besides its owner and the leaders. */
export function Access({ it, onChange }: { it: CaseView; onChange: () => void }) {
  const { id, restricted } = it.case;
  const me = useMe();
  const nameOf = useNameOf();
  const asked = useAsk(contract.access, { params: { id } }, { enabled: restricted, watch: ['case'], about: id });
  if (!restricted) return null;
  const names = (asked.data?.officerIds ?? []).map(nameOf);
  return (
    <section className="slot">
      <h2>
        {say('Restricted')}
        {me.may('cases.assign') && (
          <button type="button" className="slot-act" onClick={onChange}>
            {say('Change')}
          </button>
        )}
      </h2>
      <p className="small">
        {names.length === 0
          ? say('Only its owner and leaders who may see restricted cases.')
          : say('Besides its owner and leaders: {{names}}.', { names: names.join(', ') })}
      </p>
    </section>
  );
}
