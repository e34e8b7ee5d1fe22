import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint, getSessionFromCtx } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { symmetricDecrypt } from 'better-auth/crypto';
import { z } from 'zod';

interface FactorRow {
  readonly secret: string;
  readonly backupCodes: string;
  readonly verified: boolean;
}

const codesSchema = z.array(z.string());

/** What the library lacks for our pages. None of it has an address; all of it is called from our handlers only. */
export const ownEndpoints = {
  id: 'primus',
  endpoints: {
    /** Whose password was right, while the code is still to come; null when that was too long ago. */
    secondStepUser: createAuthEndpoint.serverOnly({ method: 'GET', requireHeaders: true }, async (ctx) => {
      const { name } = ctx.context.createAuthCookie('two_factor');
      const identifier = await ctx.getSignedCookie(name, ctx.context.secret);
      if (!identifier) return null;
      const challenge = await ctx.context.internalAdapter.findVerificationValue(identifier);
      if (challenge === null || challenge.expiresAt < new Date()) return null;
      return challenge.value;
    }),
    /** The secret and the spare codes of a second factor that has not been used yet; null once it has. */
    unconfirmedFactor: createAuthEndpoint.serverOnly({ method: 'GET', requireHeaders: true }, async (ctx) => {
      const session = await getSessionFromCtx(ctx);
      if (session === null) return null;
      const row = await ctx.context.adapter.findOne<FactorRow>({
        model: 'twoFactor',
        where: [{ field: 'userId', value: session.user.id }],
      });
      if (row === null || row.verified) return null;
      const open = (data: string) => symmetricDecrypt({ key: ctx.context.secretConfig, data });
      return {
        secret: await open(row.secret),
        spareCodes: codesSchema.parse(JSON.parse(await open(row.backupCodes))),
      };
    }),
    /** A session without a password, for the demo programme. */
    openSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
        if (user === null) throw new Error('no such account');
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return { opened: true };
      },
    ),
  },
} satisfies BetterAuthPlugin;
