import { OwnPage } from '#areas/identity/web/own/index.ts';
import { OwnPraise } from '#areas/recovery/web/index.ts';
import { LookFields } from '../frame/look-dialog.tsx';

export default function Own() {
  return (
    <OwnPage more={<OwnPraise />}>
      <LookFields />
    </OwnPage>
  );
}
