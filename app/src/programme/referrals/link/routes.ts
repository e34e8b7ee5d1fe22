import { listLinks } from './list/route.tsx';
import { makeLink } from './make/route.tsx';
import { renewLink } from './renew/route.tsx';
import { revokeLink } from './revoke/route.ts';
import { newLink } from './show/route.tsx';

export const linkRoutes = [newLink, makeLink, listLinks, renewLink, revokeLink];
