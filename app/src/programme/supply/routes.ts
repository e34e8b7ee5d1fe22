import type { Route } from '../../office/route.ts';
import { supplyFile } from './file/route.ts';
import { showSupply } from './show/route.tsx';

export const supplyRoutes: readonly Route[] = [showSupply, supplyFile];
