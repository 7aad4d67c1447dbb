import type { LegacyHashes } from '../../src/passwords/legacy/legacy-hashes.js';
import type { Work } from '../../src/passwords/legacy/work.js';

/** As the database says it when these are left. */
export function withLeft(...works: readonly Work[]): LegacyHashes {
  return { left: () => Promise.resolve([...works]) } as unknown as LegacyHashes;
}

export const oldPassword = 'Grüße, ½ tugboat²';

/** Of `oldPassword`. Made by Django 3.2, passlib 1.7.4, and Python's hashlib in the way of Django 4, Werkzeug and Keycloak. */
export const textsOfHashes: readonly (readonly [program: string, hash: string])[] = [
  ['Django pbkdf2_sha256', 'pbkdf2_sha256$1000$seasalt0seasalt$JOU9v2rzcAjWepl/8IC5r7K5tqpG7BIhh5EN7d3W0co='],
  ['Django pbkdf2_sha1', 'pbkdf2_sha1$1000$seasalt0seasalt$oW+dCA7fLo++ZuAgiruX24BRSF0='],
  ['Django bcrypt_sha256', 'bcrypt_sha256$$2b$05$8ha2lk34rYnSRLQmbfZMDeq1Hz2Rj4smcZ4PeKwAqPMh89UQ7c1IG'],
  ['Django bcrypt', 'bcrypt$$2b$05$CsFbbOq2JfYKQZR.ukh0LOpS/mIgKYsWAZmc/u.mlzg5pRgpMpcNW'],
  ['Django argon2', 'argon2$argon2id$v=19$m=8192,t=2,p=8$c2Vhc2FsdDBzZWFzYWx0$2IdwQbZ/SUtPz3B+7hwZFA'],
  [
    'Django scrypt',
    'scrypt$1024$seasalt$8$5$86GrNegQUpqaPCbYCqZm45TqAsc7yFy+o1sET8uJduYnd5KP9DFZ1WuOLWnNbys9IjAy/4QefUqA8fPQdgIL7g==',
  ],
  ['passlib pbkdf2_sha1', '$pbkdf2$1000$oPT.37s3BoAwBkDoHUMIgQ$F0ffi3NexABgmMvM3f4nu6otPQE'],
  ['passlib pbkdf2_sha256', '$pbkdf2-sha256$1000$IsS4NybkHONci5Gy9h7DGA$VMm.VZwNoommlYymBQZ04mwi/Yx/UBI4ipm06h0HW4g'],
  [
    'passlib pbkdf2_sha512',
    '$pbkdf2-sha512$1000$knLuvXcOASBkbO2d09obQw$5hhh/5FGvVCyIunaCArVNwgyA8ahS/tH6jrgbXK4TKvVEbwy/Xso5fOLpQWj2sorJLnmvIa5qct48Rgwy/kL4Q',
  ],
  ['passlib django_pbkdf2_sha256', 'pbkdf2_sha256$1000$4FvI3nE0UoV4$LbvYJvtudsFazdIgY/QkKFIMWSEu6ud4Xm0kQEiNx/Y='],
  ['passlib scrypt', '$scrypt$ln=10,r=8,p=1$6/1fS0nJudc6ByAEwNibsw$4kl33Dl7UDFxYhc/6cRm9qe+DgRkROSOQ1wUbgcwJvc'],
  ['passlib argon2', '$argon2id$v=19$m=1024,t=2,p=2$zxmDUMo557z3vjeGUGrNWQ$z4B2SoAqJP0duzuaaIo7kw'],
  ['passlib argon2, type I', '$argon2i$v=19$m=1024,t=2,p=1$e0/p3RsjZKzVGiOEkHKOMQ$SF8g0a6ip1bVUDKUohuaDA'],
  ["passlib argon2, today's cost", '$argon2id$v=19$m=19456,t=2,p=1$3zvnHEOI0drb2xtjTGlNqQ$eoSkMtvH8jmZeyNIVeHZzA'],
  ['passlib bcrypt 2a', '$2a$05$DOy8xt4olsStQqr6ymPl2utb2FP2F1neFtnTwFrCxuPKUtC4qQHVy'],
  ['passlib bcrypt 2b', '$2b$05$E83rlVTbScWbRxRNOI75N..sP7iZZstXfj.TgBc6mLji291ctjnr2'],
  ['passlib bcrypt 2y', '$2y$05$X0/pH6Z//.cA5TItEGkEae4c0sAisRvv2fNFKN4IN5a2cXgntPo92'],
  ['Flask pbkdf2', 'pbkdf2:sha256:1000$seasalt$bfaec7b4c0965ebf7813834cd581b1476e1bc720d3b730f93d50bca168b84186'],
  [
    'Flask scrypt',
    'scrypt:1024:8:1$seasalt$eb37a10389e4b88bac973a3a44d0cae31cb8a9babd47a555f2bc1c63746c2c2732277104ef7748c44a8d81f6771cf700c8817ded825e874a31e323cad591e946',
  ],
];

/** As Keycloak exports them. */
export const keycloakCredentials = [
  {
    type: 'password',
    secretData:
      '{"value": "lCPlafiNEuGzpQAfikVuY6Jirn9Q1z9mcA3Ecd8+ZbwzOVDxV1CDqkilbWtOff71dGPmdZC11aqJYZlcem4hcg==", "salt": "AAECAwQFBgcICQoLDA0ODw==", "additionalParameters": {}}',
    credentialData: '{"hashIterations": 1000, "algorithm": "pbkdf2-sha256", "additionalParameters": {}}',
  },
  {
    type: 'password',
    secretData:
      '{"value": "1Mv43CffZORUjDog1QNNlT2MNgoBIvDvVawUf+0r5T1CvLUDo8/Umu3YFV6nbVXxJ41KKz1Qu5kjpRao2YnNeA==", "salt": "AAECAwQFBgcICQoLDA0ODw==", "additionalParameters": {}}',
    credentialData: '{"hashIterations": 1000, "algorithm": "pbkdf2-sha512", "additionalParameters": {}}',
  },
  {
    type: 'password',
    secretData:
      '{"value": "qHw0CWpGEnwu+LjMeOc7nMtYFoaq4QKTR5MqEZ1dpQqN37iR8Pugy9hEtY3E7bCBTqHx8PGfbanu85Kx3PAgZg==", "salt": "AAECAwQFBgcICQoLDA0ODw==", "additionalParameters": {}}',
    credentialData: '{"hashIterations": 1000, "algorithm": "pbkdf2", "additionalParameters": {}}',
  },
  {
    type: 'password',
    secretData:
      '{"value": "HG8YcNlTOoptLg5N0btrgCS8FzRQ4/WGimdb8y79gWE=", "salt": "AAECAwQFBgcICQoLDA0ODw==", "additionalParameters": {}}',
    credentialData:
      '{"hashIterations": 5, "algorithm": "argon2", "additionalParameters": {"hashLength": ["32"], "memory": ["7168"], "type": ["id"], "version": ["1.3"], "parallelism": ["1"]}}',
  },
] as const;

/** The published example of https://github.com/firebase/scrypt. */
export const firebaseExample = {
  password: 'user1password',
  passwordHash: 'lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==',
  salt: '42xEC+ixf3L2lw==',
  project: `hash_config {
  algorithm: SCRYPT,
  base64_signer_key: jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==,
  base64_salt_separator: Bw==,
  rounds: 8,
  mem_cost: 14,
}`,
};
