import type { Route } from '../../office/route.ts';
import { readNotes } from './read/route.ts';
import { showNotes } from './show/route.tsx';

export const noteRoutes: readonly Route[] = [showNotes, readNotes];
