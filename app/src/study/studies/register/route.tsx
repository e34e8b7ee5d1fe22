import type { z } from 'zod';
import { sealStudy } from '../../../doors/seal.ts';
import { Refused } from '../../../office/refused.ts';
import { post, type RouteContext, redirect, rejectedForm, view } from '../../../office/route.ts';
import { manager, noParams } from '../access.ts';
import { NewStudyPage } from '../new/view.tsx';
import { protocolBytes, readStudyProtocol } from '../protocol.ts';
import { bodySchema } from './schema.ts';
import { ConfirmStudyPage } from './view.tsx';

type Body = z.output<typeof bodySchema>;

/** The file where there is one, else what was pasted. Bytes that are no UTF-8 become a sign that no key holds. */
const textOf = async ({ file, protocol }: Body): Promise<string> =>
  file instanceof File && file.size > 0 ? file.text() : protocol;

const register = async (context: RouteContext<unknown, undefined, Body>, source: unknown) => {
  const { doors, house, clock, viewer, say } = context;
  const slug = (source as { readonly id: string }).id;
  const { id } = await sealStudy(
    doors,
    { secrets: house.secrets, clock, viewer },
    { slug, source, invented: viewer.organisation?.demo === true },
  );
  return redirect(`/studies/${id}`, {
    kind: 'done',
    text: say({
      da: 'Forsøget er registreret, og lodtrækningen er forseglet.',
      en: 'The study is registered, and the randomisation is sealed.',
    }),
  });
};

export const registerStudy = post('/studies/new', {
  access: manager,
  params: noParams,
  body: bodySchema,
  audit: 'study.registered',
  limit: 3 * protocolBytes,
  act: async (context) => {
    const { page, body, newRequestId } = context;
    const text = await textOf(body);
    const read = readStudyProtocol(text);
    if (!read.ok)
      return rejectedForm(
        <NewStudyPage page={page} requestId={newRequestId} protocol={text} problems={read.problems} />,
      );
    if (body.confirmed === '')
      return view(
        <ConfirmStudyPage page={page} requestId={newRequestId} protocol={text} locked={read.locked} />,
      );
    // What is registered is what the page showed, to the last word.
    if (body.confirmed !== read.locked.hash)
      throw new Refused('protocol-changed', {
        da: 'Protokollen er ikke den, som siden viste. Intet er registreret. Begynd forfra.',
        en: 'The protocol is not the one that the page showed. Nothing was registered. Start again.',
      });
    return register(context, read.source);
  },
  rejected: async ({ page, newRequestId }, { values, errors }) =>
    rejectedForm(
      <NewStudyPage
        page={page}
        requestId={newRequestId}
        protocol={values['protocol'] ?? ''}
        errors={errors}
      />,
    ),
});
