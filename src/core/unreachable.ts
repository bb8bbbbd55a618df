/** Why a server is out of reach, by the code of Node's error. */
export const unreachable: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known here',
  EAI_AGAIN: 'its name is not known here',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about',
  ETIMEDOUT: 'no connection came about',
  EHOSTUNREACH: 'this machine has no way there',
  ENETUNREACH: 'this machine has no way there',
};
