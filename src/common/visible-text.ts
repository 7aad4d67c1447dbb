/** A name that somebody has chosen, as it is stored. Undefined if it is empty, too long, or has characters that nobody sees. */
export function visibleText(typed: string, maxLength: number): string | undefined {
  const text = typed.trim().normalize('NFC');
  const isVisible = text !== '' && Array.from(text).length <= maxLength && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
  return isVisible ? text : undefined;
}
