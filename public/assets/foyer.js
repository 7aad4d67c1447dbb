// A little comfort. Nothing depends on it: with script off, every page does all that it does with it.

const { locale, showPassword, hidePassword } = document.body.dataset;

// The server does not know where its reader is, and says UTC.
const here = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
for (const time of document.querySelectorAll('time[datetime]')) {
  time.title = time.textContent;
  time.textContent = here.format(new Date(time.dateTime));
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
  // A second press would send the form twice.
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
  // Shown, it would be kept among what was typed into text fields.
  for (const input of passwords) input.type = 'password';
  // Whoever stopped the first may try again.
  setTimeout(() => sent.delete(event.target), 5000);
});

// A new password is judged while it is typed, by the rules of the server. They come when the field is first used, and work
// beside the page: there they hold nobody up while they unpack their dictionaries, and can tell nobody what they are asked.
for (const remark of document.querySelectorAll('output[for]')) {
  const { minLength, siteName, siteHost } = remark.dataset;
  const input = document.getElementById(remark.htmlFor.value);
  const email = input.form.querySelector('[autocomplete=username]');
  let rules, pause;
  let asked = 0;

  const load = () => {
    if (rules) return;
    rules = new Worker('/assets/password-rules.js');
    rules.addEventListener('message', ({ data: { number, fault } }) => {
      // Whoever has typed on waits for another answer.
      if (number === asked) say(remark.getAttribute(`data-${fault}`));
    });
    remark.hidden = false;
    input.setAttribute('aria-describedby', `${input.getAttribute('aria-describedby') ?? ''} ${remark.id}`);
  };
  const judge = () => {
    asked += 1;
    clearTimeout(pause);
    if (input.value === '') return say('');
    load();
    // Once at the end of a word, not at each letter: it is read aloud.
    pause = setTimeout(() => {
      const [password, address] = [input.value, email?.value ?? ''];
      rules.postMessage({ number: asked, password, email: address, minLength, siteName, siteHost });
    }, 500);
  };
  const say = (words) => {
    // Written once more, the same would be read aloud once more.
    if (remark.textContent !== words) remark.textContent = words;
  };

  input.addEventListener('focus', () => {
    load();
    judge();
  });
  // Also when the address changes, of which no password may be made.
  input.form.addEventListener('input', judge);
}
