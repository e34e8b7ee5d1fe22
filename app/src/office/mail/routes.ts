import type { Route } from '../route.ts';
import { sendAgain } from './again/route.ts';
import { outbox } from './list/route.tsx';
import { mailShown } from './show/route.tsx';

export const mailRoutes: readonly Route[] = [outbox, mailShown, sendAgain];
