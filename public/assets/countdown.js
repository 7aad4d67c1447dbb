// Counts down until the visitor can try again. As in src/i18n/formats.ts, in the largest unit of which there are two.
const { locale } = document.body.dataset;
const inWords = new Intl.RelativeTimeFormat(locale);
const waitText = (seconds) => {
  if (seconds < 120) return inWords.format(seconds, 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? inWords.format(minutes, 'minute') : inWords.format(Math.ceil(minutes / 60), 'hour');
};
for (const line of document.querySelectorAll('[data-wait]')) {
  const end = Date.now() + 1000 * line.dataset.wait;
  const text = line.textContent;
  const first = waitText(Number(line.dataset.wait));
  const button = line.closest('form')?.querySelector('button');
  if (button) button.disabled = true;
  // Not every second is read aloud, only the end.
  line.setAttribute('aria-live', 'off');
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left > 0) {
      line.textContent = text.replace(first, waitText(left));
      if (left === 1) line.setAttribute('aria-live', 'polite');
      return;
    }
    clearInterval(timer);
    line.textContent = line.dataset.over;
    if (button) button.disabled = false;
  };
  const timer = setInterval(tick, 1000);
}
