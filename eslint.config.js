import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const noPrograms = (modules) => ({
  regex: `^(node:)?(${modules})$`,
  message: 'The server starts no programs and runs no code but its own.',
});

const noConnections = {
  regex: '^(node:)?(http|https|http2|net|tls|dgram)$',
  allowTypeImports: true,
  allowImportNames: ['createServer', 'IncomingMessage', 'ServerResponse', 'BlockList', 'isIP', 'isIPv4', 'isIPv6'],
  message:
    'Foyer connects only to the mail server and its token endpoint (src/mail/transports), registered sites (src/outgoing), and providers of log-ins (src/identities).',
};

export default tseslint.config(
  {
    ignores: [
      ...['.builds/', '**/dist', 'data/', 'coverage/', '**/node_modules/'],
      ...['public/assets/password-rules.js', 'public/assets/passkeys.js'],
      ...['examples/typescript', 'examples/client/schema.d.ts'],
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.browser.json', './examples/{vue,react}/tsconfig.json'],
      },
    },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      // `const { _csrf, ...fields }` removes a field.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Nest modules are classes that carry only a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // Only the configuration reads the environment.
    files: ['src/**/*.ts'],
    ignores: ['src/config/environment.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'src/config/environment.ts is the only reader of the environment.',
        },
        { object: 'URL', property: 'canParse', message: 'It is wrong on Node 20: use urlOf in src/common/url.ts.' },
      ],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/common',
              importNames: ['Logger', 'ConsoleLogger'],
              message: 'Log through src/logging/log.ts.',
            },
          ],
        },
      ],
    },
  },
  {
    // With more than five parameters, a noun is missing.
    files: ['src/**/*.ts'],
    rules: { 'max-params': ['error', 5] },
  },
  {
    // A change of address needs six: the account, its session, link, limit and events, and the outbox.
    files: ['src/account/email-change/email-change.ts'],
    rules: { 'max-params': ['error', 6] },
  },
  {
    // What the application never does (see docs/asvs.md).
    files: ['src/**/*.ts'],
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [noPrograms('child_process|cluster|vm|worker_threads'), noConnections] },
      ],
      'no-restricted-globals': ['error', 'fetch', 'WebSocket', 'EventSource'],
      'no-restricted-syntax': [
        'error',
        {
          selector: ':matches(NewExpression, CallExpression)[callee.name="RegExp"]',
          message: 'A regular expression made from input can run forever.',
        },
        {
          selector: 'MemberExpression[object.name="Math"][property.name="random"]',
          message: 'It is predictable. Use node:crypto.',
        },
      ],
    },
  },
  {
    // To providers that the operator has configured, and to no others.
    files: ['src/identities/bounded-fetch.ts'],
    rules: { 'no-restricted-globals': ['error', 'WebSocket', 'EventSource'] },
  },
  {
    // Only from this site: see the pages' content security policy.
    files: ['src/browser/**'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    // The thread that judges passwords, which runs a file of its own.
    files: ['src/passwords/password-judge.ts', 'src/passwords/judge-worker.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [noPrograms('child_process|cluster|vm'), noConnections] },
      ],
    },
  },
  {
    // The commands `backup` and `restore`, which call pg_dump and pg_restore.
    files: ['src/database/postgres/programs.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [noPrograms('cluster|vm|worker_threads'), noConnections] },
      ],
    },
  },
  {
    // Commands print their results.
    files: ['src/common/run-program.ts', 'src/cli.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
  {
    files: ['public/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'Event',
          'location',
          'sessionStorage',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'Worker',
          'Blob',
          'navigator',
          'print',
          'URL',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'write', 'writeln'].map((property) => ({
          property,
          message: 'It reads text as HTML. Use textContent.',
        })),
      ],
    },
  },
);
