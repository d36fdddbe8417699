import { OwnPage } from '#areas/identity/web/own/index.ts';
import { LookFields } from '../frame/look-dialog.tsx';

export default function Own() {
  return (
    <OwnPage>
      <LookFields />
    </OwnPage>
  );
}
