// Error codes of Windows (winerror.h), by what they mean here.

/** ERROR_ACCESS_DENIED, ERROR_CTX_WINSTATION_ACCESS_DENIED. */
export const accessDenied: ReadonlySet<number> = new Set([5, 7045]);

/** ERROR_CTX_WINSTATION_NOT_FOUND, and ERROR_FILE_NOT_FOUND, which Windows also says for it. */
export const sessionNotFound: ReadonlySet<number> = new Set([7022, 2]);

/**
 * Nothing answers, or no longer: ERROR_BAD_NETPATH, ERROR_UNEXP_NET_ERR, ERROR_NETNAME_DELETED, ERROR_SEM_TIMEOUT,
 * ERROR_NETWORK_UNREACHABLE, ERROR_HOST_UNREACHABLE, ERROR_PORT_UNREACHABLE, RPC_S_SERVER_UNAVAILABLE,
 * RPC_S_SERVER_TOO_BUSY, RPC_S_CALL_FAILED, RPC_S_CALL_FAILED_DNE, EPT_S_NOT_REGISTERED.
 */
export const notReachable: ReadonlySet<number> = new Set([
  53, 59, 64, 121, 1231, 1232, 1234, 1722, 1723, 1726, 1727, 1753,
]);

/** RPC_S_INVALID_NET_ADDR, WSAHOST_NOT_FOUND, ERROR_BAD_NET_NAME. */
export const badName: ReadonlySet<number> = new Set([1707, 11001, 67]);

/** ERROR_NOT_SUPPORTED, ERROR_CALL_NOT_IMPLEMENTED, ERROR_INVALID_FUNCTION, RPC_S_PROCNUM_OUT_OF_RANGE. */
export const notThere: ReadonlySet<number> = new Set([50, 120, 1, 1745]);
