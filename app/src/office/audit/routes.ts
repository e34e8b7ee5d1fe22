import type { Route } from '../route.ts';
import { auditTrail } from './list/route.tsx';
import { auditEvent } from './show/route.tsx';

export const auditRoutes: readonly Route[] = [auditTrail, auditEvent];
