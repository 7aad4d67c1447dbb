import pg from 'pg';

/** OID of the type of moments and counts. All are far below 2 to the power of 53. */
const int8 = 20;

/** How values of the database become values of JavaScript: as on SQLite. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format): ((text: string) => unknown) =>
    Number(oid) === int8 ? Number : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
};
