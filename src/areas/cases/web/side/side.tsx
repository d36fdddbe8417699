import type { CaseView } from '../types.ts';
import { useCaseSlots } from '../slots.tsx';
import { Joined } from './joined.tsx';
import { Links } from './links.tsx';
import { People } from './people.tsx';
import { Tags } from './tags.tsx';
import { Tasks } from './tasks.tsx';

/** What to know beside the work. Later areas add their own parts through the slots. */
export function Side({ it }: { it: CaseView }) {
  const { side } = useCaseSlots();
  return (
    <aside className="side" aria-label="About this case">
      <People it={it} />
      {side.map(({ key, View }) => (
        <View key={key} it={it} />
      ))}
      <Tasks it={it} />
      <Tags it={it} />
      <Links it={it} />
      <Joined it={it} />
    </aside>
  );
}
