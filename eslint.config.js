import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['.builds/', 'dist', 'data/', 'coverage/', 'node_modules/', 'public/assets/password-rules.js'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './tsconfig.browser.json'] } },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      // `const { _csrf, ...fields }` takes a field away.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Nest modules are classes that carry only a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // Where the environment may be read: one place in the source, and the tests that start processes.
    files: ['src/**/*.ts'],
    ignores: ['src/config/config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'src/config/config.ts is the only reader of the environment.' },
        { object: 'URL', property: 'canParse', message: 'Node 20 forgets how: urlOf in src/common/url.ts.' },
      ],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/common',
              importNames: ['Logger', 'ConsoleLogger'],
              message: 'Whatever is logged goes through src/logging/log.ts.',
            },
          ],
        },
      ],
    },
  },
  {
    // Past five there is a noun missing.
    files: ['src/**/*.ts'],
    rules: { 'max-params': ['error', 5] },
  },
  {
    // Asking for a change of address takes six: of the account, its session, link, limit and history, and the outbox none
    // belongs to another, and the two acts share what they tell the old address.
    files: ['src/account/email-change/email-change.ts'],
    rules: { 'max-params': ['error', 6] },
  },
  {
    // What the application never does, so that nobody need look for it (see docs/asvs.md).
    files: ['src/**/*.ts'],
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:)?(child_process|cluster|vm|worker_threads)$',
              message: 'It starts no program and runs no code that it was not shipped with.',
            },
            {
              regex: '^(node:)?(http|https|http2|net|tls|dgram)$',
              allowTypeImports: true,
              allowImportNames: ['createServer', 'IncomingMessage', 'ServerResponse', 'isIP', 'isIPv6'],
              message: 'It talks to nobody but the mail server of MAIL_URL, in src/mail/transports/smtp.ts.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'fetch', 'WebSocket', 'EventSource'],
      'no-restricted-syntax': [
        'error',
        {
          selector: ':matches(NewExpression, CallExpression)[callee.name="RegExp"]',
          message: 'An expression made of what somebody typed can be made to run for ever.',
        },
        {
          selector: 'MemberExpression[object.name="Math"][property.name="random"]',
          message: 'It can be foretold. node:crypto has numbers that cannot.',
        },
      ],
    },
  },
  {
    // A command answers whoever gave it.
    files: ['src/common/run-program.ts', 'src/cli.ts'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
  {
    files: ['public/**/*.js'],
    languageOptions: {
      globals: { document: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', Worker: 'readonly' },
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
