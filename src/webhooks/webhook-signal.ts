import { Injectable } from '@nestjs/common';
import { WakeSignal } from '../mail/wake-signal.js';

/** Wakes the worker of webhooks, and not that of emails. */
@Injectable()
export class WebhookSignal extends WakeSignal {}
