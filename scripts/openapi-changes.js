/** What a client of one OpenAPI document could trip over with another one. */

/** @returns a sentence for each change that can break a client which was written for `before`. */
export function breakingChanges(before, after) {
  const found = [];
  for (const [path, methods] of Object.entries(before.paths)) {
    for (const [method, old] of Object.entries(methods)) {
      const place = `${method.toUpperCase()} ${path}`;
      const now = after.paths[path]?.[method];
      if (!now) found.push(`${place} is gone`);
      else found.push(...changesOf(old, now, before, after).map((change) => `${place}: ${change}`));
    }
  }
  return found;
}

function changesOf(old, now, before, after) {
  const found = [];
  if (old.operationId !== now.operationId) found.push(`it is no longer called ${old.operationId}`);
  if (old.security.length === 0 && now.security.length > 0) found.push('it needs a log-in');
  for (const [type, { schema }] of Object.entries(old.requestBody?.content ?? {})) {
    const current = now.requestBody?.content[type]?.schema;
    if (!current) found.push(`it takes no ${type}`);
    else found.push(...requestChanges(schema, current, 'the body', { before, after }));
  }
  if (!old.requestBody && now.requestBody) found.push('it needs a body');
  for (const { name, in: where } of old.parameters ?? [])
    if (!now.parameters?.some((one) => one.name === name && one.in === where))
      found.push(`the parameter ${name} is gone`);
  for (const { name, required } of now.parameters ?? [])
    if (required && !old.parameters?.some((one) => one.name === name)) found.push(`the parameter ${name} is needed`);
  for (const [status, response] of Object.entries(old.responses)) {
    if (!now.responses[status]) found.push(`it no longer answers ${status}`);
    const schema = response.content?.['application/json']?.schema;
    const current = now.responses[status]?.content?.['application/json']?.schema;
    if (schema) found.push(...answerChanges(schema, current ?? {}, `the answer ${status}`, { before, after }));
  }
  return found;
}

function requestChanges(old, now, place, documents) {
  const [was, is] = [resolve(old, documents.before), resolve(now, documents.after)];
  const found = typeChanges(was, is, place);
  for (const name of is.required ?? []) if (!was.required?.includes(name)) found.push(`${place} needs ${name}`);
  for (const [name, schema] of Object.entries(was.properties ?? {})) {
    const current = is.properties?.[name];
    if (!current) found.push(`${place} takes no ${name}`);
    else found.push(...requestChanges(schema, current, `${name} of ${place}`, documents));
  }
  const missing = (was.enum ?? []).filter((value) => is.enum && !is.enum.includes(value));
  if (missing.length > 0 || (!was.enum && is.enum)) found.push(`${place} takes fewer values`);
  return found;
}

function answerChanges(old, now, place, documents) {
  const [was, is] = [resolve(old, documents.before), resolve(now, documents.after)];
  const found = typeChanges(was, is, place);
  for (const [name, schema] of Object.entries(was.properties ?? {})) {
    const current = is.properties?.[name];
    if (!current) found.push(`${place} has no ${name}`);
    else if (was.required?.includes(name) && !is.required?.includes(name)) found.push(`${place} may have no ${name}`);
    else found.push(...answerChanges(schema, current, `${name} of ${place}`, documents));
  }
  if (was.items) found.push(...answerChanges(was.items, is.items ?? {}, `an item of ${place}`, documents));
  return found;
}

function typeChanges(was, is, place) {
  const shape = ({ type, anyOf }) => JSON.stringify([type, anyOf?.map((one) => one.type)]);
  return shape(was) === shape(is) ? [] : [`${place} has another type`];
}

function resolve(schema, document) {
  if (!schema.$ref) return schema;
  return document.components.schemas[schema.$ref.split('/').at(-1)] ?? {};
}
