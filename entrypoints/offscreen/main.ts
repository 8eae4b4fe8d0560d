import { relayPorts } from '@/lib/platform/offscreen/offscreen-page';
import { requestPersistence } from '@/lib/platform/storage/request-persistence';

relayPorts();
requestPersistence();
