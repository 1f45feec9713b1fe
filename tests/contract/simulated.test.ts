import { describeHostBackend } from './host-backend.contract';
import { simulatedKind } from './simulated-host';

describeHostBackend(simulatedKind);
