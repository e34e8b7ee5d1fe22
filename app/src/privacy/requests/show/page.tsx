import type { Rejected, RouteContext } from '../../../office/route.ts';
import { findSubject } from '../../subject.ts';
import { type NoteToRead, notesToRead } from '../copy.ts';
import type { AccessRequest, Copied } from '../request.ts';
import { copiesOf, findRequest } from '../store.ts';
import { RequestPage } from './view.tsx';

export interface RequestFound {
  readonly request: AccessRequest;
  readonly copies: readonly Copied[];
  readonly notes: readonly NoteToRead[];
}

type Context = Pick<
  RouteContext<{ readonly id: string }, unknown, unknown>,
  'privacy' | 'page' | 'params' | 'lang' | 'house' | 'newRequestId' | 'clock'
>;

/** The page of one request; undefined when there is none for the viewer. */
export const requestPage = async (context: Context, filled?: Rejected) => {
  const { privacy, page, params, lang, house, newRequestId } = context;
  const found = await privacy.read(async (db): Promise<RequestFound | undefined> => {
    const request = await findRequest(db, params.id);
    if (request === undefined) return undefined;
    const subject = await findSubject(db, request.kind, request.subjectId);
    return {
      request,
      copies: await copiesOf(db, request.id),
      notes: subject === undefined ? [] : await notesToRead(db, subject, lang, house.secrets),
    };
  });
  return found === undefined ? undefined : (
    <RequestPage
      page={page}
      {...found}
      today={context.clock.today()}
      values={filled?.values ?? {}}
      errors={filled?.errors ?? {}}
      requestId={filled?.values['_request'] ?? newRequestId}
    />
  );
};
