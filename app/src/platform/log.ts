import { type DestinationStream, pino } from 'pino';

export type Log = ReturnType<typeof makeLog>;

/** Where an error arose: the lines of its stack below the message, which may hold what somebody typed. */
const placesOf = (error: Error): readonly string[] => {
  const stack = error.stack ?? '';
  const message = stack.indexOf(error.message);
  const below = message === -1 ? stack : stack.slice(message + error.message.length);
  return below
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
};

/** Structured lines without personal values: the callers give ids, states and counts only. */
export const makeLog = (
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent',
  destination?: DestinationStream,
) =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        // An error's message may hold what somebody typed: keep its kind, its code and where it arose.
        error: (error: unknown) =>
          error instanceof Error
            ? { name: error.name, code: (error as { code?: unknown }).code, at: placesOf(error) }
            : { name: typeof error },
      },
    },
    ...(destination === undefined ? [] : [destination]),
  );
