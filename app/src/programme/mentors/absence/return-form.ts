import { notFound, type Rejected, type RouteContext, rejectedForm } from '../../../office/route.ts';
import { mentorPage } from '../show/route.tsx';

type Context = Pick<RouteContext<{ id: string }, unknown, unknown>, 'cases' | 'page' | 'params' | 'clock'>;

/** The mentor's page with the form about days away as it was sent. */
export const returnForm = async (
  context: Context,
  { errors, values }: Pick<Rejected, 'errors' | 'values'>,
) => {
  const shown = await mentorPage(context, { form: 'absence', errors, values });
  return shown === undefined ? notFound : rejectedForm(shown);
};
