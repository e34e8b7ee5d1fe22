import type { Database } from '../../../platform/database/register.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { basisFor } from '../../people/basis.ts';
import { type Draft, findDraft } from './store.ts';

/** What a page of the link rested on when it was shown; '' while nothing was kept. */
export const draftBasis = (draft: { readonly fields: Draft } | undefined): string =>
  draft === undefined ? '' : basisFor(draft.fields);

/** Kept from another page meanwhile: it would be overwritten unseen. */
export class NewerDraft extends Error {
  readonly fields: Draft;

  constructor(fields: Draft) {
    super('a newer draft');
    this.fields = fields;
  }
}

/** @throws NewerDraft when something else was kept behind the link since the page was shown */
export const mustBeNewest = async (
  db: Database,
  secrets: Secrets,
  linkId: string,
  basis: string,
): Promise<void> => {
  const draft = await findDraft(db, secrets, linkId);
  if (draft !== undefined && draftBasis(draft) !== basis) throw new NewerDraft(draft.fields);
};
