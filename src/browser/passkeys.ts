import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';

type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;

// views/partials/passkey.hbs: one in a form.
const button = document.querySelector<HTMLButtonElement>('button[data-passkey]');
if (button?.form && browserSupportsWebAuthn()) offer(button, button.form);

function offer(button: HTMLButtonElement, form: HTMLFormElement): void {
  const { passkey: kind, options: url = '', notUsed = '', known = '' } = button.dataset;
  const problem = Object.assign(document.createElement('p'), { className: 'error', role: 'alert' });
  let answer: string | undefined;
  let offerEnds: ReturnType<typeof setTimeout> | undefined;

  document.querySelector('[data-without-passkeys]')?.remove();
  form.hidden = button.hidden = false;

  // Not in a field, where it would be sent again by whoever comes back to this page.
  form.addEventListener('formdata', ({ formData }) => {
    if (answer === undefined) return;
    formData.set('passkey', answer);
    // It stands in for both.
    for (const name of ['password', 'code']) formData.delete(name);
    answer = undefined;
  });

  button.addEventListener('click', (event) => {
    event.preventDefault();
    problem.remove();
    button.disabled = true;
    void use().finally(() => (button.disabled = false));
  });

  async function use(): Promise<void> {
    try {
      const optionsJSON = await ask();
      // Logged out or in meanwhile, or asked to confirm: the page leads there.
      if (optionsJSON) send(await (kind === 'create' ? startRegistration : startAuthentication)({ optionsJSON }));
      // Not a reload, which would send a refused form again.
      else location.replace(location.pathname + location.search);
    } catch (error) {
      problem.textContent = isKnown(error) ? known : notUsed;
      button.after(problem);
      void offerInField();
    }
  }

  async function ask(): Promise<Options | undefined> {
    const response = await fetch(url, { headers: { Accept: 'application/json' } });
    if (response.redirected) return undefined;
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()) as Options;
  }

  function send(made: object): void {
    answer = JSON.stringify(made);
    button.disabled = false;
    form.requestSubmit(button);
  }

  /** In the list that the browser shows at the field with the address. It asks nobody anything by itself. */
  async function offerInField(): Promise<void> {
    if (!form.querySelector('[autocomplete~=webauthn]') || !(await browserSupportsWebAuthnAutofill())) return;
    try {
      const optionsJSON = await ask();
      if (!optionsJSON) return;
      // What has to be signed gets too old. Asking again ends this request.
      clearTimeout(offerEnds);
      offerEnds = setTimeout(offerAgain, optionsJSON.timeout);
      send(await startAuthentication({ optionsJSON, useBrowserAutofill: true }));
    } catch {
      // The button was used, or nothing.
    }
  }

  function offerAgain(): void {
    if (button.disabled) return;
    if (document.hidden) document.addEventListener('visibilitychange', offerAgain, { once: true });
    else void offerInField();
  }

  void offerInField();
}

function isKnown(error: unknown): boolean {
  return error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
}
