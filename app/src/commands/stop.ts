const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Settles when the process is asked to end: by a signal, or because the launcher that started it is gone.
 * Ctrl-C reaches launcher and server both, so the same wish may come twice; once is enough.
 */
export function whenAskedToStop(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, () => resolve(signal));
    const launcher = Number(env['PRIMUS_LAUNCHER']);
    if (process.ppid !== launcher) return;
    const watch = setInterval(() => {
      if (process.ppid === launcher) return;
      clearInterval(watch);
      resolve('the launcher is gone');
    }, 500);
    watch.unref();
  });
}
