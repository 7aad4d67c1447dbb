// Checks a new password while it is typed, with the rules of the server. They load when the field is first used, in a
// worker: it does not block the page while it loads the dictionaries, and it cannot send passwords anywhere.
for (const remark of document.querySelectorAll('output[for]')) {
  const { minLength, siteName, siteHost } = remark.dataset;
  const input = document.getElementById(remark.htmlFor.value);
  const username = input.form.querySelector('[autocomplete~=username]');
  let rules, pause;
  let asked = 0;

  const load = () => {
    if (rules) return;
    rules = new Worker('/assets/password-rules.js');
    rules.addEventListener('message', ({ data: { number, violation } }) => {
      // An answer to an older value is ignored.
      if (number !== asked) return;
      remark.classList.toggle('good', violation === 'none');
      show(remark.getAttribute(`data-${violation}`));
    });
    remark.hidden = false;
    input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${remark.id}`);
  };
  const check = () => {
    asked += 1;
    clearTimeout(pause);
    if (input.value === '') return show('');
    load();
    // Only after a pause in typing, not at each letter: screen readers read it aloud.
    pause = setTimeout(() => {
      const [password, address] = [input.value, username?.value ?? ''];
      rules.postMessage({ number: asked, password, email: address, minLength, siteName, siteHost });
    }, 500);
  };
  const show = (text) => {
    // Setting the same text again would make screen readers repeat it.
    if (remark.textContent !== text) remark.textContent = text;
  };

  input.addEventListener('focus', () => {
    load();
    check();
  });
  // Also when the address changes, because the password must not contain it.
  input.form.addEventListener('input', check);
}
