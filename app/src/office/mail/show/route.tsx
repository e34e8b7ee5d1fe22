import { z } from 'zod';
import { get, notFound, view } from '../../route.ts';
import { findMail } from '../store.ts';
import { MailPage } from './view.tsx';

export const mailShown = get('/outbox/:mailId', {
  access: { who: ['administrator'], over: 'organisation' },
  params: z.object({ mailId: z.uuid() }),
  reads: 'mail.read',
  show: async ({ accounts, viewer, house, page, params, newRequestId }) => {
    const { id = '', demo = false } = viewer.organisation ?? {};
    const mail = await accounts.read((db) => findMail(db, id, params.mailId));
    if (mail === undefined) return notFound;
    const sends = { sendsMail: house.sendsMail && !demo, demo };
    return view(<MailPage page={page} mail={mail} {...sends} requestId={newRequestId} />);
  },
});
