import { message } from '../../src/i18n/message.js';
import { slotsOf } from '../../src/i18n/parts.js';
import { changeTexts } from '../../src/i18n/texts.js';
import { translate } from '../../src/i18n/translate.js';

const hint = (minLength: number): string => translate(message('label.passwordHint', { minLength }), 'en');

afterEach(() => {
  changeTexts();
});

describe('A number in a text', () => {
  it('takes one of two plurals in English', () => {
    changeTexts({ en: { 'label.passwordHint': '{minLength, plural, one {# character} other {# characters}}.' } });
    expect([0, 1, 2, 1200].map(hint)).toEqual(['0 characters.', '1 character.', '2 characters.', '1,200 characters.']);
  });

  it('takes one of three in Polish', () => {
    const text = 'Hasło: {minLength, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}!';
    changeTexts({ en: { 'language.locale': 'pl', 'label.passwordHint': text } });
    expect([1, 2, 5, 12, 22, 1.5].map(hint)).toEqual([
      'Hasło: 1 znak!',
      'Hasło: 2 znaki!',
      'Hasło: 5 znaków!',
      'Hasło: 12 znaków!',
      'Hasło: 22 znaki!',
      'Hasło: 1,5 znaku!',
    ]);
  });

  it('takes the words for all others where there are none for its own', () => {
    changeTexts({ en: { 'label.passwordHint': '{minLength, plural, other {# characters}}' } });
    expect(hint(1)).toBe('1 characters');
  });

  it('is a slot for a number, whatever the words around it', () => {
    expect(slotsOf('{a} of {count, plural, one {# day} other {# days}}, {b:number}, {a}')).toEqual([
      'a',
      'b:',
      'count:',
    ]);
  });
});
