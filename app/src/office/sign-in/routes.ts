import type { Route } from '../route.ts';
import { codeForm, giveCode } from './code/route.tsx';
import { signOut } from './out/route.ts';
import { signIn, signInForm } from './password/route.tsx';

export const signInRoutes: readonly Route[] = [signInForm, signIn, codeForm, giveCode, signOut];
