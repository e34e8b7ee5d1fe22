import type { RouteContext } from '../../../office/route.ts';
import { purposeOf } from '../../consents/consent.ts';
import { wordingsFor } from '../../consents/wordings/store.ts';
import { wordingOf } from '../../consents/wordings.ts';
import { ownConsents } from '../store.ts';

export const access = { who: 'participant' } as const;

export const find = ({ cases }: Pick<RouteContext<unknown, unknown, unknown>, 'cases'>, wanted: string) =>
  cases.read(async (db) => {
    const consent = (await ownConsents(db)).find((one) => one.id === wanted);
    if (consent === undefined) return undefined;
    return {
      consent,
      wording: wordingOf(await wordingsFor(db), purposeOf(consent.purpose), consent.version),
    };
  });
