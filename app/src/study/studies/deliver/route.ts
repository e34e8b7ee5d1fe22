import { deliver } from '../../../doors/deliver.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { formatNumber } from '../../../ui/index.ts';
import { idParams, manager, noFields } from '../access.ts';

export const deliverStudy = post('/studies/:id/deliver', {
  access: manager,
  params: idParams,
  body: noFields,
  audit: 'study.delivered',
  act: async ({ doors, clock, params, viewer, lang }) => {
    const parts = { clock, organisationId: viewer.organisation?.id ?? '' };
    const { participants, origins, withdrawals } = await deliver(doors, parts, params.id);
    const n = (count: number) => formatNumber(lang, count);
    return redirect(`/studies/${params.id}`, {
      kind: 'done',
      text:
        lang === 'da'
          ? `Hentet for ${n(participants)} deltagere: ${n(origins)} nye eller rettede datoer, ${n(withdrawals)} ændringer i samtykke.`
          : `Brought for ${n(participants)} participants: ${n(origins)} new or corrected dates, ${n(withdrawals)} changes of consent.`,
    });
  },
  rejected: async () => notFound,
});
