import { notFound, type RouteContext, rejectedForm } from '../../../office/route.ts';
import { draftBasis } from '../draft/newer.ts';
import type { Draft } from '../draft/store.ts';
import { words } from '../referral.ts';
import { type Context, findHandIn } from './find.ts';
import { linkClosed } from './link.ts';
import { texts } from './texts.ts';
import { HandInPage } from './view.tsx';

/** The form once more, with what is wrong and everything that was written. @throws Refused when the link is closed by now. */
export const again = async (
  context: Context,
  errors: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
) => {
  const found = await findHandIn(context);
  if (found === undefined) return notFound;
  if (found.link.state !== 'open') throw linkClosed();
  return rejectedForm(
    <HandInPage
      {...found}
      page={context.page}
      action={context.http.req.path.replace(/\/draft$/u, '')}
      errors={errors}
      values={values}
      requestId={values['_request']}
    />,
  );
};

/**
 * The form once more, where another page has kept something meanwhile: what was typed here stands in the fields, and what
 * the newer draft holds stands beside each field that differs. Sent again, it is taken.
 */
export const besideNewer = async (
  context: Context & Pick<RouteContext<unknown, unknown, unknown>, 'lang'>,
  newer: Draft,
  typed: Readonly<Record<string, string>>,
) => {
  const found = await findHandIn(context);
  const text = texts[context.lang];
  const said = (field: string, value: string): string => {
    const { language, certainty, unknownReason } = words[context.lang];
    const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      language,
      certainty,
      whyUnknown: unknownReason,
      kind: text.kinds,
      town: Object.fromEntries((found?.towns ?? []).map(({ id, name }) => [id, name])),
      personKnows: { yes: text.ticked },
    };
    return choices[field]?.[value] ?? value;
  };
  const beside = Object.entries(newer)
    .filter(([field, value]) => value !== '' && value !== (typed[field] ?? ''))
    .map(([field, value]) => [field, text.inNewer(said(field, value))] as const);
  const errors = { '': text.newer, ...Object.fromEntries(beside) };
  return again(context, errors, { ...typed, basis: draftBasis({ fields: newer }) });
};
