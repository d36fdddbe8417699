import { OrganizationScreen } from '#areas/directory/web/index.ts';
import { Performance } from '#areas/referrals/web/organization/index.ts';

/** An organisation outside, with how it has worked with us. */
export const OrganizationPage = ({ id }: { id: string }) => (
  <OrganizationScreen id={id}>
    <Performance organizationId={id} />
  </OrganizationScreen>
);
