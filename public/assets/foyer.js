// Progressive enhancement. Every page works without script.

const { locale, showPassword } = document.body.dataset;

// The server does not know the visitor's time zone and uses UTC.
const localTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
for (const time of document.querySelectorAll('time[datetime]')) {
  time.title = time.textContent;
  time.textContent = localTime.format(new Date(time.dateTime));
}

// Drawn here, because an image in a file would not follow forced colors.
const drawn = (name, attributes) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
};
const eye = drawn('svg', { viewBox: '0 0 24 24' });
eye.append(drawn('path', { d: 'M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7-10-7-10-7zm7 0a3 3 0 1 0 6 0 3 3 0 1 0-6 0' }));
eye.append(drawn('path', { d: 'm4 3 16 18', class: 'slash' }));

const passwords = document.querySelectorAll('input[type=password]');
for (const input of passwords) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'reveal';
  button.append(eye.cloneNode(true));
  button.ariaLabel = button.title = showPassword;
  button.ariaPressed = 'false';
  button.setAttribute('aria-controls', input.id);
  button.addEventListener('click', () => {
    const isHidden = input.type === 'password';
    input.type = isHidden ? 'text' : 'password';
    button.ariaPressed = String(isHidden);
  });
  input.after(button);
}

// A message goes as soon as what it is about changes.
document.addEventListener('input', ({ target }) => {
  forget(`${target.id}-error`);
  if (target.form?.querySelector('[aria-describedby~=problem]')) forget('problem');
  const entry = document.querySelector(`.error-summary a[href="#${target.id}"]`)?.closest('li');
  if (entry?.parentElement.children.length === 1) entry.closest('.error-summary').remove();
  entry?.remove();
});
const forget = (id) => {
  document.getElementById(id)?.remove();
  for (const input of document.querySelectorAll(`[aria-describedby~="${id}"]`)) {
    input.removeAttribute('aria-invalid');
    input.setAttribute('aria-describedby', input.getAttribute('aria-describedby').replace(id, '').trim());
  }
};

const sent = new WeakSet();
document.addEventListener('submit', (event) => {
  // A second click would send the form twice.
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
  // Otherwise the browser would save a shown password like the value of a text field.
  for (const input of passwords) input.type = 'password';
  // After the visitor stopped the first request, the form can be sent again.
  setTimeout(() => sent.delete(event.target), 5000);
});

// Checks a new password while it is typed, with the rules of the server. They load when the field is first used, in a
// worker: it does not block the page while it loads the dictionaries, and it cannot send passwords anywhere.
for (const remark of document.querySelectorAll('output[for]')) {
  const { minLength, siteName, siteHost } = remark.dataset;
  const input = document.getElementById(remark.htmlFor.value);
  const email = input.form.querySelector('[autocomplete=username]');
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
      const [password, address] = [input.value, email?.value ?? ''];
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
