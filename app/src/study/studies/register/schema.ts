import { z } from 'zod';
import { protocolBytes } from '../protocol.ts';

const tooLong = 'Protokollen er større end 1 MB. | The protocol is larger than 1 MB.';

/** Pasted or uploaded; `confirmed` is the hash of the protocol that the page before showed. */
export const bodySchema = z
  .strictObject({
    protocol: z.string().max(protocolBytes, tooLong).default(''),
    file: z
      .instanceof(File)
      .refine((file) => file.size <= protocolBytes, tooLong)
      .optional(),
    confirmed: z.string().default(''),
  })
  .refine(({ protocol, file }) => protocol.trim() !== '' || (file?.size ?? 0) > 0, {
    path: ['protocol'],
    message: 'Indsæt protokollen, eller vælg dens fil. | Paste the protocol, or choose its file.',
  });
