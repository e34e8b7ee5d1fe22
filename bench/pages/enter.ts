import type { Visitor } from './server.ts';

/** Opens the demo programme as its first coordinator. */
export const enterDemo = async (visitor: Visitor): Promise<void> => {
  const front = await visitor.get('/');
  const token = /name="_csrf" value="([^"]+)"/u.exec(front.body)?.[1] ?? '';
  const opened = await visitor.post('/demo', { _csrf: token });
  if (opened.status !== 303) throw new Error(`the demo did not open: ${opened.status}`);
};
