/** See openapi-changes.js. */
export function breakingChanges(before: unknown, after: unknown): string[];
