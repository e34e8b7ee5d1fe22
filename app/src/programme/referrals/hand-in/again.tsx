import { notFound, rejectedForm } from '../../../office/route.ts';
import { type Context, findHandIn } from './find.ts';
import { linkClosed } from './link.ts';
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
