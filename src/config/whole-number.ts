import { z } from 'zod';

export function wholeNumber(name: string, min: number, max: number): z.ZodType<number, string> {
  return z
    .string()
    .refine((text) => isWholeNumber(text, min, max), notWhole(name, min, max))
    .transform(Number);
}

export function isWholeNumber(text: string, min: number, max: number): boolean {
  return /^(?:0|[1-9]\d{0,8})$/.test(text) && Number(text) >= min && Number(text) <= max;
}

export function notWhole(name: string, min: number, max: number): string {
  return `${name} must be a whole number from ${min} to ${max}.`;
}
