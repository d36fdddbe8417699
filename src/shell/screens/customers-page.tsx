import { SeenCustomers } from '#areas/cases/web/index.ts';
import { CustomersScreen } from '#areas/customers/web/all/index.ts';

type CustomersPageProps = { readonly q: string; readonly onQuery: (q: string) => void };

/** Everybody we serve, with whom this officer looked at last. */
export function CustomersPage(props: CustomersPageProps) {
  return (
    <CustomersScreen {...props}>
      <SeenCustomers />
    </CustomersScreen>
  );
}
