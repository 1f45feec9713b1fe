import { describeHostBackend } from '../contract/host-backend.contract';
import { describeOnRealHost } from './on-real-host';
import { realLogindKind } from './real-logind-host';

describeOnRealHost('contract', (host) => describeHostBackend(realLogindKind(host)));
