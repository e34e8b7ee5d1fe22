import { get, view } from '../../../../office/route.ts';
import { has } from '../../../../office/viewer.ts';
import { Page } from '../../../../ui/index.ts';
import { LeadPlan } from '../country/lead.tsx';
import { Share } from '../country/share.tsx';
import { newestCountryPlan, ownShare } from '../country/store.ts';
import { placeNames } from '../places.ts';
import { ownBranches, waitingOf } from '../situation.ts';
import { draftOf } from '../store.ts';
import { texts } from '../texts.ts';
import { BranchWaiting, type OwnBranch } from './branch.tsx';
import { Country } from './country.tsx';
import { countsOf } from './counts.ts';

/** A coordinator sees who waits in the own branches; a programme lead counts of all, and nobody in them. */
export const seesPairs = { who: ['coordinator', 'programme-lead'], over: 'organisation' } as const;

export const showPairs = get('/pairs', {
  access: seesPairs,
  reads: 'nothing sensitive',
  show: async ({ cases, clock, page, lang, viewer, newRequestId }) => {
    const today = clock.today();
    const leads = has(viewer, 'programme-lead');
    const { branches, counts, plan, share, names } = await cases.read(async (db) => {
      const own: OwnBranch[] = [];
      for (const { id, name } of await ownBranches(db)) {
        const [waiting, draft] = await Promise.all([waitingOf(db, id, today), draftOf(db, id)]);
        own.push({ id, name, waiting, draft });
      }
      return {
        branches: own,
        counts: leads ? await countsOf(db, today) : [],
        plan: leads ? await newestCountryPlan(db) : undefined,
        share: own.length === 0 ? undefined : await ownShare(db),
        names: await placeNames(db),
      };
    });
    const text = texts[lang];
    const coordinates = branches.length > 0;
    return view(
      <Page page={page} title={text.title} lead={coordinates ? text.lead : undefined} wide>
        {branches.map((branch) => (
          <BranchWaiting
            page={page}
            branch={branch}
            named={branches.length > 1}
            requestId={crypto.randomUUID()}
          />
        ))}
        {share === undefined ? null : (
          <Share
            lang={lang}
            share={share}
            waiting={branches.flatMap(({ waiting }) => waiting)}
            names={names}
          />
        )}
        {leads ? (
          <>
            <Country lang={lang} counts={counts} names={names} />
            <LeadPlan page={page} plan={plan} names={names} requestId={newRequestId} />
          </>
        ) : null}
      </Page>,
    );
  },
});
