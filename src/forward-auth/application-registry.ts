import { Injectable } from '@nestjs/common';
import { visibleText } from '../common/visible-text.js';
import { isLocal, isSiteUrl } from '../config/urls.js';
import { WrongOption } from '../domain/wrong-option.js';
import { Groups } from '../groups/groups.js';
import { message } from '../i18n/message.js';
import type { NewIcon } from '../icons/icons.js';
import { policy } from '../policy.js';
import type { Actor } from '../users/actor.js';
import { Applications, type RegisteredApplication } from './applications.js';

type Wanted = Omit<RegisteredApplication, 'iconHash'>;

/** Registers the applications behind a proxy: for operators and admins. */
@Injectable()
export class ApplicationRegistry {
  constructor(
    private readonly applications: Applications,
    private readonly groups: Groups,
  ) {}

  async list(): Promise<RegisteredApplication[]> {
    return this.applications.list();
  }

  async find(origin: string): Promise<RegisteredApplication | undefined> {
    return this.applications.find(origin);
  }

  /** Returns it as it is stored. @throws WrongOption that says what is wrong with it. */
  async add(by: Actor, wanted: Wanted, baseUrl: string, icon?: NewIcon): Promise<RegisteredApplication> {
    const { groupName } = wanted;
    const application = { name: checkedName(wanted.name), origin: checkedOrigin(wanted.origin, baseUrl), groupName };
    await this.requireGroup(application);
    if (await this.applications.add(by, application, icon)) return { ...application, iconHash: icon?.hash ?? null };
    throw new WrongOption(
      '--origin',
      `There is an application at ${application.origin}: it is already registered. Remove it first to change it.`,
      'adminClients.originTaken',
    );
  }

  /** Its name, and who may enter. False if there is none. @throws WrongOption. */
  async change(by: Actor, wanted: Wanted): Promise<boolean> {
    const application = { ...wanted, name: checkedName(wanted.name) };
    await this.requireGroup(application);
    return this.applications.change(by, application);
  }

  /** False if there is none. */
  async remove(by: Actor, origin: string): Promise<boolean> {
    return this.applications.remove(by, origin);
  }

  private async requireGroup({ origin, groupName: name }: Wanted): Promise<void> {
    if (name !== null && !(await this.groups.exists(name))) {
      const says = `There is no group "${name}". Create it with: groups add NAME`;
      throw new WrongOption('--group', says, 'adminClients.groupUnknown');
    }
    await this.requireSameGroupOnHost(origin, name);
  }

  /** Browsers send cookies to every port of a host, and proxies may pass on a port that a client has made up. */
  private async requireSameGroupOnHost(origin: string, groupName: string | null): Promise<void> {
    const { hostname } = new URL(origin);
    const other = (await this.applications.list()).find(
      (one) => one.origin !== origin && one.groupName !== groupName && new URL(one.origin).hostname === hostname,
    );
    if (!other) return;
    throw new WrongOption(
      '--group',
      `The application at ${other.origin} is on the same host and for other people. Give each a host name of its own.`,
      message('adminClients.otherGroupOnHost', { origin: other.origin }),
    );
  }
}

function checkedName(typed: string): string {
  const { nameLength: max } = policy.forwardAuth;
  const name = visibleText(typed, max);
  if (name !== undefined) return name;
  throw new WrongOption(
    '--name',
    `must have 1 to ${max} visible characters.`,
    message('adminClients.nameWrong', { max }),
  );
}

function checkedOrigin(address: string, baseUrl: string): string {
  if (!isSiteUrl(address))
    throw new WrongOption(
      '--origin',
      'must be the address of the application, such as https://app.example.com, without a path.',
      'adminClients.originWrong',
    );
  const { origin, hostname, protocol } = new URL(address);
  const own = new URL(baseUrl);
  // Browsers send the cookies of a host to all of its ports: the application would get those of the log-in.
  if (hostname === own.hostname)
    throw new WrongOption('--origin', 'must be on another host than BASE_URL.', 'adminClients.originOwnHost');
  if (protocol === 'http:' && own.protocol === 'https:' && !isLocal(hostname))
    throw new WrongOption('--origin', 'must start with https:, as BASE_URL does.', 'adminClients.originNotHttps');
  return origin;
}
