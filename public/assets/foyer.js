// Progressive enhancement. Every page works without script.

const { locale, showPassword, hidePassword, timeZone, timeZoneCookie } = document.body.dataset;

// The server uses UTC until it knows the visitor's time zone. It reads it from this cookie at the next page.
const { timeZone: ownZone } = Intl.DateTimeFormat().resolvedOptions();
if (ownZone && ownZone !== timeZone) {
  const secure = document.location.protocol === 'https:' ? '; Secure' : '';
  // For a year, like the language.
  if (timeZoneCookie) document.cookie = `${timeZoneCookie}=${ownZone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  const localTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  for (const time of document.querySelectorAll('time[datetime]')) {
    time.title = time.textContent;
    time.textContent = localTime.format(new Date(time.dateTime));
  }
}

const passwords = document.querySelectorAll('input[type=password]');
for (const input of passwords) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'reveal';
  button.textContent = showPassword;
  button.setAttribute('aria-controls', input.id);
  button.addEventListener('click', () => {
    const isHidden = input.type === 'password';
    input.type = isHidden ? 'text' : 'password';
    button.textContent = isHidden ? hidePassword : showPassword;
  });
  input.after(button);
}

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
      if (number === asked) show(remark.getAttribute(`data-${violation}`));
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
