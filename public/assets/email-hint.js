// Offers the right spelling of a large mail provider while an address is typed. It changes nothing by itself: the form is
// sent as it was typed.

// Only long names: next to a short one there are too many real domains.
const providers = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'protonmail.com',
  'comcast.net',
  'btinternet.com',
  't-online.de',
  'freenet.de',
  'laposte.net',
  'wanadoo.fr',
  'interia.pl',
  'seznam.cz',
];

const suggestionFor = (email) => {
  const at = email.lastIndexOf('@');
  const name = email.slice(0, Math.max(at, 0)).trim();
  const typed = email
    .slice(at + 1)
    .trim()
    .toLowerCase();
  if (!name || !typed || providers.includes(typed)) return undefined;
  const domain = providers.find((provider) => isMistyped(typed, provider));
  return domain && `${name}@${domain}`;
};

// One mistake, or two in a long name. The first letters are the right ones: ymail.com and cloud.com are real.
const isMistyped = (typed, provider) => {
  const [name, ending] = [nameOf(provider), endingOf(provider)];
  const isLong = name.length >= 6 && endingOf(typed) === ending;
  const startsRight = typed[0] === provider[0] || (typed[0] === provider[1] && typed[1] === provider[0]);
  return startsRight && editDistance(typed, provider) <= (isLong ? 2 : 1);
};
const nameOf = (domain) => domain.slice(0, domain.lastIndexOf('.'));
const endingOf = (domain) => domain.slice(domain.lastIndexOf('.'));

// The Damerau–Levenshtein distance.
const editDistance = (typed, meant) => {
  const rows = [Array.from({ length: meant.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= typed.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= meant.length; column += 1) {
      const isSame = typed[row - 1] === meant[column - 1];
      const isSwapped = row > 1 && typed[row - 1] === meant[column - 2] && typed[row - 2] === meant[column - 1];
      rows[row][column] = Math.min(
        rows[row - 1][column] + 1,
        rows[row][column - 1] + 1,
        rows[row - 1][column - 1] + (isSame ? 0 : 1),
        isSwapped ? rows[row - 2][column - 2] + 1 : Infinity,
      );
    }
  }
  return rows[typed.length][meant.length];
};

for (const hint of document.querySelectorAll('.suggestion')) {
  const input = document.getElementById(hint.dataset.for);
  let pause;

  const offer = () => {
    const email = suggestionFor(input.value);
    if (!email) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = email;
    button.addEventListener('click', () => {
      input.value = email;
      input.focus();
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const [before, after] = hint.dataset.text.split('…');
    hint.append(before, button, after);
  };
  input.addEventListener('input', () => {
    clearTimeout(pause);
    hint.replaceChildren();
    // After a pause, and not when the field is left: a click on a button must not find it moved.
    pause = setTimeout(offer, 500);
  });
}
