import { keepStorage } from '@/lib/platform/keep-storage';
import { relayPorts } from '@/lib/platform/offscreen-page';

relayPorts();
keepStorage();
