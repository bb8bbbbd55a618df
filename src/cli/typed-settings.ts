import { environmentWithFile, readConfig, type Config } from '../config.ts';

/** For what needs no token: that there is none is no error in production either. */
export const settingsWithoutToken = (): Config =>
  readConfig({ ...environmentWithFile(process.env), NODE_ENV: undefined });
