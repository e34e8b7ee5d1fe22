import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { idParams, manager } from '../../studies/access.ts';
import { findStudy } from '../../studies/store.ts';
import { pricesOf, statePrice } from '../store.ts';
import { texts } from '../texts.ts';
import { PricesPage } from '../view.tsx';
import { priceSchema } from './schema.ts';

export const stateThePrice = post('/studies/:id/prices', {
  access: manager,
  params: idParams,
  body: priceSchema,
  audit: 'price.stated',
  act: async ({ study, params, viewer, clock, body, page }) => {
    const organisationId = viewer.organisation?.id ?? '';
    const found = await study.read((db) => findStudy(db, organisationId, params.id));
    if (found === undefined) return notFound;
    const amount = body.amount === '' ? null : Number(body.amount);
    const detail = { kind: body.kind, amount: amount ?? 'not stated' };
    await study.change({ action: 'price.stated', subject: found.id, detail }, async (db) => {
      await statePrice(db, {
        studyId: found.id,
        organisationId,
        kind: body.kind,
        amount,
        priceLevel: body.priceLevel === '' || amount === null ? null : Number(body.priceLevel),
        source: amount === null ? '' : body.source,
        published: amount === null ? '' : body.published,
        by: viewer.userId,
        at: clock.now(),
      });
      return {};
    });
    return redirect(`/studies/${found.id}/prices`, { kind: 'done', text: texts[page.lang].saved });
  },
  rejected: async ({ study, page, params, viewer, newRequestId }, { errors, values }) => {
    const found = await study.read(async (db) => ({
      study: await findStudy(db, viewer.organisation?.id ?? '', params.id),
      prices: await pricesOf(db, params.id),
    }));
    if (found.study === undefined) return notFound;
    return rejectedForm(
      <PricesPage
        page={page}
        study={found.study}
        prices={found.prices}
        requestId={newRequestId}
        errors={errors}
        values={values}
      />,
    );
  },
});
