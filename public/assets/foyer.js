// Progressive enhancement. Every page works without script.

const { locale, showPassword, timeZone, timeZoneCookie } = document.body.dataset;

// The server uses UTC until it knows the visitor's time zone. It reads it from this cookie at the next page.
const { timeZone: ownZone } = Intl.DateTimeFormat().resolvedOptions();
if (ownZone && ownZone !== timeZone) {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // For a year, like the language.
  if (timeZoneCookie) document.cookie = `${timeZoneCookie}=${ownZone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  const localTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  for (const time of document.querySelectorAll('time[datetime]:not([title])')) {
    time.title = time.textContent;
    time.textContent = localTime.format(new Date(time.dateTime));
  }
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
  button.title = showPassword;
  // Older versions of Firefox have no properties for these attributes.
  button.setAttribute('aria-label', showPassword);
  button.setAttribute('aria-pressed', 'false');
  button.setAttribute('aria-controls', input.id);
  button.addEventListener('click', () => {
    const isHidden = input.type === 'password';
    input.type = isHidden ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(isHidden));
  });
  input.after(button);
}

// Editing a field removes its error.
document.addEventListener('input', ({ target }) => {
  removeError(`${target.id}-error`);
  if (target.form?.querySelector('[aria-describedby~=problem]')) removeError('problem');
  const entry = document.querySelector(`.error-summary a[href="#${target.id}"]`)?.closest('li');
  if (entry?.parentElement.children.length === 1) entry.closest('.error-summary').remove();
  entry?.remove();
});
const removeError = (id) => {
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

// Keeps typed values once: for the same form in another language, and the email for other visitor forms. Never passwords
// or codes.
const email = document.querySelector('main input[name=email][autocomplete~=username]');
const typable = ['input[type=email]', 'input[type=text]', 'input[type=checkbox]', 'select']
  .map((field) => `main ${field}[name]`)
  .join();
const keepTyped = () => {
  const values = {};
  for (const { name, type, autocomplete, value, checked } of document.querySelectorAll(typable))
    if (!/password|code/.test(autocomplete)) values[name] = type === 'checkbox' ? checked : value;
  sessionStorage.setItem('typed', JSON.stringify({ path: location.pathname, values }));
};
const restoreTyped = () => {
  const { path, values = {} } = JSON.parse(sessionStorage.getItem('typed') ?? '{}');
  sessionStorage.removeItem('typed');
  const isSame = path === location.pathname;
  if (!isSame && email && values.email) email.value = values.email;
  if (!isSame) return;
  for (const input of document.querySelectorAll(typable))
    if (input.type === 'checkbox') input.checked = values[input.name] ?? input.checked;
    else input.value = values[input.name] ?? input.value;
};
const withStorage = (act) => {
  try {
    act();
  } catch {
    // The visitor allows no storage.
  }
};
withStorage(restoreTyped);
document.addEventListener('submit', ({ target }) => {
  const isLanguage = target.getAttribute('action') === '/language';
  // What is sent replaces what an earlier click kept.
  withStorage(isLanguage ? keepTyped : () => sessionStorage.removeItem('typed'));
});
document.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey, altKey }) => {
  // With one of these keys, the link opens elsewhere and this page stays.
  const staysHere = ctrlKey || metaKey || shiftKey || altKey;
  if (email && !staysHere && target.closest('main a[href^="/"]')) withStorage(keepTyped);
});
