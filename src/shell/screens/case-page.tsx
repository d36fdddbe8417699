import { CaseSlotsOf } from '#areas/cases/web/index.ts';
import { CaseScreen } from '#areas/cases/web/case/index.ts';
import { CASE_SLOTS } from '../slots.ts';

/** The case with everything that other areas add to it. */
export function CasePage({ id }: { id: string }) {
  return (
    <CaseSlotsOf value={CASE_SLOTS}>
      <CaseScreen id={id} />
    </CaseSlotsOf>
  );
}
