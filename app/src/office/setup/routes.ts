import type { Route } from '../route.ts';
import { addAdministrator } from './administrator/route.tsx';
import { setUp } from './organisation/route.tsx';
import { setupForm } from './show/route.tsx';

export const setupRoutes: readonly Route[] = [setupForm, setUp, addAdministrator];
