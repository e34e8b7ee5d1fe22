import { get, notFound, view } from '../../../office/route.ts';
import { idParams, manager } from '../../studies/access.ts';
import { findStudy } from '../../studies/store.ts';
import { pricesOf } from '../store.ts';
import { PricesPage } from '../view.tsx';

export const showPrices = get('/studies/:id/prices', {
  access: manager,
  params: idParams,
  reads: 'nothing sensitive',
  show: async ({ study, page, params, viewer, newRequestId }) => {
    const found = await study.read(async (db) => ({
      study: await findStudy(db, viewer.organisation?.id ?? '', params.id),
      prices: await pricesOf(db, params.id),
    }));
    if (found.study === undefined) return notFound;
    return view(
      <PricesPage page={page} study={found.study} prices={found.prices} requestId={newRequestId} />,
    );
  },
});
