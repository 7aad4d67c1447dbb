import type { Form } from '../form.js';
import { type Figure, figure } from '../figure.js';
import { Foyer } from '../foyer.js';
import { verificationRate } from '../hashing.js';
import { interleaved, median, ratio } from '../measure.js';
import { registrationRate } from '../rates.js';

/** From the form until the next server has the mail, with `synchronous=FULL`. */
export async function registrations(form: Form): Promise<Figure[]> {
  const foyer = await Foyer.start(1000);
  const rates = await interleaved(form.rounds, {
    raw: () => verificationRate(form.forms),
    registrations: registrationRate(foyer, form),
  });
  await foyer.stop();
  return [
    figure('registrations until their mail is handed over, 64 at once', median(rates.registrations), '/s'),
    figure('registrations to raw verifications', ratio(rates.registrations, rates.raw)),
  ];
}
