/** In octets. RFC 5321, 4.5.3.1: a path has at most 256 with its angle brackets. */
export const maxEmailLength = 254;
export const maxLocalPartLength = 64;
