// Imported file by file: the main modules of the packages unpack everything, which is twice as much.
export { default as graphs } from '@zxcvbn-ts/language-common/dist/adjacencyGraphs.json.mjs';
export { default as passwords } from '@zxcvbn-ts/language-common/dist/passwords.json.mjs';
export { default as words } from '@zxcvbn-ts/language-en/dist/commonWords.json.mjs';
