import { makeLink } from './make/route.tsx';
import { backToNewLink } from './reload/route.ts';
import { newLink } from './show/route.tsx';

export const linkRoutes = [newLink, makeLink, backToNewLink];
