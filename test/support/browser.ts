import { type CheerioAPI, load } from 'cheerio';
import { type Response, Test } from 'supertest';
import { noteAccessTokensIn, noteCookie, noteForm, noteTokensIn } from './secrets-used.js';

/** Elements of a page. */
type Elements = ReturnType<CheerioAPI>;

/** `undefined` leaves out what would be sent by default. */
type Headers = Record<string, string | undefined>;

/**
 * Uses the pages as a person does: keeps cookies, follows redirects, finds fields by their label and forms by their
 * button. Sends the headers that a current browser sends with a navigation.
 */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The last response, after any redirects. */
  response!: Response;
  /** All responses on the way to it, starting with the one to the action itself. */
  answers: Response[] = [];
  url = '/';
  private parsed: CheerioAPI | undefined;
  private typed = new Map<string, string>();
  private added: [string, string][] = [];
  /** Sent with every request, such as a User-Agent. */
  headers: Headers = {};

  constructor(
    private readonly origin: string,
    readonly baseUrl: string,
  ) {}

  /** With https there is a proxy in between, and the browser only knows its name. */
  private get seenAs(): string {
    return this.baseUrl.startsWith('https:') ? this.baseUrl : this.origin;
  }

  get status(): number {
    return this.response.status;
  }

  /** Parsed when it is first read: many pages are only passed. */
  private get document(): CheerioAPI {
    return (this.parsed ??= load(this.response.text));
  }

  /** The text of the page. */
  get page(): string {
    return this.document('body').text().replace(/\s+/g, ' ').trim();
  }

  get html(): CheerioAPI {
    return this.document;
  }

  /** Follows a link of a mail, or a path. */
  async open(link: string, headers: Headers = {}): Promise<this> {
    return this.go('GET', this.pathOf(link), undefined, headers);
  }

  fillIn(label: string, value: string): this {
    this.typed.set(label, value);
    return this;
  }

  /** What a script adds to the form when it is sent. */
  add(name: string, value: string): this {
    this.added.push([name, value]);
    return this;
  }

  check(label: string): this {
    return this.fillIn(label, '');
  }

  /** Sends the form with this button and the filled-in values. */
  async press(button: string, headers: Headers = {}): Promise<this> {
    const { path, fields } = this.formWith(button);
    return this.post(path, fields, headers);
  }

  /** What `press` would send. The page's own forms come before those that are on every page. */
  formWith(button: string): { path: string; fields: [string, string][] } {
    const $ = this.document;
    const all = $('form').filter((_, element) =>
      $(element)
        .find('button')
        .toArray()
        .some((b) => $(b).text().trim() === button),
    );
    const own = all.filter('main *');
    const forms = own.length > 0 ? own : all;
    const actions = new Set(forms.toArray().map((element) => $(element).attr('action')));
    if (actions.size !== 1) throw new Error(`${actions.size} forms have a button “${button}” on: ${this.page}`);
    const form = forms.first();
    const typedNames = new Map<string, string>();
    for (const [label, value] of this.typed) {
      const labels = form.find('label').filter((_, element) => $(element).text().trim() === label);
      const id = labels.attr('for');
      const input = id === undefined ? labels.find('input') : form.find(`#${id}`);
      const name = input.attr('name');
      if (name === undefined) throw new Error(`No field is labeled “${label}” on: ${this.page}`);
      typedNames.set(name, input.attr('type') === 'checkbox' ? (input.attr('value') ?? 'on') : value);
      if (input.is('select')) typedNames.set(name, optionOf(input, value));
    }
    const fields: [string, string][] = [];
    form.find('input, select').each((_, element) => {
      const input = $(element);
      const name = input.attr('name') ?? '';
      const typed = typedNames.get(name);
      if (name === '') return;
      if (typed !== undefined) fields.push([name, typed]);
      else if (input.is('select')) fields.push([name, chosenIn(input).attr('value') ?? '']);
      else if (input.attr('type') !== 'checkbox' || input.attr('checked') !== undefined) {
        fields.push([name, input.attr('value') ?? '']);
      }
    });
    const pressed = form.find('button[name]').filter((_, element) => $(element).text().trim() === button);
    if (pressed.length > 0) fields.push([pressed.attr('name') ?? '', pressed.attr('value') ?? '']);
    const path = form.find('button[formaction]').filter((_, element) => $(element).text().trim() === button);
    return { path: path.attr('formaction') ?? form.attr('action') ?? this.url, fields: [...fields, ...this.added] };
  }

  /** The value shown in the field with this label: of a choice, its words. */
  valueOf(label: string): string | undefined {
    const $ = this.document;
    const id = $('label')
      .filter((_, element) => $(element).text().trim() === label)
      .attr('for');
    if (id === undefined) return undefined;
    const field = $(`#${id}`);
    return field.is('select') ? chosenIn(field).text() : field.attr('value');
  }

  get csrf(): string {
    return this.document('input[name=_csrf]').first().attr('value') ?? '';
  }

  /** @param fields as pairs, or as the body itself. */
  async post(
    path: string,
    fields: [string, string][] | Record<string, string> | string,
    headers: Headers = {},
  ): Promise<this> {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
    return this.go('POST', path, body, headers);
  }

  private async go(method: 'GET' | 'POST', path: string, body: string | undefined, headers: Headers): Promise<this> {
    this.answers = [];
    this.typed = new Map();
    this.added = [];
    let response = await this.send(method, path, body, headers);
    this.answers.push(response);
    this.url = path;
    while (response.status === 303 && this.answers.length < 10) {
      const next = this.pathOf(response.headers.location ?? '');
      // Another site, where there is nothing to see.
      if (!next.startsWith('/')) break;
      this.url = next;
      response = await this.send('GET', this.url, undefined, headers);
      this.answers.push(response);
    }
    this.response = response;
    this.parsed = undefined;
    return this;
  }

  /** Sends one request with the cookies, without following redirects. */
  async send(method: string, path: string, body?: string | Buffer, headers: Headers = {}): Promise<Response> {
    noteTokensIn(path);
    noteForm(body?.toString() ?? '');
    for (const [name, value] of this.cookies) noteCookie(name, value);
    const call = new Test(this.origin, method, path);
    call.redirects(0).ok(() => true);
    if (this.cookies.size > 0)
      call.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const sent: Headers = {
      'Sec-Fetch-Site': 'same-origin',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
      ...(body === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded', Origin: this.seenAs }),
      ...this.headers,
      ...headers,
    };
    for (const [name, value] of Object.entries(sent)) if (value !== undefined) call.set(name, value);
    const response = await (body === undefined ? call : call.serialize((text: unknown) => text as string).send(body));
    noteAccessTokensIn(response.text);
    this.keepCookies(response);
    return response;
  }

  private keepCookies(response: Response): void {
    for (const cookie of (response.headers['set-cookie'] ?? []) as unknown as string[]) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      noteCookie(name, value);
      const expires = /expires=([^;]+)/i.exec(cookie)?.[1];
      if (value === '' || (expires !== undefined && Date.parse(expires) <= Date.now())) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  private pathOf(link: string): string {
    return link.startsWith(this.baseUrl) ? link.slice(this.baseUrl.length) || '/' : link;
  }
}

/** A browser takes the first option if the page chooses none. */
function chosenIn(select: Elements): Elements {
  const chosen = select.find('option[selected]');
  return chosen.length > 0 ? chosen.last() : select.find('option').first();
}

/** The value of the option with these words. */
function optionOf(select: Elements, words: string): string {
  const options = select.find('option').filter((index) => select.find('option').eq(index).text() === words);
  if (options.length !== 1) throw new Error(`${options.length} options are called “${words}”.`);
  return options.attr('value') ?? '';
}
