import { fakeLogindKind } from './fake-logind-host';
import { describeHostBackend } from './host-backend.contract';

describeHostBackend(fakeLogindKind);
