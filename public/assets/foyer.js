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
