import { pino } from 'pino';

export type Log = ReturnType<typeof makeLog>;

/** Structured lines without personal values: the callers give ids, states and counts only. */
export const makeLog = (level: 'debug' | 'info' | 'warn' | 'error' | 'silent') =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      // An error's message may hold what somebody typed: keep its kind, its code and where it arose.
      error: (error: unknown) =>
        error instanceof Error
          ? {
              name: error.name,
              code: (error as { code?: unknown }).code,
              at: error.stack
                ?.split('\n')
                .filter((line) => line.startsWith('    at '))
                .slice(0, 8),
            }
          : { name: typeof error },
    },
  });
