import type { Route } from '../route.ts';
import { giveCode } from './code/enter/route.tsx';
import { codeForm } from './code/show/route.tsx';
import { signOut } from './out/route.ts';
import { signIn } from './password/enter/route.tsx';
import { signInForm } from './password/show/route.tsx';

export const signInRoutes: readonly Route[] = [signInForm, signIn, codeForm, giveCode, signOut];
