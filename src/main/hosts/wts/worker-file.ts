import file from './wts-worker?modulePath';

/** The built worker, for `startWtsWorker`. Only the built program knows it. */
export const wtsWorkerFile: string = file;
