import type { RouteContext } from '../../../office/route.ts';
import { UploadPage } from './view.tsx';

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'page' | 'newRequestId'>;

export const uploadPage = (
  { page, newRequestId }: Context,
  problems: readonly string[] = [],
  errors = {},
) => <UploadPage page={page} requestId={newRequestId} problems={problems} errors={errors} />;
