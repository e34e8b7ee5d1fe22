import { decideOn } from './save/route.ts';
import { showDuplicate } from './show/route.tsx';

export const duplicateRoutes = [showDuplicate, decideOn];
