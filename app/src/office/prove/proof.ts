import { lifetime } from '../accounts/lifetime.ts';
import type { Route } from '../route.ts';
import { withNext } from '../sign-in/next.ts';
import type { Viewer } from '../viewer.ts';

/** How long ago the holder of a session last proved who they are: at the sign-in, or since. */
export type ProofAge = (viewer: Viewer) => Promise<Temporal.Duration | undefined>;

/**
 * Where to go first when a route asks for a recent proof and there is none; undefined when there is. A page asks for a
 * fresher one than the form on it, so that a form can be filled in. Nobody can prove anything in the demo programme: its
 * accounts have neither password nor code, and its data are invented.
 */
export const proofFirst = async (
  route: Route,
  viewer: Viewer,
  url: URL,
  proofAge: ProofAge,
): Promise<string | undefined> => {
  if (route.proof !== 'recent' || viewer.organisation?.demo === true) return undefined;
  const age = await proofAge(viewer);
  const allowed = route.method === 'get' ? lifetime.proof : lifetime.proofOfForm;
  if (age !== undefined && Temporal.Duration.compare(age, allowed) < 0) return undefined;
  const place = withNext('/prove', pageOf(url));
  return route.method === 'get' ? place : `${place}&unsent=yes`;
};

/** A file is asked for from the page above it: there is nothing to look at where a file is. */
const pageOf = ({ pathname, search }: URL): string =>
  /\.\w+$/u.test(pathname) ? pathname.slice(0, pathname.lastIndexOf('/')) : `${pathname}${search}`;
