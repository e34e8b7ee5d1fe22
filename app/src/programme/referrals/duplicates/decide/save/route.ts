import { z } from 'zod';
import { Refused } from '../../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../../office/route.ts';
import { idParams } from '../../../../mentors/fields.ts';
import { referralsOf } from '../../../store.ts';
import { decideDuplicate, findDuplicate } from '../../store.ts';
import { texts } from '../../texts.ts';
import { access } from '../access.ts';

const already = () => new Refused('duplicate-decided', { da: texts.da.already, en: texts.en.already });

export const decideOn = post('/possible-duplicates/:id', {
  access,
  params: idParams,
  body: z.strictObject({ verdict: z.enum(['same', 'different']) }),
  audit: 'duplicate.decided',
  act: async ({ cases, params: { id }, body: { verdict }, viewer, clock, lang }) => {
    const found = await cases.read((db) => findDuplicate(db, id));
    if (found === undefined) return notFound;
    const done = await cases.change(
      ({ moved }: { readonly moved: boolean }) => ({
        action: 'duplicate.decided',
        subject: found.personId,
        branchId: found.branchId,
        detail: { verdict, moved, elsewhere: found.other === undefined },
      }),
      async (db) => {
        const author = { by: viewer.userId, at: clock.now() };
        const { decided, moved } = await decideDuplicate(db, found, verdict, author);
        if (!decided) throw already();
        return { moved };
      },
    );
    // Something has come of both: what would move is seen first.
    if (verdict === 'same' && !done.moved && found.other !== undefined) {
      const [first] = await cases.read((db) => referralsOf(db, found.other?.id ?? ''));
      return redirect(
        `/people/${found.personId}/merge?${new URLSearchParams({ with: first?.number ?? '' })}`,
        {
          kind: 'info',
          text: texts[lang].bothUsed,
        },
      );
    }
    const about = done.moved && found.other !== undefined ? found.other.id : found.personId;
    const referrals = await cases.read((db) => referralsOf(db, about));
    const referral = referrals.find((one) => one.number === found.number);
    return redirect(referral === undefined ? '/today' : `/referrals/${referral.id}`, {
      kind: 'done',
      text: done.moved ? texts[lang].moved : texts[lang].kept,
    });
  },
  rejected: async () => notFound,
});
