import { z } from 'zod';
import { secret } from './secret.js';

/** What the script sends for a passkey, as JSON. Empty without one. Never shown or kept: see views/partials/passkey.hbs. */
export const passkeyField = secret(z.string().default(''));
