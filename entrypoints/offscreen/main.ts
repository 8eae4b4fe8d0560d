import { relayPorts } from '@/lib/platform/offscreen/offscreen-page';
import { keepStorage } from '@/lib/platform/storage/request-persistence';

relayPorts();
keepStorage();
